using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>What can be in a model in words: what moves data here, what holds them in <see cref="StructureDescriptions"/>.</summary>
internal static class ObjectDescriptions
{
    public static async Task<IReadOnlyList<Property>> DescribeAsync(ModelClient model, ObjectKind kind, string name, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case ObjectKind.Imports:
                var import = await model.Imports.FindAsync(name, cancellationToken);
                return Describe(import, await model.Imports.GetMetadataAsync(import.Id, cancellationToken));
            case ObjectKind.Exports:
                var export = await model.Exports.FindAsync(name, cancellationToken);
                return Describe(export, await model.Exports.GetMetadataAsync(export.Id, cancellationToken));
            case ObjectKind.Processes:
                var process = await model.Processes.FindAsync(name, cancellationToken);
                return Describe(process, await model.Processes.GetMetadataAsync(process.Id, cancellationToken));
            case ObjectKind.Files:
                return Describe(await model.Files.FindAsync(name, cancellationToken));
            case ObjectKind.Actions:
                var action = await model.Actions.FindAsync(name, cancellationToken);
                return [new("action", action.Name), new("id", action.Id), new("type", action.Type)];
            default:
                return await StructureDescriptions.DescribeAsync(model, kind, name, cancellationToken);
        }
    }

    private static List<Property> Describe(AnaplanImport import, ImportMetadata metadata)
    {
        var properties = new List<Property>
        {
            new("import", import.Name),
            new("id", import.Id),
            new("type", import.Type),
            new("reads from", metadata.Type),
        };
        if (metadata.Source is not { } source)
            return properties;
        properties.Add(new("file", import.FileId));
        properties.Add(new("encoding", source.TextEncoding));
        properties.Add(new("separator", Visible(source.ColumnSeparator)));
        properties.Add(new("text qualifier", Visible(source.TextDelimiter)));
        properties.Add(new("header row", Number(source.HeaderRow)));
        properties.Add(new("first data row", Number(source.FirstDataRow)));
        properties.Add(new("decimal separator", source.DecimalSeparator));
        properties.AddRange(source.HeaderNames.Select((name, i) => new Property($"column {i + 1}", name)));
        return properties;
    }

    private static List<Property> Describe(AnaplanExport export, ExportMetadata metadata) =>
    [
        new("export", export.Name),
        new("id", export.Id),
        new("layout", metadata.Layout ?? export.Layout ?? export.Type),
        new("format", metadata.Format ?? export.Format),
        new("encoding", metadata.Encoding ?? export.Encoding),
        new("separator", Visible(metadata.Separator)),
        new("rows, estimated", metadata.RowCount is { } rows ? Figures.Count(rows) : null),
        .. metadata.HeaderNames.Select((name, i) => new Property(
            $"column {i + 1}", $"{name}  {(i < metadata.DataTypes.Count ? metadata.DataTypes[i] : "type not told")}")),
    ];

    private static List<Property> Describe(AnaplanProcess process, ProcessMetadata metadata) =>
    [
        new("process", process.Name),
        new("id", process.Id),
        .. metadata.Actions.Select((step, i) => new Property($"step {i + 1}", $"{step.Name} ({step.Id})  {step.Type}")),
    ];

    private static List<Property> Describe(AnaplanFile file) =>
    [
        new("file", file.Name),
        new("id", file.Id),
        new("chunks you see", Number(file.ChunkCount)),
        new("encoding", file.Encoding),
        new("separator", Visible(file.Separator)),
        new("text qualifier", Visible(file.Delimiter)),
        new("header row", Number(file.HeaderRow)),
        new("first data row", Number(file.FirstDataRow)),
    ];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Visible(string? text) => text switch
    {
        "\t" => "tab",
        "" => "none",
        _ => text,
    };
}
