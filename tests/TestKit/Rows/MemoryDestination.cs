using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>Collects rows. What was delivered shows when the delivery is complete.</summary>
public sealed class MemoryDestination(RowSchema? expected = null) : IDestination
{
    /// <summary>The rows of the last delivery that was completed.</summary>
    public MemoryTable? Delivered { get; private set; }

    /// <summary>Says why a row cannot be taken, or null.</summary>
    public Func<object?[], string?> Refuses { get; init; } = _ => null;

    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => new(expected);

    public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new(new Writer(this, schema));

    private sealed class Writer(MemoryDestination destination, RowSchema schema) : RowWriter
    {
        private readonly List<object?[]> _rows = [];
        private long _rowsRead;
        private bool _hasEnded;

        public override async ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
        {
            if (!rows.Schema.Select(column => column.Type).SequenceEqual(schema.Select(column => column.Type)))
                throw new ArgumentException("The rows have other columns than the delivery was started with.");
            try
            {
                while (await rows.ReadAsync(cancellationToken))
                {
                    _rowsRead++;
                    var row = MemoryTable.Current(rows);
                    if (destination.Refuses(row) is { } reason)
                        throw new RowException(reason, (rows as IRowPosition)?.RowNumber ?? _rowsRead);
                    _rows.Add(row);
                }
            }
            catch (Exception fault) when (fault is not RowException)
            {
                _hasEnded = true;
                throw;
            }
        }

        public override ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
        {
            if (_hasEnded)
                throw new InvalidOperationException("The delivery has ended.");
            _hasEnded = true;
            destination.Delivered = new MemoryTable(schema, _rows);
            return new ValueTask<TransferResult>(new TransferResult(_rows.Count));
        }
    }
}
