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
        ObjectKind.Views => [new("name"), new("id"), new("module")],
        ObjectKind.LineItems => [new("name"), new("id"), new("module"), new("format"), new("formula")],
        ObjectKind.Dimensions => [new("name"), new("id"), new("kind")],
        ObjectKind.Versions => [new("name"), new("id"), new("current"), new("actual")],
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
            ObjectKind.Views => await RowsAsync(model.Views, view => [view.ModuleId], cancellationToken),
            ObjectKind.LineItems => await RowsAsync(
                model.LineItems, item => [item.ModuleName, item.Format?.ToString() ?? item.FormatText ?? "", item.Formula ?? ""], cancellationToken),
            ObjectKind.Dimensions => (await DimensionsAsync(model, cancellationToken)).Select(d => (IReadOnlyList<string>)[d.Name, d.Id, d.Kind]).ToList(),
            ObjectKind.Versions => await RowsAsync(model.Versions, version => [YesNo(version.IsCurrent), YesNo(version.IsActual)], cancellationToken),
            ObjectKind.Dashboards => await RowsAsync(model.Dashboards, _ => [], cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
        };

    /// <summary>The dimensions of a model: those that every model has, and its lists. The service has no list of them.</summary>
    public static async Task<IReadOnlyList<ModelDimension>> DimensionsAsync(ModelClient model, CancellationToken cancellationToken)
    {
        var dimensions = new List<ModelDimension>
        {
            new(AnaplanDimension.TimeId, "Time", "time"),
            new(AnaplanDimension.VersionsId, "Versions", "versions"),
            new(AnaplanDimension.UsersId, "Users", "users"),
        };
        await foreach (var list in model.Lists.ListAsync(cancellationToken))
            dimensions.Add(new(list.Id, list.Name, "list"));
        return dimensions;
    }

    /// <summary>How many there are of each kind; kinds that this user may not list show a dash.</summary>
    public static async Task PrintCountsAsync(Screen screen, ModelClient model, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        AnaplanException? refusal = null;
        var canSee = false;
        foreach (var kind in Enum.GetValues<ObjectKind>())
        {
            try
            {
                rows.Add([kind.Word(), Figures.Count((await RowsAsync(model, kind, cancellationToken)).Count)]);
                canSee = true;
            }
            catch (AnaplanException e) when (e.Code is ErrorCodes.NotFound or ErrorCodes.Forbidden or ErrorCodes.ServerError)
            {
                // A missing role comes as a server error from some calls (API reference 9); an outage ends with the first kind.
                if (e.Code == ErrorCodes.ServerError && !canSee)
                    throw;
                rows.Add([kind.Word(), "-"]);
                refusal ??= e;
            }
        }

        if (!canSee)
            throw refusal!;
        TablePrinter.Print(screen, [new("kind"), new("count", IsNumber: true)], rows);
        if (refusal is not null)
            screen.Say("A dash: this user may not list them, or the service failed. See why with: anx ls …/kind");
    }

    public static string YesNo(bool value) => value ? "yes" : "no";

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

/// <summary>A dimension of a model.</summary>
internal sealed record ModelDimension(string Id, string Name, string Kind);
