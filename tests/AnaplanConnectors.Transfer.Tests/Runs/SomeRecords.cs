using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Runs;

/// <summary>One record of every kind.</summary>
internal static class SomeRecords
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 7, 48, 0, TimeSpan.Zero);

    public static RunRecord[] All { get; } =
    [
        new RunPlanned("7k3f9a", "anx 1.0", ["copy", "größe.csv", "prod:/Finance/Forecast/imports/Load \"sales\""], "/data", "größe.csv", "prod:/…") { At = At },
        new RunResumed(2),
        new UploadIntended("113000000001", "sales.csv", null),
        new UploadStarted(),
        new ChunkCut(0, 10_000_000, new string('a', 64), 1_234_567, IsGzip: true),
        new ChunkAcknowledged(0, 1_234_567),
        new SourceRead(8_412_003, 121),
        new UploadCompleting(121),
        new UploadCompleted(),
        new UploadDiscarded("gone"),
        new TaskIntended(ActionKind.Import, "112000000007", "Load sales", ["A", "B"], At),
        new TaskStarted("C", IsAdopted: true),
        new TaskNotStarted("refused"),
        new TaskCancelling("C"),
        new TaskEnded("C", "COMPLETE", IsSuccessful: true, 21.5),
        new TaskDiscarded("C", "rolled back"),
        new RejectsStored("rejects.csv", 12, 1, "112000000007"),
        new DownloadStarted("116000000002", 3, "D"),
        new ChunkReceived(0, 10_000_000, new string('b', 64)),
        new DownloadDiscarded("replaced"),
        new RowsSkipped(3),
        new FileIntended("/data/out.csv", 99, "98 637000000000000000"),
        new FileWritten(7_216),
        new RunEnded(RunStatus.Partial, 6, "12 rows were refused"),
    ];
}
