using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The items of a list as a destination of rows, in the columns of <see cref="ListSource"/>: <c>id</c>, <c>name</c>, <c>code</c>,
/// <c>parent</c>, a Boolean for each subset, a column for each property (API reference 3.8). Any of them may be missing, as long as
/// something finds the item; a missing value leaves what the item has, an empty text clears it. <c>parentId</c>, <c>listId</c> and
/// <c>listName</c>, which follow from the parent, are passed over.
/// </summary>
/// <remarks>
/// Rows are sent in requests of <see cref="ListWriteOptions.BatchSize"/> and take effect request by request, before the delivery is
/// completed: there is no way to take them back. Rows that the service refuses are a result, not an exception: see <see cref="ListLoadResult"/>.
/// </remarks>
public sealed class ListDestination : IDestination
{
    private readonly ModelClient _model;
    private readonly string _list;
    private readonly ListDestinationOptions _options;

    /// <summary>Names the list. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="listNameOrId">Id, name, or name in another case. Two lists that match are an error.</param>
    /// <param name="options">The defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public ListDestination(ModelClient model, string listNameOrId, ListDestinationOptions? options = null)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _list = listNameOrId ?? throw new ArgumentNullException(nameof(listNameOrId));
        _options = options ?? new ListDestinationOptions();
        if (_options.Problems() is { Count: > 0 } problems)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>All columns that items can have. Rows may lack most of them.</summary>
    /// <exception cref="AnaplanNotFoundException">No list, or several, answer to the name.</exception>
    public async ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default)
        => ListColumns.SchemaOf(await DescribeAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Checks that the columns fit. Nothing is sent before the first request is full or the delivery is completed.</summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the list; all differences are named.</exception>
    /// <exception cref="AnaplanNotFoundException">No list, or several, answer to the name.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var list = await DescribeAsync(cancellationToken).ConfigureAwait(false);
        return new ListRowWriter(_model.Lists, list, new ListColumns(schema, list, _options.Load), _options);
    }

    private async Task<ListMetadata> DescribeAsync(CancellationToken cancellationToken)
    {
        var list = await _model.Lists.FindAsync(_list, cancellationToken).ConfigureAwait(false);
        return await _model.Lists.GetMetadataAsync(list.Id, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What a delivery into a list came to.</summary>
/// <param name="RowsWritten">Rows sent and not refused.</param>
/// <param name="RowsRejected">Rows that had no effect.</param>
/// <param name="RejectedRows">The refused rows, up to <see cref="DirectLoadOptions.MaxKeptRejects"/>; null when there are none.</param>
public sealed record ListLoadResult(long RowsWritten, long RowsRejected, ISource? RejectedRows) : DirectLoadResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>The list.</summary>
    public required AnaplanList List { get; init; }

    /// <summary>Items that are new.</summary>
    public required long Added { get; init; }

    /// <summary>Items that were changed.</summary>
    public required long Updated { get; init; }

    /// <summary>Items that are gone.</summary>
    public required long Deleted { get; init; }
}
