using System.Text.RegularExpressions;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>A view with its columns, as metadata tells them.</summary>
internal sealed class ViewTarget
{
    private static readonly Regex Quotes = new(@"(?<=^|\.)'(?<name>[^']*)'(?=$|\.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private ViewTarget(AnaplanView view, IReadOnlyList<AnaplanDimension> dimensions, IReadOnlyList<IdentifiedColumn> columns)
        => (View, Dimensions, Columns, Schema) = (view, dimensions, columns, new RowSchema(columns.Select(column => column.Column)));

    public AnaplanView View { get; }

    /// <summary>Those that become the first columns, in their order.</summary>
    public IReadOnlyList<AnaplanDimension> Dimensions { get; }

    /// <summary>The columns, with the ids of the dimensions and line items that they are.</summary>
    public IReadOnlyList<IdentifiedColumn> Columns { get; }

    public RowSchema Schema { get; }

    public static async Task<ViewTarget> ResolveAsync(ModelClient model, string? module, string view, ViewSourceOptions options, CancellationToken cancellationToken)
    {
        var found = module is null
            ? await FindAsync(model, view, cancellationToken).ConfigureAwait(false)
            : await FindAsync(model, await model.Modules.FindAsync(module, cancellationToken).ConfigureAwait(false), view, cancellationToken).ConfigureAwait(false);
        var layout = await model.Views.GetLayoutAsync(found.Id, cancellationToken).ConfigureAwait(false);
        var lineItems = await LineItemsAsync(model, found, layout, cancellationToken).ConfigureAwait(false);

        // The order of the reference for one value column: pages, columns, rows (API reference 7.4).
        var dimensions = layout.Pages.Concat(layout.Columns).Concat(layout.Rows)
            .Where(dimension => options.Layout == ViewCsvLayout.TabularSingleColumn || !IsLineItems(dimension)).ToList();
        var values = options.Layout == ViewCsvLayout.TabularSingleColumn
            ? [((string?)null, "Value", lineItems.Select(item => TypeOf(item, options)).Distinct().ToList() is [var only] ? only : ColumnType.Text)]
            : lineItems.Select(item => ((string?)item.Id, item.Name, TypeOf(item, options)));
        return new ViewTarget(found, dimensions, CellTypes.Columns(
            dimensions.Select(dimension => ((string?)dimension.Id, dimension.Name, ColumnType.Text)).Concat(values), options.ColumnFormats));
    }

    private static ColumnType TypeOf(LineItem item, ViewSourceOptions options) => CellTypes.Of(item.Format, item.FormatText, options.Numbers);

    // By its id, or the one that a document gives it instead (API reference 11.3).
    private static bool IsLineItems(AnaplanDimension dimension) => dimension.Id == AnaplanDimension.LineItemsId || dimension.Name == "Line Items";

    /// <summary>By id and name as the service writes it; else as somebody writes it who leaves the quotes out: <c>REV01.P&amp;L (EUR)</c>.</summary>
    private static async Task<AnaplanView> FindAsync(ModelClient model, string nameOrId, CancellationToken cancellationToken)
    {
        try
        {
            return await model.Views.FindAsync(nameOrId, cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanNotFoundException problem) when (!problem.IsAmbiguous && problem.Code == ErrorCodes.NameNotFound)
        {
            var matches = new List<AnaplanView>();
            await foreach (var view in model.Views.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (string.Equals(Unquoted(view.Name), Unquoted(nameOrId), StringComparison.OrdinalIgnoreCase))
                    matches.Add(view);
            }

            return matches.Count switch
            {
                1 => matches[0],
                0 => throw new AnaplanNotFoundException(
                    problem.Code, problem.Message.TrimEnd('.') + ". A saved view is named Module.View, the view that a module opens with like its module.", problem.Hint, problem.Candidates),
                _ => throw new AnaplanNotFoundException(
                    ErrorCodes.AmbiguousName, $"'{nameOrId}' may mean {string.Join(", ", matches)}.", "Write the name with its quotes, or the id.", matches),
            };
        }
    }

    private static async Task<AnaplanView> FindAsync(ModelClient model, AnaplanModule module, string nameOrId, CancellationToken cancellationToken)
    {
        var views = new List<AnaplanView>();
        await foreach (var view in model.Modules.ListViewsAsync(module.Id, cancellationToken).ConfigureAwait(false))
            views.Add(view);
        var matches = views.Where(view => view.Id == nameOrId || view.Name == nameOrId).ToList();
        if (matches.Count == 0)
            matches = views.Where(view => string.Equals(view.Name, nameOrId, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Count == 1
            ? new AnaplanView { Id = matches[0].Id, Name = $"{module.Name}.{matches[0].Name}", ModuleId = module.Id }
            : throw new AnaplanNotFoundException(
                matches.Count == 0 ? ErrorCodes.NameNotFound : ErrorCodes.AmbiguousName,
                $"Module {module} has {(matches.Count == 0 ? "no view" : "several views")} '{nameOrId}', or this user may not see it.",
                $"Its views are: {string.Join(", ", views)}.", matches.Count == 0 ? views : matches);
    }

    private static string Unquoted(string name) => Quotes.Replace(name, "${name}");

    /// <summary>The line items that the view shows, in the order of the module, with their formats.</summary>
    private static async Task<List<LineItem>> LineItemsAsync(ModelClient model, AnaplanView view, ViewLayout layout, CancellationToken cancellationToken)
    {
        var axis = layout.Pages.Concat(layout.Columns).Concat(layout.Rows).FirstOrDefault(IsLineItems);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        if (axis is null)
            shown.Add(view.Id);
        else
            await foreach (var item in model.Views.ListDimensionItemsAsync(view.Id, axis.Id, cancellationToken).ConfigureAwait(false))
                shown.Add(item.Id);
        var lineItems = new List<LineItem>();
        await foreach (var item in model.Modules.ListLineItemsAsync(view.ModuleId, cancellationToken).ConfigureAwait(false))
        {
            if (shown.Contains(item.Id))
                lineItems.Add(item);
        }

        return lineItems;
    }
}
