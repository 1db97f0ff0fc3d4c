namespace AnaplanConnectors.Client;

/// <summary>The line items of a model that this user may read, with all that is known of them (API reference 3.5).</summary>
public sealed class LineItemClient : ItemClient<LineItem>
{
    internal LineItemClient(ModelScope scope)
        : base(scope, new("lineItems", "line item", "line items", "items", "?includeAll=true"), ApiJson.Default.ListLineItem)
    {
    }

    /// <summary>The dimensions of a line item.</summary>
    public IAsyncEnumerable<AnaplanDimension> ListDimensionsAsync(string lineItemId, CancellationToken cancellationToken = default)
        => Scope.Api.ListAsync(
            PathOf(lineItemId, "dimensions"), $"list the dimensions of {Describe(lineItemId)}", ApiJson.Default.ListAnaplanDimension, ["dimensions"], cancellationToken);

    /// <summary>
    /// The items of a dimension of a line item, in the order of the model. Works for every kind of dimension, time included; at most
    /// 1,000,000 items, which come in one answer that is held in memory.
    /// </summary>
    public IAsyncEnumerable<DimensionItem> ListDimensionItemsAsync(string lineItemId, string dimensionId, CancellationToken cancellationToken = default)
        => Scope.Api.ReadItemsAsync(
            PathOf(lineItemId, "dimensions", dimensionId ?? throw new ArgumentNullException(nameof(dimensionId)), "items"),
            $"list the items of dimension {dimensionId} of {Describe(lineItemId)}", ApiJson.Default.DimensionItem, "items", cancellationToken);

    internal IAsyncEnumerable<LineItem> ListOfModuleAsync(string moduleId, string where, CancellationToken cancellationToken)
        => ListAsync(["modules", moduleId], where, cancellationToken);
}
