using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Writes rows as separated text to a stream.</summary>
public sealed class CsvRowWriter : RowWriter
{
    /// <summary>Writes nothing before the first row or <see cref="CompleteAsync"/>.</summary>
    /// <param name="output">
    /// Flushed by <see cref="CompleteAsync"/>; disposed with the writer unless <paramref name="leaveOpen"/> says otherwise.
    /// </param>
    /// <param name="schema">Columns of the rows to come.</param>
    /// <param name="format">How the text is laid out; null: the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the writer is disposed.</param>
    public CsvRowWriter(Stream output, RowSchema schema, CsvFormat? format = null, bool leaveOpen = false)
        => throw new NotImplementedException();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <inheritdoc/>
    public override ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
