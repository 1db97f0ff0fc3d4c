namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Where rows come from.</summary>
public interface ISource
{
    /// <summary>Columns only. Runs nothing, so designers may ask at any time.</summary>
    ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts reading afresh; runs the export or the query if there is one. The caller disposes the reader.</summary>
    ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default);
}
