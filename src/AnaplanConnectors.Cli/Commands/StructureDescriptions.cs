using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>What holds data in a model, in words: modules, line items, views, lists, dimensions, versions.</summary>
internal static class StructureDescriptions
{
    public static Task<IReadOnlyList<Property>> DescribeAsync(ModelClient model, ObjectKind kind, string name, CancellationToken cancellationToken) => kind switch
    {
        ObjectKind.Lists => ListAsync(model, name, cancellationToken),
        ObjectKind.Modules => ModuleAsync(model, name, cancellationToken),
        ObjectKind.Views => ViewAsync(model, name, cancellationToken),
        ObjectKind.LineItems => LineItemAsync(model, name, cancellationToken),
        ObjectKind.Dimensions => DimensionAsync(model, name, cancellationToken),
        ObjectKind.Versions => VersionAsync(model, name, cancellationToken),
        _ => DashboardAsync(model, name, cancellationToken),
    };

    private static async Task<IReadOnlyList<Property>> ListAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var list = await model.Lists.FindAsync(name, cancellationToken);
        return Describe(await model.Lists.GetMetadataAsync(list.Id, cancellationToken));
    }

    private static List<Property> Describe(ListMetadata list) =>
    [
        new("list", list.Name),
        new("id", list.Id),
        new("items", Figures.Count(list.ItemCount)),
        new("numbered", ModelObjects.YesNo(list.IsNumbered)),
        new("next index", list.NextItemIndex is { } index ? $"{Figures.Count(index)} of {Figures.Count(ListMetadata.MaxIndex)}" : null),
        new("production data", ModelObjects.YesNo(list.IsProductionData)),
        new("selective access", ModelObjects.YesNo(list.HasSelectiveAccess)),
        new("parent", list.Parent?.Name),
        new("top level item", list.TopLevelItem?.Name),
        .. list.Properties.Select((property, i) => new Property($"property {i + 1}", $"{property.Name}  {property.Format?.ToString() ?? property.FormatText}")),
        .. list.Subsets.Select((subset, i) => new Property($"subset {i + 1}", $"{subset.Name} ({subset.Id})")),
    ];

    private static async Task<IReadOnlyList<Property>> ModuleAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var module = await model.Modules.FindAsync(name, cancellationToken);
        var lineItems = await model.Modules.ListLineItemsAsync(module.Id, cancellationToken).ToListAsync(cancellationToken);
        var views = await model.Modules.ListViewsAsync(module.Id, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            new("module", module.Name),
            new("id", module.Id),
            new("cells", lineItems.Exists(item => item.CellCount is not null) ? Figures.Count(lineItems.Sum(item => item.CellCount ?? 0)) : null),
            .. lineItems.Select((item, i) => new Property($"line item {i + 1}", $"{item.Name} ({item.Id})  {Format(item)}")),
            .. views.Select((view, i) => new Property($"view {i + 1}", $"{view.Name} ({view.Id})")),
        ];
    }

    private static async Task<IReadOnlyList<Property>> ViewAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var view = await model.Views.FindAsync(name, cancellationToken);
        var layout = await model.Views.GetLayoutAsync(view.Id, cancellationToken);
        return
        [
            new("view", view.Name),
            new("id", view.Id),
            new("module", view.ModuleId),
            new("pages", Names(layout.Pages)),
            new("columns", Names(layout.Columns)),
            new("rows", Names(layout.Rows)),
        ];
    }

    private static async Task<IReadOnlyList<Property>> LineItemAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var item = await model.LineItems.FindAsync(name, cancellationToken);
        var dimensions = await model.LineItems.ListDimensionsAsync(item.Id, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            new("line item", item.Name),
            new("id", item.Id),
            new("module", $"{item.ModuleName} ({item.ModuleId})"),
            new("format", Format(item)),
            new("formula", item.Formula),
            new("can be written", ModelObjects.YesNo(item.IsWritable)),
            new("summary", item.Summary),
            new("dimensions", Names(dimensions)),
            new("time scale", item.TimeScale),
            new("version", item.Version?.Name),
            new("cells", item.CellCount is { } cells ? Figures.Count(cells) : null),
            new("notes", item.Notes),
        ];
    }

    private static async Task<IReadOnlyList<Property>> DimensionAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var dimensions = await ModelObjects.DimensionsAsync(model, cancellationToken);
        var dimension = dimensions.FirstOrDefault(d => d.Id == name) ?? dimensions.FirstOrDefault(d => d.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && d.Kind != "list");
        switch (dimension?.Kind)
        {
            case "time":
                var calendar = await model.Calendar.GetAsync(cancellationToken);
                return
                [
                    new("dimension", dimension.Name), new("id", dimension.Id), new("kind", calendar.Type), new("fiscal year", calendar.FiscalYear?.Year),
                    new("from", calendar.FiscalYear?.StartDate ?? calendar.StartDate), new("to", calendar.FiscalYear?.EndDate), new("current period", calendar.CurrentPeriod?.PeriodText),
                ];
            case "versions":
                var versions = await model.Versions.ListAsync(cancellationToken).ToListAsync(cancellationToken);
                return [new("dimension", dimension.Name), new("id", dimension.Id), .. versions.Select((v, i) => new Property($"item {i + 1}", $"{v.Name} ({v.Id})"))];
            case "users":
                return
                [
                    new("dimension", dimension.Name), new("id", dimension.Id),
                    new("items", Figures.Count(await model.Dimensions.ListItemsAsync(dimension.Id, cancellationToken).CountAsync(cancellationToken))),
                ];
            default:
                return await ListAsync(model, name, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<Property>> VersionAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var version = await model.Versions.FindAsync(name, cancellationToken);
        return
        [
            new("version", version.Name),
            new("id", version.Id),
            new("current", ModelObjects.YesNo(version.IsCurrent)),
            new("actual", ModelObjects.YesNo(version.IsActual)),
            new("switchover", version.Switchover?.PeriodText),
            new("edit from", version.EditFrom?.PeriodText),
            new("edit to", version.EditTo?.PeriodText),
            new("formula", version.Formula),
            new("notes", version.Notes),
        ];
    }

    private static async Task<IReadOnlyList<Property>> DashboardAsync(ModelClient model, string name, CancellationToken cancellationToken)
    {
        var dashboard = await model.Dashboards.FindAsync(name, cancellationToken);
        return [new("dashboard", dashboard.Name), new("id", dashboard.Id)];
    }

    private static string Format(LineItem item) => item.Format?.ToString() ?? item.FormatText ?? "format not told";

    private static string? Names(IReadOnlyList<AnaplanDimension> dimensions) => dimensions.Count == 0 ? null : string.Join(", ", dimensions.Select(d => d.Name));
}
