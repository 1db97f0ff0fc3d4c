using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>A module with the line items that can be set, each with its dimensions.</summary>
internal sealed class CellTarget
{
    private CellTarget(AnaplanModule module, IReadOnlyList<LineItem> calculated, IReadOnlyList<(LineItem Item, IReadOnlyList<AnaplanDimension> Dimensions)> writable)
    {
        (Module, Calculated, Writable) = (module, calculated, writable);
        Dimensions = [.. writable.SelectMany(one => one.Dimensions).GroupBy(dimension => dimension.Id).Select(same => same.First())];
        var columns = CellTypes.Columns(
            Dimensions.Select(dimension => ((string?)dimension.Id, dimension.Name, ColumnType.Text))
                .Concat(writable.Select(one => ((string?)one.Item.Id, one.Item.Name, CellTypes.Of(one.Item.Format, one.Item.FormatText, NumberType.Double)))),
            []);
        Columns = [.. columns.Select((column, i) => i < Dimensions.Count && IsInAll(Dimensions[i]) ? column with { Column = column.Column with { IsNullable = false } } : column)];
        Schema = new RowSchema(Columns.Select(column => column.Column));

        bool IsInAll(AnaplanDimension dimension) => writable.All(one => one.Dimensions.Any(other => other.Id == dimension.Id));
    }

    public AnaplanModule Module { get; }

    /// <summary>Those with a formula.</summary>
    public IReadOnlyList<LineItem> Calculated { get; }

    public IReadOnlyList<(LineItem Item, IReadOnlyList<AnaplanDimension> Dimensions)> Writable { get; }

    /// <summary>All that any of the line items has, each once.</summary>
    public IReadOnlyList<AnaplanDimension> Dimensions { get; }

    /// <summary>The columns with the ids of the dimensions and line items that they are. A dimension that all line items have may not be missing.</summary>
    public IReadOnlyList<IdentifiedColumn> Columns { get; }

    public RowSchema Schema { get; }

    public static async Task<CellTarget> ResolveAsync(ModelClient model, string nameOrId, CancellationToken cancellationToken)
    {
        var module = await model.Modules.FindAsync(nameOrId, cancellationToken).ConfigureAwait(false);
        var calculated = new List<LineItem>();
        var writable = new List<(LineItem, IReadOnlyList<AnaplanDimension>)>();
        var known = new Dictionary<string, IReadOnlyList<AnaplanDimension>>(StringComparer.Ordinal);
        await foreach (var item in model.Modules.ListLineItemsAsync(module.Id, cancellationToken).ConfigureAwait(false))
        {
            if (!item.IsWritable)
                calculated.Add(item);
            else if (!IsHeading(item))
                writable.Add((item, await DimensionsAsync(model, item, known, cancellationToken).ConfigureAwait(false)));
        }

        return writable.Count > 0
            ? new(module, calculated, writable)
            : throw new AnaplanConfigurationException([$"module {module} has no line item that can be set: all of its {calculated.Count} are calculated"]);
    }

    // Line items of no format are headings.
    private static bool IsHeading(LineItem item) => (item.Format?.Kind.Value is { Length: > 0 } kind ? kind : item.FormatText) == "NONE";

    // Line items of the same lists, periods and versions have the same dimensions: one request answers for all of them.
    private static async Task<IReadOnlyList<AnaplanDimension>> DimensionsAsync(
        ModelClient model, LineItem item, Dictionary<string, IReadOnlyList<AnaplanDimension>> known, CancellationToken cancellationToken)
    {
        var shape = string.Join(",", item.AppliesTo.Select(list => list.Id)) + "|" + item.TimeScale + "|" + item.TimeRange + "|" + item.Version?.Id;
        if (known.TryGetValue(shape, out var dimensions))
            return dimensions;
        var found = new List<AnaplanDimension>();
        await foreach (var dimension in model.LineItems.ListDimensionsAsync(item.Id, cancellationToken).ConfigureAwait(false))
            found.Add(dimension);
        return known[shape] = found;
    }
}
