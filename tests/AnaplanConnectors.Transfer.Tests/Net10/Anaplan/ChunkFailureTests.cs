using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>
/// The failure that other tools report as success: a chunk that is lost. Six chunks, each of them failing for good in turn, at every
/// number of parallel uploads.
/// </summary>
public sealed class ChunkFailureTests : SimulatorTest
{
    private const int Chunks = 6;
    private const int RowsPerChunk = 10;
    private const int NoteLength = 100_000;

    [Test]
    public async Task A_chunk_that_fails_for_good_is_never_reported_as_success(
        [Range(0, Chunks - 1)] int index, [Range(1, 8)] int parallelism)
    {
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(500)).When(request => request.ChunkIndex == index).Always();

        var problem = await Assert.CatchAsync<AnaplanApiException>(() => RowTransfer.RunAsync(Rows(), Destination(parallelism)));

        Assert.That(problem!.StatusCode, Is.EqualTo(500));
        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task A_chunk_that_is_refused_at_first_arrives_once([Range(0, Chunks - 1)] int index, [Values(1, 4)] int parallelism)
    {
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(503), Fault.ResetInBody(1_000), Fault.LoseReply).When(request => request.ChunkIndex == index);

        var result = (ImportResult)await RowTransfer.RunAsync(Rows(), Destination(parallelism));

        Assert.That((result.Chunks, result.RowsWritten, ContentLength()), Is.EqualTo((Chunks, Chunks * RowsPerChunk, result.Bytes)));
    }

    [Test]
    public async Task Several_chunks_are_announced_as_unknown_and_closed_once()
    {
        await RowTransfer.RunAsync(Rows(), Destination(parallelism: 4));

        Assert.That(Simulator.Requests.Count(request => request.Route == Route.CompleteUpload), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upload_that_cannot_be_closed_starts_no_import()
    {
        Simulator.Faults.Plan(Route.CompleteUpload, Fault.Status(500)).Always();

        await Assert.CatchAsync<AnaplanApiException>(() => RowTransfer.RunAsync(Rows(), Destination(parallelism: 4)));

        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task No_more_chunks_are_on_their_way_than_allowed([Values(1, 2, 4)] int parallelism)
    {
        await RowTransfer.RunAsync(Rows(), Destination(parallelism));

        var most = Simulator.Requests.Where(request => request.Route == Route.PutChunk).Max(request => request.RouteConcurrency);
        Assert.That(most, Is.AtMost(parallelism));
    }

    private ImportDestination Destination(int parallelism) => new(Model, Some.ImportName, new ImportOptions
    {
        Upload = new UploadOptions { ChunkSize = 1_000_000, Parallelism = parallelism, GzipLevel = 1 },
        Time = Time,
    });

    private static MemoryTable Rows()
        => Some.Sales(Enumerable.Range(1, Chunks * RowsPerChunk).Select(i => Some.Sale($"P{(i % 3) + 1}", note: new string((char)('a' + (i % 26)), NoteLength))).ToArray());

    private long ContentLength()
    {
        using var content = SimulatedModel.OpenFile(Some.FileName)!;
        using var counted = new MemoryStream();
        content.CopyTo(counted);
        return counted.Length;
    }
}
