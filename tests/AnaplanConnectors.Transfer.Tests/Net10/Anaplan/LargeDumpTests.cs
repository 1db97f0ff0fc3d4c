using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>As many refused rows as there are rows, and memory that does not grow with them.</summary>
public sealed class LargeDumpTests : SimulatorTest
{
    private const int Rows = 1_000_000;
    private const long MostMemory = 200_000_000;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(Rows)]
    public async Task Every_refused_row_comes_back_in_its_place(int rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = (ImportResult)await RowTransfer.RunAsync(new Refused(rows), new ImportDestination(Model, Some.ImportName));

        var (read, inPlace, most) = await ReadAsync(result.RejectedRows);

        Assert.That((result.RowsSent, result.RowsRejected, result.RowsWritten), Is.EqualTo(((long)Math.Max(rows, 0), (long)rows, 0L)));
        Assert.That((read, inPlace), Is.EqualTo((rows, rows)));
        Assert.That(most - before, Is.LessThan(MostMemory));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, RequestsPerMinute = null, DumpChunkBytes = 3_000_001 };

    private static async Task<(int Read, int InPlace, long MostMemory)> ReadAsync(ISource? rejects)
    {
        if (rejects is null)
            return (0, 0, 0);
        using var rows = await rejects.OpenAsync();
        var row = rows.Schema.IndexOf(RejectedRows.RowColumn);
        var (read, inPlace, most) = (0, 0, 0L);
        while (await rows.ReadAsync())
        {
            read++;
            if ((rows.GetValue(row) as long?) == read && rows.GetString(0).AsSpan(1).SequenceEqual(read.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                inPlace++;
            if (read % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        return (read, inPlace, most);
    }

    private sealed class Refused(int rows) : RowReader, ISource
    {
        private int _row;

        public override RowSchema Schema => Some.SalesSchema;

        public ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default) => new(Schema);

        public ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default) => new(this);

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_row++ < rows);

        public override bool IsDBNull(int ordinal) => ordinal is > 2 and < 5;

        public override object GetValue(int ordinal) => ordinal switch
        {
            0 => FormattableString.Invariant($"X{_row}"),
            1 => "Jan 25",
            2 => (double)_row,
            _ => _row % 3 == 0 ? "a \"note\"\nin two lines" : "a note",
        };
    }
}
