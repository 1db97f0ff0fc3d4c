using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Gives each hundred rows a number of their own, by which a folder can be partitioned.</summary>
internal sealed class NumberedDestination(IDestination inner) : IDestination
{
    public const string Number = "Number";

    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => inner.GetSchemaAsync(cancellationToken);

    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new NumberedWriter(await inner.OpenAsync(Numbered(schema), cancellationToken));

    private static RowSchema Numbered(RowSchema schema) => new([.. schema, new Column(Number, ColumnType.Integer)]);

    private sealed class NumberedWriter(RowWriter inner) : RowWriter
    {
        public override ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
            => inner.WriteAsync(new NumberedRows(rows), cancellationToken);

        public override ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default) => inner.CompleteAsync(cancellationToken);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class NumberedRows(RowReader rows) : RowReader
    {
        private long _row;

        public override RowSchema Schema { get; } = Numbered(rows.Schema);

        private int Last => rows.FieldCount;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            _row++;
            return rows.ReadAsync(cancellationToken);
        }

        public override bool IsDBNull(int ordinal) => ordinal != Last && rows.IsDBNull(ordinal);

        // Folders are sorted by name: 100 stands before 99.
        public override object GetValue(int ordinal) => ordinal == Last ? 100 + _row / 100 : rows.GetValue(ordinal);
    }
}
