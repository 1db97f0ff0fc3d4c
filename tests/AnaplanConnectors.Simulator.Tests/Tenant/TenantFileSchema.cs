using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>
/// The tenant file as JSON Schema, for editors: made from the definition classes, which are the schema, and their comments.
/// </summary>
internal sealed partial class TenantFileSchema
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string> _summaries = XDocument
        .Load(Path.ChangeExtension(typeof(TenantDefinition).Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => TextOf(member.Element("summary")));

    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    public string Write()
    {
        var root = Reference(typeof(TenantDefinition));
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "Tenant file of the Anaplan simulator";
        root["$defs"] = new JsonObject(_definitions.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
        return JsonSerializer.Serialize(root, Format) + "\n";
    }

    private JsonObject Of(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string))
            // YAML has numbers, dates and booleans where we read texts.
            return new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (target == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (target == typeof(int) || target == typeof(long))
            return new JsonObject { ["type"] = "integer" };
        if (target.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. ApiText.WordsOf(target).Keys.Select(word => JsonValue.Create(word))]) };
        if (target == typeof(IReadOnlyDictionary<string, string>))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(typeof(string)) };
        return target.IsGenericType
            ? new JsonObject { ["type"] = "array", ["items"] = Of(target.GetGenericArguments()[0]) }
            : Reference(target);
    }

    private JsonObject Reference(Type type)
    {
        var name = type.Name.Replace("Definition", "", StringComparison.Ordinal);
        if (_definitions.TryAdd(name, new JsonObject()))
            _definitions[name] = Definition(type);
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonObject Definition(Type type)
    {
        var properties = new JsonObject();
        foreach (var property in type.GetProperties())
        {
            var schema = Of(property.PropertyType);
            if (_summaries.GetValueOrDefault($"P:{type.FullName}.{property.Name}") is { Length: > 0 } summary)
                schema["description"] = summary;
            properties[DefinitionReader.KeyOf(property)] = schema;
        }

        var mapping = new JsonObject
        {
            ["description"] = _summaries.GetValueOrDefault($"T:{type.FullName}") ?? "",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        return type.GetProperties().FirstOrDefault(property => property.IsDefined(typeof(ShorthandAttribute))) is { } shorthand
            ? new JsonObject { ["anyOf"] = new JsonArray(mapping, Of(shorthand.PropertyType)) }
            : mapping;
    }

    private static string TextOf(XElement? summary)
    {
        if (summary is null)
            return "";
        foreach (var reference in summary.Descendants("see").ToList())
            reference.ReplaceWith(KeyOf(reference.Attribute("cref")!.Value));
        return Blanks().Replace(summary.Value, " ").Trim();
    }

    // P:…ListDefinition.ItemsCsv is the key itemsCsv; F:…CalendarType.Months the word MONTHS.
    private static string KeyOf(string reference)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal)
            ? char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..]
            : CamelCase().Replace(name, "_$1").TrimStart('_').ToUpperInvariant();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("([A-Z])")]
    private static partial Regex CamelCase();
}
