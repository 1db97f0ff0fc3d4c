using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.ObjectStorage;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Writes docs/options.md from the option classes: name, type and default by reflection, the sentence from the code.</summary>
internal static partial class OptionsDocument
{
    public static readonly Type[] Classes =
    [
        typeof(AnaplanClientOptions), typeof(RetryOptions), typeof(TimeoutOptions), typeof(ProxyOptions), typeof(TaskStartOptions),
        typeof(TaskWaitOptions), typeof(ListReadOptions), typeof(ListWriteOptions), typeof(ViewReadOptions), typeof(CellWriteOptions), typeof(DimensionLookupOptions),
        typeof(FileUploadOptions), typeof(FileDownloadOptions), typeof(ImportOptions), typeof(UploadOptions), typeof(ListDestinationOptions), typeof(CellDestinationOptions),
        typeof(ExportOptions), typeof(ListSourceOptions), typeof(ViewSourceOptions), typeof(CsvFormat), typeof(DbTableOptions), typeof(ParquetFileOptions),
        typeof(ArrowFileOptions), typeof(ObjectStorageOptions),
    ];

    public static string Create()
    {
        var text = new StringBuilder("""
            # Options

            Written from the code by a test (`OptionsDocumentTests`); change the code, not this page. Everything has a default unless the text
            says "Required", and every combination of defaults works.

            """);
        foreach (var type in Classes)
            Append(text, type);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        var comments = Comments(type.Assembly);
        text.Append(CultureInfo.InvariantCulture, $"\n## {type.Name}\n\n{Summary(comments, "T:" + type.FullName)} (`{type.Assembly.GetName().Name}`)\n\n| Option | Type | Meaning |\n|---|---|---|\n");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true }))
            text.Append(CultureInfo.InvariantCulture, $"| `{property.Name}` | {Name(property.PropertyType)} | {Summary(comments, $"P:{property.DeclaringType!.FullName}.{property.Name}")} |\n");
    }

    private static Dictionary<string, XElement> Comments(Assembly assembly)
        => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    private static string Summary(Dictionary<string, XElement> comments, string member)
    {
        var summary = comments[member].Element("summary") ?? throw new InvalidOperationException($"{member} has no summary.");
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword"))!.Split('.').Last()}`",
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement other => other.Value,
            _ => string.Empty,
        }));
        return Whitespace().Replace(text, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (!type.IsGenericType)
            return type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`")) : $"`{type.Name}`";
        return $"`{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
