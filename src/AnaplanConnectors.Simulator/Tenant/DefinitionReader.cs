using System.Globalization;
using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Makes definitions from YAML nodes. The definition classes are the schema: nothing is guessed from how a scalar looks, so a
/// code of <c>007</c> stays what it is. Remembers where everything stood, for problems found later.
/// </summary>
internal sealed class DefinitionReader(string folder)
{
    private readonly Dictionary<(object Definition, string? Property), Mark> _places = new(PlaceComparer.Instance);
    private readonly List<TenantProblem> _problems = [];

    public IReadOnlyList<TenantProblem> Problems => _problems;

    /// <summary>Null, with a problem where it is not allowed, when the node has no usable value.</summary>
    public object? Read(YamlNode node, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" })
            return null;
        if (target == typeof(string) || target == typeof(bool) || target == typeof(int) || target == typeof(long)
            || target.IsEnum)
            return node is YamlScalarNode scalar
                ? ReadScalar(scalar, target)
                : Report(node, $"This has to be {Describe(target)}, not a {KindOf(node)}.");
        if (target == typeof(IReadOnlyDictionary<string, string>))
            return ReadTexts(node);
        return target.IsGenericType ? ReadList(node, target.GetGenericArguments()[0]) : ReadDefinition(node, target);
    }

    /// <summary>A problem of a definition, with the place of the definition.</summary>
    public TenantProblem Locate(DefinitionProblem problem)
    {
        if (!_places.TryGetValue((problem.Definition, problem.Property), out var mark))
            mark = _places.GetValueOrDefault((problem.Definition, null));
        return new TenantProblem(problem.Message, problem.Suggestion, (int)mark.Line, (int)mark.Column);
    }

    /// <summary>The key of a property: its name in camel case.</summary>
    public static string KeyOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private object? ReadDefinition(YamlNode node, Type type)
    {
        var properties = type.GetProperties().ToDictionary(KeyOf, StringComparer.Ordinal);
        var definition = Activator.CreateInstance(type)!;
        _places[(definition, null)] = StartOf(node);
        if (node is YamlMappingNode mapping)
        {
            foreach (var (key, value) in mapping.Children)
                Set(definition, properties, key, value);
            return definition;
        }

        if (node is not YamlScalarNode || type.GetProperties()
            .FirstOrDefault(property => property.IsDefined(typeof(ShorthandAttribute))) is not { } shorthand)
            return Report(node,
                $"This has to be a mapping, with keys such as {string.Join(", ", properties.Keys.Take(3))}, not a {KindOf(node)}.");
        SetValue(definition, shorthand, node);
        return definition;
    }

    private void Set(object definition, Dictionary<string, PropertyInfo> properties, YamlNode key, YamlNode value)
    {
        if (key is not YamlScalarNode { Value: { } name })
            Report(key, $"A key has to be a text, not a {KindOf(key)}.");
        else if (properties.TryGetValue(name, out var property))
            SetValue(definition, property, value);
        else
            Report(key, $"There is no key '{name}' here.", Nearest.To(name, properties.Keys));
    }

    private void SetValue(object definition, PropertyInfo property, YamlNode node)
    {
        _places[(definition, property.Name)] = StartOf(node);
        var value = Read(node, property.PropertyType);
        if (value is string path && property.IsDefined(typeof(FilePathAttribute)))
            value = Path.GetFullPath(path, folder);
        // A key without a value is left out; the default holds.
        if (value is not null)
            property.SetValue(definition, value);
    }

    private Array ReadList(YamlNode node, Type itemType)
    {
        if (node is not YamlSequenceNode sequence)
        {
            Report(node, $"This has to be a list, not a {KindOf(node)}.");
            return Array.CreateInstance(itemType, 0);
        }

        var items = sequence.Children.Select(child => Read(child, itemType) ?? Blank(child)).Where(item => item is not null)
            .ToList();
        var array = Array.CreateInstance(itemType, items.Count);
        for (var index = 0; index < items.Count; index++)
            array.SetValue(items[index], index);
        return array;

        object? Blank(YamlNode child) => child is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" }
            ? Report(child, "An entry of a list has to have a value.")
            : null;
    }

    private Dictionary<string, string> ReadTexts(YamlNode node)
    {
        var texts = new Dictionary<string, string>();
        if (node is not YamlMappingNode mapping)
        {
            Report(node, $"This has to be a mapping of texts, not a {KindOf(node)}.");
            return texts;
        }

        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode text)
                texts[name] = text.Value ?? "";
            else
                Report(value, $"This has to be a text, not a {KindOf(value)}.");
        }

        return texts;
    }

    private object? ReadScalar(YamlScalarNode node, Type type)
    {
        var text = node.Value!;
        if (type == typeof(string))
            return text;
        if (type == typeof(int)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        if (type == typeof(long)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size))
            return size;
        if (type == typeof(bool) && text is "true" or "false")
            return text == "true";
        if (type.IsEnum && ApiText.WordsOf(type).TryGetValue(text, out var word))
            return word;
        return Report(node, $"'{text}' is not {Describe(type)}.", type.IsEnum
            ? Nearest.To(text, ApiText.WordsOf(type).Keys)
            : null);
    }

    private object? Report(YamlNode node, string message, string? suggestion = null)
    {
        var start = StartOf(node);
        _problems.Add(new TenantProblem(message, suggestion, (int)start.Line, (int)start.Column));
        return null;
    }

    // The parser does not know where a mapping without braces starts that is an entry of a list in brackets: [to: NAME].
    private static Mark StartOf(YamlNode node) =>
        node is YamlMappingNode { Start.Index: 0, Children: [var (firstKey, _), ..] } ? firstKey.Start : node.Start;

    private static string Describe(Type type)
    {
        if (type.IsEnum)
            return "one of " + string.Join(", ", ApiText.WordsOf(type).Keys);
        return type == typeof(string) ? "a text" : type == typeof(bool) ? "true or false" : "a whole number";
    }

    private static string KindOf(YamlNode node) => node switch
    {
        YamlMappingNode => "mapping",
        YamlSequenceNode => "list",
        _ => "plain value",
    };

    /// <summary>Definitions are told apart by identity: two of them may be equal in every value.</summary>
    private sealed class PlaceComparer : IEqualityComparer<(object Definition, string? Property)>
    {
        public static PlaceComparer Instance { get; } = new();

        public bool Equals((object Definition, string? Property) left, (object Definition, string? Property) right) =>
            ReferenceEquals(left.Definition, right.Definition) && left.Property == right.Property;

        public int GetHashCode((object Definition, string? Property) place) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(place.Definition), place.Property);
    }
}
