using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>
/// The process that the kill tests kill: loads rows of a run into table t, unless the run was committed before, and says on standard output how
/// far it is.
/// </summary>
public static class LoadProgram
{
    public const int Rows = 5_000;

    public static RowSchema Schema { get; } = new(
        new Column("run", ColumnType.Text), new Column("n", ColumnType.Integer), new Column("amount", ColumnType.Decimal), new Column("note", ColumnType.Text));

    public static async Task Main(string[] arguments)
    {
        using var database = TestDatabase.Open(Enum.Parse<TestDatabaseKind>(arguments[0]), arguments[1]);
        var runId = arguments[2];
        var table = database.Table(runId: runId);
        if (await table.FindRunAsync(runId) is null)
            await RowTransfer.RunAsync(new CountedRows(runId), table);
        await Console.Out.WriteLineAsync("done");
    }

    private sealed class CountedRows(string runId) : RowReader, ISource
    {
        private int _row;

        public override RowSchema Schema => LoadProgram.Schema;

        public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(Schema);

        public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(this);

        public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            if (_row % 250 == 0)
                Console.Out.WriteLine($"row {_row}");
            return Task.FromResult(_row++ < Rows);
        }

        public override bool IsDBNull(int ordinal) => false;

        public override object GetValue(int ordinal) => ordinal switch
        {
            0 => runId,
            1 => (long)_row,
            2 => _row + 0.25m,
            _ => $"note of row {_row}, long enough to fill some blocks of memory on its way",
        };
    }
}
