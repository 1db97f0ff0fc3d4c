namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// The usual base of a <see cref="RowWriter"/>: takes rows one by one into something that is emptied when it is full, and keeps the
/// promises about rows that fail and deliveries that have ended. A destination says how to append, flush and finish.
/// </summary>
public abstract class RowDelivery : RowWriter
{
    private readonly RowSchema _schema;
    private long _rowsRead;
    private bool _hasEnded;

    /// <summary>Starts a delivery of rows of this schema.</summary>
    protected RowDelivery(RowSchema schema)
    {
        _schema = schema ?? throw new ArgumentNullException(nameof(schema));
    }

    /// <summary>Rows taken so far.</summary>
    protected long RowsWritten { get; private set; }

    /// <summary>Whether <see cref="FlushAsync"/> has to be called before the next row.</summary>
    protected abstract bool IsFull { get; }

    /// <inheritdoc/>
    public sealed override async ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
    {
        if (rows is null)
            throw new ArgumentNullException(nameof(rows));
        ThrowIfEnded();
        RefuseOtherColumns(rows.Schema);
        var position = rows as IRowPosition;
        try
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                _rowsRead++;
                Append(rows, position?.RowNumber ?? _rowsRead);
                RowsWritten++;
                if (IsFull)
                    await FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is not RowException)
        {
            _hasEnded = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public sealed override ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        _hasEnded = true;
        return FinishAsync(cancellationToken);
    }

    /// <summary>Takes the reader's current row, synchronously.</summary>
    /// <param name="rows">On the row. Nothing of it may be kept.</param>
    /// <param name="rowNumber">Number of the row in its source, for messages.</param>
    /// <exception cref="RowException">The row cannot be taken; everything is as it was before.</exception>
    protected abstract void Append(RowReader rows, long rowNumber);

    /// <summary>Makes room. The only place where a delivery waits between its first row and its last.</summary>
    protected abstract ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Writes what is left and makes the rows count.</summary>
    protected abstract ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken);

    private void ThrowIfEnded()
    {
        if (_hasEnded)
            throw new InvalidOperationException("The delivery has ended: it was completed, or it failed before.");
    }

    private void RefuseOtherColumns(RowSchema schema)
    {
        if (ReferenceEquals(schema, _schema) || schema.Select(column => column.Type).SequenceEqual(_schema.Select(column => column.Type)))
            return;
        throw new ArgumentException($"The rows have other columns than the delivery was started with. Started with: {_schema}. Now: {schema}.");
    }
}
