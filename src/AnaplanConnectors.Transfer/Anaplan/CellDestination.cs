using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The cells of a module as a destination of rows: a column for each dimension, by its name, and a column for each line item to set
/// (API reference 3.10). Line items that rows do not have keep their values, and so does a cell whose value is missing; an empty text
/// clears a text. Only line items without formula can be set.
/// </summary>
/// <remarks>
/// Cells are sent in requests of <see cref="CellWriteOptions.BatchSize"/> and take effect request by request, before the delivery is
/// completed: there is no way to take them back, and repeating does no harm. For more than some 100,000 cells an import is faster. Cells that
/// the service refuses are a result: a row that lost some of its cells is one with a warning, a row that lost all is refused.
/// </remarks>
public sealed class CellDestination : IDestination, IIdentifiedColumns
{
    private readonly ModelClient _model;
    private readonly string _module;
    private readonly CellDestinationOptions _options;

    /// <summary>Names the module. No request is made yet.</summary>
    /// <param name="model">The model; not disposed here.</param>
    /// <param name="moduleNameOrId">Id, name, or name in another case. Two modules that match are an error.</param>
    /// <param name="options">The defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public CellDestination(ModelClient model, string moduleNameOrId, CellDestinationOptions? options = null)
    {
        _model = model ?? throw new ArgumentNullException(nameof(model));
        _module = moduleNameOrId ?? throw new ArgumentNullException(nameof(moduleNameOrId));
        _options = options ?? new CellDestinationOptions();
        if (_options.Problems() is { Count: > 0 } problems)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>The dimensions and all line items that can be set. Rows may lack line items; dimensions that all of them have are not nullable.</summary>
    /// <exception cref="AnaplanNotFoundException">No module, or several, answer to the name.</exception>
    public async ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default)
        => (await CellTarget.ResolveAsync(_model, _module, cancellationToken).ConfigureAwait(false)).Schema;

    /// <summary>The same columns with the ids of the dimensions and line items that they are.</summary>
    /// <exception cref="AnaplanNotFoundException">No module, or several, answer to the name.</exception>
    public async ValueTask<IReadOnlyList<IdentifiedColumn>> GetIdentifiedColumnsAsync(CancellationToken cancellationToken = default)
        => (await CellTarget.ResolveAsync(_model, _module, cancellationToken).ConfigureAwait(false)).Columns;

    /// <summary>Checks that the columns fit. Nothing is sent before the first request is full or the delivery is completed.</summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the module; all differences are named.</exception>
    /// <exception cref="AnaplanNotFoundException">No module, or several, answer to the name.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var target = await CellTarget.ResolveAsync(_model, _module, cancellationToken).ConfigureAwait(false);
        return new CellRowWriter(_model.Modules, target.Module, new CellColumns(schema, target, _options.ItemsBy), _options);
    }
}

/// <summary>What a delivery into a module came to.</summary>
/// <param name="RowsWritten">Rows of which at least one cell was set, or that had nothing to set.</param>
/// <param name="RowsRejected">Rows of which no cell could be set.</param>
/// <param name="RejectedRows">
/// The refused rows and those with warnings, up to <see cref="DirectLoadOptions.MaxKeptRejects"/>; null when there are none.
/// </param>
public sealed record CellLoadResult(long RowsWritten, long RowsRejected, ISource? RejectedRows) : DirectLoadResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>The module.</summary>
    public required AnaplanModule Module { get; init; }

    /// <summary>Cells that were sent.</summary>
    public required long CellsSent { get; init; }

    /// <summary>Cells that have a new value, by the service's count.</summary>
    public required long CellsChanged { get; init; }
}
