using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>The objects of a model as lines of a table: name, id, and what is worth knowing about the kind.</summary>
internal static class ModelObjects
{
    public static IReadOnlyList<TableColumn> Columns(ObjectKind kind) => kind switch
    {
        ObjectKind.Imports => [new("name"), new("id"), new("type"), new("file")],
        ObjectKind.Exports => [new("name"), new("id"), new("layout"), new("format")],
        ObjectKind.Actions => [new("name"), new("id"), new("type")],
        ObjectKind.Files => [new("name"), new("id"), new("chunks", IsNumber: true), new("encoding")],
        _ => [new("name"), new("id")],
    };

    public static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(ModelClient model, ObjectKind kind, CancellationToken cancellationToken)
        => kind switch
        {
            ObjectKind.Imports => await RowsAsync(model.Imports, import => [import.Type ?? "", import.FileId ?? ""], cancellationToken),
            ObjectKind.Exports => await RowsAsync(model.Exports, export => [export.Layout ?? export.Type ?? "", export.Format ?? ""], cancellationToken),
            ObjectKind.Actions => await RowsAsync(model.Actions, action => [action.Type ?? ""], cancellationToken),
            ObjectKind.Processes => await RowsAsync(model.Processes, _ => [], cancellationToken),
            ObjectKind.Files => await RowsAsync(model.Files, file => [file.ChunkCount.ToString(CultureInfo.InvariantCulture), file.Encoding ?? ""], cancellationToken),
            ObjectKind.Lists => await RowsAsync(model.Lists, _ => [], cancellationToken),
            ObjectKind.Modules => await RowsAsync(model.Modules, _ => [], cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };

    public static async Task<string> CountAsync(ModelClient model, ObjectKind kind, CancellationToken cancellationToken)
        => Figures.Count((await RowsAsync(model, kind, cancellationToken)).Count);

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync<T>(
        ItemClient<T> items, Func<T, IReadOnlyList<string>> more, CancellationToken cancellationToken)
        where T : NamedItem
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var item in items.ListAsync(cancellationToken))
            rows.Add([item.Name, item.Id, .. more(item)]);
        return rows;
    }
}
