using System.CommandLine;
using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx describe</c>: everything the service tells about one object.</summary>
internal static class DescribeCommand
{
    public static Command Create(AnxHost host)
    {
        var location = new Argument<string>("location") { Description = "connection:/workspace/model[/kind/name]" };
        var command = new Command("describe", """
            Show what the service tells about a model, import, export, process, file, action, list or module.

            Example:
              anx describe "prod:/Finance/FP&A/imports/Load Actuals"
            """)
        {
            location,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var where = Location.ParseAnaplan(parsed.GetValue(location)!);
            using var place = await ModelPlace.OpenAsync(screen, where, null, cancellationToken);
            var properties = where is { Kind: { } kind, Name: { } name }
                ? await DescribeAsync(place.Access, kind, name, cancellationToken)
                : await DescribeAsync(place, cancellationToken);
            TablePrinter.Print(
                screen, [new("property"), new("value")],
                properties.Select(property => (IReadOnlyList<string>)[property.Name, property.Value ?? "-"]).ToList());
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Property>> DescribeAsync(ModelPlace place, CancellationToken cancellationToken)
    {
        var status = await place.Access.GetStatusAsync(cancellationToken);
        return
        [
            new("model", place.Model.Name),
            new("id", place.Model.Id),
            new("workspace", $"{place.Model.WorkspaceName} ({place.Model.WorkspaceId})"),
            new("state", place.Model.State.ToString()),
            new("doing", status.CurrentStep),
            new("memory", place.Model.MemoryUsage is { } bytes ? Figures.Bytes(bytes) : null),
        ];
    }

    private static async Task<IReadOnlyList<Property>> DescribeAsync(
        ModelClient model, ObjectKind kind, string name, CancellationToken cancellationToken)
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
                var file = await model.Files.FindAsync(name, cancellationToken);
                return Describe(file);
            case ObjectKind.Actions:
                var action = await model.Actions.FindAsync(name, cancellationToken);
                return [new("action", action.Name), new("id", action.Id), new("type", action.Type)];
            case ObjectKind.Lists:
                var list = await model.Lists.FindAsync(name, cancellationToken);
                return [new("list", list.Name), new("id", list.Id)];
            default:
                var module = await model.Modules.FindAsync(name, cancellationToken);
                return [new("module", module.Name), new("id", module.Id)];
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

    private sealed record Property(string Name, string? Value);
}
