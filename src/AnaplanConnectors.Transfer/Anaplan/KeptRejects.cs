using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Rows that calls of the API refused, with their reasons. The service keeps no dump of these, so they are kept here, up to a limit;
/// those beyond are counted. The columns are those of <see cref="RejectedRows"/>, without a line.
/// </summary>
internal sealed class KeptRejects(RowSchema schema, int limit) : ISource
{
    private readonly List<object?[]> _rows = [];

    /// <summary>How many there are, and why.</summary>
    public RejectSummary Summary { get; } = new();

    /// <summary>Rows beyond the limit, which cannot be read here.</summary>
    public long Dropped { get; private set; }

    private RowSchema Schema { get; } = new(schema.Select(column => new Column(column.Name, ColumnType.Text)).Concat(
    [
        new Column(RejectedRows.RowColumn, ColumnType.Integer),
        new Column(RejectedRows.LineColumn, ColumnType.Integer),
        new Column(RejectedRows.StatusColumn, ColumnType.Text, IsNullable: false),
        new Column(RejectedRows.ReasonColumn, ColumnType.Text, IsNullable: false),
    ]));

    public void Add(KeptRow row, bool isWarning, IReadOnlyList<string> messages)
    {
        Summary.Add(schema, row.Texts, isWarning, row.Number, messages);
        if (_rows.Count < limit)
            _rows.Add([.. row.Texts, row.Number, null, isWarning ? RejectedRows.WarningStatus : RejectedRows.ErrorStatus, string.Join(" | ", messages)]);
        else
            Dropped++;
    }

    public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(Schema);

    public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(new Reader(Schema, _rows));

    private sealed class Reader(RowSchema schema, List<object?[]> rows) : RowReader
    {
        private int _row = -1;

        public override RowSchema Schema => schema;

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(++_row < rows.Count);
        }

        public override bool IsDBNull(int ordinal) => rows[_row][ordinal] is null;

        public override object GetValue(int ordinal) => rows[_row][ordinal] ?? DBNull.Value;
    }
}

/// <summary>A row on its way to the service, as texts, so that it can be handed back.</summary>
internal sealed record KeptRow(long Number, string?[] Texts);
