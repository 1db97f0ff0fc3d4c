using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>What the numbers of a dump count where cells hold line breaks is not known: the rows that come back tell.</summary>
[TestFixture(DumpLineNumbers.PhysicalLines)]
[TestFixture(DumpLineNumbers.Records)]
public sealed class DumpNumberTests(DumpLineNumbers counted) : SimulatorTest
{
    // Read either way, the numbers lead to rows that are there.
    private static readonly MemoryTable Rows = Some.Sales(
        Some.Sale("P1", note: "two\nlines"), Some.Sale("P2"), Some.Sale("P9", note: "a\r\n\"b\""), Some.Sale("P3"), Some.Sale("P8"), Some.Sale("P1"), Some.Sale("P7"), Some.Sale("P2"));

    [Test]
    public async Task Rows_that_come_back_have_the_number_that_they_had()
    {
        var result = await RowTransfer.RunAsync(Rows, Destination());

        Assert.That(await RefusedAsync(result.RejectedRows!), Is.EqualTo(new[] { "P9 3", "P8 5", "P7 7" }));
    }

    [Test]
    public async Task So_they_have_when_the_file_was_there_before()
    {
        var result = (ImportResult)await RowTransfer.RunAsync(Rows, Destination());

        var again = await RejectedRows.WithRowNumbersAsync(Model, result.Task);

        Assert.That(await RefusedAsync(again), Is.EqualTo(new[] { "P9 3", "P8 5", "P7 7" }));
    }

    [Test]
    public async Task Rows_that_were_left_out_are_counted()
    {
        var rows = Some.Sales(Some.Sale("P1", note: "two\nlines"), Some.Sale("P2", units: double.NaN), Some.Sale("P9"), Some.Sale("P1"));

        var result = await RowTransfer.RunAsync(rows, Destination(), onRowError: _ => true);

        Assert.That(await RefusedAsync(result.RejectedRows!), Is.EqualTo(new[] { "P9 3" }));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, Actions = new ActionOptions { DumpLineNumbers = counted } };

    private ImportDestination Destination() => new(Model, Some.ImportName, new ImportOptions { Time = Time });

    private static async Task<IEnumerable<string>> RefusedAsync(ISource refused)
    {
        var destination = new MemoryDestination();
        await RowTransfer.RunAsync(refused, destination);
        var rows = destination.Delivered!;
        return rows.Rows.Select(row => $"{row[rows.Schema.IndexOf("Product")]} {row[rows.Schema.IndexOf(RejectedRows.RowColumn)]}");
    }
}
