namespace AnaplanConnectors.Client;

/// <summary>Counts the cells of a view: the product of what it shows of each dimension.</summary>
internal sealed class ViewSize(ViewClient views, string viewId)
{
    /// <returns>Null when there are more than a limit for certain; then the rest is not counted.</returns>
    public async Task<long?> CountAsync(long limit, CancellationToken cancellationToken)
    {
        var layout = await views.GetLayoutAsync(viewId, cancellationToken).ConfigureAwait(false);
        var cells = 1L;
        var isTooMany = false;
        foreach (var dimension in layout.Pages.Concat(layout.Columns).Concat(layout.Rows))
        {
            var count = isTooMany ? 1 : await CountItemsAsync(dimension.Id, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return 0;
            if (count is null || (cells *= count.Value) > limit)
                isTooMany = true;
        }

        return isTooMany ? null : cells;
    }

    // A dimension of more than a million items is refused (API reference 3.6).
    private async Task<long?> CountItemsAsync(string dimensionId, CancellationToken cancellationToken)
    {
        var count = 0L;
        try
        {
            await foreach (var _ in views.ListDimensionItemsAsync(viewId, dimensionId, cancellationToken).ConfigureAwait(false))
                count++;
        }
        catch (AnaplanApiException e) when (e.StatusCode == 400)
        {
            return null;
        }

        return count;
    }
}
