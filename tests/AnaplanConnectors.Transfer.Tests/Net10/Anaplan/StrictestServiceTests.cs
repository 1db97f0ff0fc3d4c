using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>
/// Rows both ways against a service that answers every open question (API reference 13) in the way that is hardest on us, and in its tasks
/// keeps the model to itself.
/// </summary>
public sealed class StrictestServiceTests : SimulatorTest
{
    [Test]
    public async Task Rows_go_in_come_back_typed_and_the_refused_ones_with_row_and_reason()
    {
        var rows = Some.Sales(
            Some.Sale("P1", units: 1234.5, launch: new DateTime(2025, 3, 1), active: true, note: "Größe, \"gut\""), Some.Sale("P9"), Some.Sale("P2", units: -3));

        var load = (ImportResult)await RowTransfer.RunAsync(rows, new ImportDestination(Model, Some.ImportName, new ImportOptions { Time = Time }));
        var back = new MemoryDestination();
        await RowTransfer.RunAsync(new ExportSource(Model, Some.ExportName, new ExportOptions()), back);

        Assert.That((load.RowsSent, load.RowsWritten, load.RowsRejected), Is.EqualTo((3, 2, 1)));
        Assert.That(load.RejectReasons.Select(reason => (reason.Reason, reason.FirstRows.Single())), Is.EqualTo(new[] { ("… not found in list Products", 2L) }));
        Assert.That(back.Delivered!.Rows, Is.EqualTo(new[]
        {
            new object?[] { "Product 1", "Jan 25", 1234.5, new DateTime(2025, 3, 1), true, "Größe, \"gut\"" },
            new object?[] { "Product 2", "Jan 25", -3.0, null, false, null },
        }));
    }

    [Test]
    public async Task Chunks_that_have_to_come_in_order_are_sent_one_at_a_time()
    {
        var rows = Some.Sales(Enumerable.Range(1, 60).Select(i => Some.Sale(note: new string((char)('a' + (i % 26)), 100_000))).ToArray());

        var load = (ImportResult)await RowTransfer.RunAsync(rows, new ImportDestination(Model, Some.ImportName, new ImportOptions
        {
            Time = Time, Upload = new UploadOptions { ChunkSize = 1_000_000, Parallelism = 1 },
        }));

        Assert.That((load.Chunks, load.RowsWritten), Is.EqualTo((6, 60)));
    }

    [TestCase(1_000_000)]
    [TestCase(0)]
    public async Task A_view_is_read_by_one_request_and_in_pages(int largeReadFrom)
    {
        await RowTransfer.RunAsync(Some.Sales(3), new ImportDestination(Model, Some.ImportName, new ImportOptions { Time = Time }));

        using var rows = await new ViewSource(Model, "REV01 Sales", new ViewSourceOptions { LargeReadFrom = largeReadFrom }).OpenAsync();
        var read = await MemoryTable.ReadAsync(rows);

        var month = read.Schema.IndexOf("Time");
        var units = read.Schema.IndexOf("Units");
        Assert.That(read.Rows.Where(row => row[month] as string == "Jan 25").Select(row => row[units]), Is.EqualTo(new object[] { 1.0, 2.0, 3.0 }));
    }

    protected override TenantDefinition CreateTenant() => Some.Tenant(export: new ExportDefinition
    {
        Name = Some.ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true,
        FormattedNumbers = true, UpperCaseBooleans = true, LineEnd = LineEnd.CrLf, ByteOrderMark = true, FinalLineEnd = false, ShortMetadata = false,
    });

    protected override SimulatorOptions CreateSimulatorOptions() => new()
    {
        TimeProvider = Time,
        ModelStatusByGet = false,
        WhenModelIsBusy = BusyModel.Conflict,
        TaskStartDelay = TimeSpan.FromSeconds(10),
        MinimumTaskDuration = TimeSpan.FromSeconds(30),
        RefusesImportWithoutContent = true,
        ChunksInAnyOrder = false,
        DownloadChunkBytes = 7,
        DumpChunkBytes = 5,
        ReadPageRows = 2,
        ReadPagesRepeatHeader = true,
        ReadRequestDuration = TimeSpan.FromSeconds(20),
        LineItemsIdInViews = "101999999999",
        RefusesUnescapedCsv = true,
        Actions = new ActionOptions { OneDetailAModule = true, DumpLineNumbers = DumpLineNumbers.Records, RepeatedListRowsUpdate = true },
    };
}
