using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class ExportSourceTests : SimulatorTest
{
    private ExportDefinition? _export;
    private int _chunkBytes = 10_000_000;

    [Test]
    public async Task The_schema_tells_types_and_runs_nothing()
    {
        var schema = await Source().GetSchemaAsync();

        Assert.That(schema.ToString(), Is.EqualTo("Products Text, Time Text, Units Double, Launch Date, Active Boolean, Note Text"));
        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Rows_come_back_typed()
    {
        await Load(Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true, note: "new, and \"good\"\nreally"));

        var rows = await Export();

        Assert.That(rows, Is.EqualTo(new[] { new object?[] { "Product 1", "Jan 25", 12.5, new DateTime(2025, 3, 1), true, "new, and \"good\"\nreally" } }));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(64)]
    public async Task Chunks_may_cut_rows_and_characters_anywhere(int chunkBytes)
    {
        _chunkBytes = chunkBytes;
        await Load(Some.Sale("P1", units: 1, note: "Größe €"), Some.Sale("P2", units: 2, note: "𝄞 \"clef\",\r\nnext"));

        var rows = await Export();

        Assert.That(rows.Select(row => row[5]), Is.EqualTo(new[] { "Größe €", "𝄞 \"clef\",\r\nnext" }));
    }

    [Test]
    public async Task Numbers_become_decimals_on_request()
    {
        await Load(Some.Sale("P1", units: 0.1));

        var rows = await Export(new ExportOptions { Numbers = NumberType.Decimal });

        Assert.That(rows.Single()[2], Is.EqualTo(0.1m));
    }

    [Test]
    public async Task Metadata_that_is_too_short_leaves_the_other_columns_as_text()
    {
        _export = new ExportDefinition { Name = Some.ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true, ShortMetadata = true };
        await Load(Some.Sale("P1", units: 12.5));

        var rows = await Export();

        Assert.That(rows.Single(), Has.Length.EqualTo(6));
    }

    [TestCase(FileEncoding.Utf16LE)]
    [TestCase(FileEncoding.Iso88591)]
    public async Task Other_encodings_are_read(FileEncoding encoding)
    {
        _export = new ExportDefinition { Name = Some.ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true, Encoding = encoding, Separator = ";" };
        await Load(Some.Sale("P1", note: "Größe"));

        var rows = await Export();

        Assert.That(rows.Single()[5], Is.EqualTo("Größe"));
    }

    [Test]
    public async Task An_export_without_rows_has_its_columns()
    {
        var destination = new MemoryDestination();

        await RowTransfer.RunAsync(Source(), destination);

        Assert.That(destination.Delivered!.Rows, Is.Empty);
        Assert.That(destination.Delivered!.Schema, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_connection_that_breaks_loses_nothing()
    {
        await Load(Enumerable.Range(1, 3).Select(i => Some.Sale($"P{i}", units: i, note: new string('x', 50_000))).ToArray());
        Simulator.Faults.Plan(Route.GetChunk, Fault.ResetInReply(100), Fault.Status(503));

        var rows = await Export();

        Assert.That(rows.Select(row => row[2]), Is.EqualTo(new object[] { 1.0, 2.0, 3.0 }));
    }

    [Test]
    public async Task A_reply_lost_after_the_start_leads_to_one_task()
    {
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseReply);

        await Export();

        Assert.That(SimulatedModel.TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unknown_name_tells_near_ones()
    {
        var problem = await Assert.ThrowsAsync<AnaplanNotFoundException>(async () => await new ExportSource(Model, "Sale").OpenAsync());

        Assert.That(problem!.Candidates.Select(item => item.Name), Is.EqualTo(new[] { Some.ExportName }));
    }

    protected override TenantDefinition CreateTenant() => Some.Tenant(export: _export);

    protected override SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, RequestsPerMinute = null, DownloadChunkBytes = _chunkBytes };

    private ExportSource Source(ExportOptions? options = null) => new(Model, Some.ExportName, options);

    private async Task Load(params object?[][] rows)
        => await RowTransfer.RunAsync(Some.Sales(rows), new ImportDestination(Model, Some.ImportName, new ImportOptions { Time = Time }));

    private async Task<IReadOnlyList<object?[]>> Export(ExportOptions? options = null)
    {
        var destination = new MemoryDestination();
        await RowTransfer.RunAsync(Source(options), destination);
        return destination.Delivered!.Rows;
    }
}
