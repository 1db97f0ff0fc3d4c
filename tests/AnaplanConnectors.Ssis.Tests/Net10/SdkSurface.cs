using System.Text.RegularExpressions;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The list of what the real SSIS assemblies hold, read from their metadata once; see the head of the file.</summary>
internal sealed partial class SdkSurface
{
    private readonly Dictionary<string, Dictionary<string, bool>> _members = [];
    private readonly Dictionary<string, string> _bases = [];
    private readonly Dictionary<string, string> _assemblies = [];

    public static SdkSurface Read(string path)
    {
        var surface = new SdkSurface();
        string assembly = "", type = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("# assembly ", StringComparison.Ordinal))
                assembly = line["# assembly ".Length..].Trim();
            else if (TypeLine().Match(line) is { Success: true } match)
                surface.AddType(type = match.Groups["name"].Value, assembly, match.Groups["base"].Value);
            else if (line.StartsWith("  ", StringComparison.Ordinal))
                surface.AddMember(type, line.Trim());
        }

        return surface;
    }

    public bool HasType(string assembly, string type) => _assemblies.TryGetValue(type, out var found) && found == assembly;

    /// <summary>Whether the type itself declares the member.</summary>
    public bool Declares(string type, string member) => _members.TryGetValue(type, out var members) && members.ContainsKey(member);

    /// <summary>Everything that the type itself declares.</summary>
    public IEnumerable<string> MembersOf(string type) => _members[type].Keys;

    /// <summary>Whether the type or one of its bases has it as something to override.</summary>
    public bool HasVirtual(string type, string member)
    {
        for (string? current = type; current is not null && _members.TryGetValue(current, out var members); current = _bases.GetValueOrDefault(current))
        {
            if (members.TryGetValue(member, out var isVirtual) && isVirtual)
                return true;
        }

        return false;
    }

    public static string Normalize(string type) => type switch
    {
        "System.Decimal" => "decimal", "System.Double" => "double", "System.Single" => "float", "System.SByte" => "sbyte", _ => type,
    };

    private void AddType(string name, string assembly, string baseType)
    {
        _assemblies[name] = assembly;
        _members[name] = [];
        if (baseType.Length > 0)
            _bases[name] = baseType;
    }

    private void AddMember(string type, string line)
    {
        if (PropertyLine().Match(line) is { Success: true } property)
        {
            var of = TypeOf(property.Groups["type"].Value);
            var index = Types(property.Groups["index"].Value);
            var isVirtual = property.Groups["virtual"].Success;
            var name = property.Groups["name"].Value;
            if (line.Contains("get;", StringComparison.Ordinal))
                _members[type][$"{of} get_{name}({index})"] = isVirtual;
            if (line.Contains("set;", StringComparison.Ordinal))
                _members[type][$"void set_{name}({(index.Length > 0 ? index + "," : "")}{of})"] = isVirtual;
        }
        else if (MethodLine().Match(line) is { Success: true } method)
        {
            _members[type][$"{TypeOf(method.Groups["type"].Value)} {method.Groups["name"].Value}({Types(method.Groups["args"].Value)})"]
                = line.Contains(" virtual ", StringComparison.Ordinal) || line.Contains(" abstract ", StringComparison.Ordinal) || line.Contains(" override ", StringComparison.Ordinal);
        }
        else if (FieldLine().Match(line) is { Success: true } field)
        {
            _members[type][$"{TypeOf(field.Groups["type"].Value)} {field.Groups["name"].Value}"] = false;
        }
        else if (EnumLine().Match(line) is { Success: true } value)
        {
            _members[type][$"{value.Groups["name"].Value} = {value.Groups["value"].Value}"] = false;
        }
    }

    private static string Types(string arguments)
        => string.Join(",", SplitArguments(arguments).Select(argument => TypeOf(argument[..argument.LastIndexOf(' ')])));

    private static string TypeOf(string text)
    {
        var type = text.Replace("out ", "ref ", StringComparison.Ordinal).Trim();
        var isRef = type.StartsWith("ref ", StringComparison.Ordinal);
        type = isRef ? type[4..] : type;
        var isArray = type.EndsWith("[]", StringComparison.Ordinal);
        type = isArray ? type[..^2] : type;
        return (isRef ? "ref " : "") + Normalize(type) + (isArray ? "[]" : "");
    }

    private static IEnumerable<string> SplitArguments(string arguments)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            depth += arguments[i] == '<' ? 1 : arguments[i] == '>' ? -1 : 0;
            if (arguments[i] != ',' || depth > 0)
                continue;
            yield return arguments[start..i].Trim();
            start = i + 1;
        }

        if (arguments[start..].Trim() is { Length: > 0 } last)
            yield return last;
    }

    [GeneratedRegex(@"^T (?:\w+ )*?(?:enum|struct|interface|class) (?<name>\S+)(?: : (?<base>\S+))?")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^P (?<virtual>virtual )?(?<type>.+?) (?<name>\w+)(?:\[(?<index>.*?)\])? \{")]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^M (?:public|protected) (?:(?:static|virtual|abstract|override|/\*sealed-virtual\*/) )*(?<type>\S+(?:<.*?>)?) (?<name>[\w.]+)\((?<args>.*)\)$")]
    private static partial Regex MethodLine();

    [GeneratedRegex(@"^F (?:public|protected) (?:(?:static|const|readonly) )*(?<type>\S+) (?<name>\w+)")]
    private static partial Regex FieldLine();

    [GeneratedRegex(@"^(?<name>\w+) = (?<value>-?\d+)$")]
    private static partial Regex EnumLine();
}
