namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Where rows go.</summary>
public interface IDestination
{
    /// <summary>Columns expected, or null when any will do. Changes nothing anywhere.</summary>
    ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts a delivery of rows of this schema. The caller disposes the writer.</summary>
    ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default);
}
