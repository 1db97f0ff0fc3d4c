using System.CommandLine;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx file put|get</c>: bytes as they are, never parsed.</summary>
internal static class FileCommand
{
    public static Command Create(AnxHost host) => new("file", "Move files in and out of Anaplan as they are.")
    {
        CreatePut(host),
        CreateGet(host),
    };

    private static Command CreatePut(AnxHost host)
    {
        var local = new Argument<string>("local") { Description = "The local file." };
        var location = new Argument<string>("location") { Description = "connection:/workspace/model/files/name" };
        var command = new Command("put", """
            Upload a file. Nothing is imported.

            Example:
              anx file put actuals.csv "prod:/Finance/FP&A/files/Actuals.csv"
            """)
        {
            local, location,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var watch = new RunWatch(host.Time);
            var path = host.FullPath(parsed.GetValue(local)!);
            var (place, name) = await OpenAsync(screen, parsed.GetValue(location)!, watch, cancellationToken);
            using var _ = place;
            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            var file = await place.Access.Files.FindAsync(name, cancellationToken);
            var progress = ProgressDisplay.Create(screen, watch.Id, $"{path} -> {file.Name}");
            var sent = new UploadCount(progress, content.Length);
            await progress.ShowAsync(_ => place.Access.Files.UploadAsync(file, content, progress: sent, cancellationToken: cancellationToken));
            RunReportPrinter.Print(screen, Report(watch, file, path, $"{file.Name} ({file.Id})", new RunBytes(content.Length, sent.Latest?.BytesSent, sent.Latest?.ChunksSent, watch.Retries)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateGet(AnxHost host)
    {
        var location = new Argument<string>("location") { Description = "connection:/workspace/model/files/name" };
        var local = new Argument<string>("local") { Description = "Where it goes; '-' for standard output." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a file of the same name." };
        var command = new Command("get", """
            Download what a file holds for you. Outputs of exports have the name and id of their export.

            Example:
              anx file get "prod:/Finance/FP&A/files/P&L.csv" pnl.csv
            """)
        {
            location, local, overwrite,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var watch = new RunWatch(host.Time);
            var (place, name) = await OpenAsync(screen, parsed.GetValue(location)!, watch, cancellationToken);
            using var _ = place;
            var file = await place.Access.Files.FindAsync(name, cancellationToken);
            var target = parsed.GetValue(local)!;
            var progress = ProgressDisplay.Create(screen, watch.Id, $"{file.Name} -> {target}");
            var bytes = await progress.ShowAsync(_ => DownloadAsync(place.Access, file.Id, host, target, parsed.GetValue(overwrite), progress, cancellationToken));
            if (target != "-")
                RunReportPrinter.Print(screen, Report(watch, file, $"{file.Name} ({file.Id})", host.FullPath(target), new RunBytes(bytes, Retries: watch.Retries)));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Writes what a file holds to a local file, whole or not at all, or to standard output.</summary>
    public static async Task<long> DownloadAsync(
        ModelClient model, string fileId, AnxHost host, string target, bool overwrite, IProgress<TransferProgress> progress,
        CancellationToken cancellationToken)
    {
        var received = new DownloadCount(progress);
        if (target == "-")
        {
            await using var output = host.OpenOutput();
            return await model.Files.DownloadAsync(fileId, output, progress: received, cancellationToken: cancellationToken);
        }

        await using var file = new UnfinishedFile(host.FullPath(target), overwrite);
        var bytes = await model.Files.DownloadAsync(fileId, file, progress: received, cancellationToken: cancellationToken);
        file.Commit();
        return bytes;
    }

    private static async Task<(ModelPlace Place, string Name)> OpenAsync(Screen screen, string text, RunWatch watch, CancellationToken cancellationToken)
    {
        var location = Location.ParseAnaplan(text);
        if (location is not { Kind: ObjectKind.Files, Name: { } name })
            throw new UsageException($"'{location}' is not a file of a model.", "Write connection:/workspace/model/files/name.");
        return (await ModelPlace.OpenAsync(screen, location, watch, cancellationToken), name);
    }

    private static RunReport Report(RunWatch watch, AnaplanFile file, string source, string target, RunBytes bytes) => new()
    {
        Run = watch.Id,
        Status = "ok",
        ExitCode = (int)ExitCode.Ok,
        Title = file.Name,
        Source = source,
        Target = target,
        Bytes = bytes,
        Seconds = watch.Elapsed.TotalSeconds,
        PeakMemoryBytes = RunWatch.PeakMemory,
    };

    private sealed class UploadCount(IProgress<TransferProgress> progress, long length) : IProgress<UploadProgress>
    {
        public UploadProgress? Latest { get; private set; }

        public void Report(UploadProgress value)
        {
            Latest = value;
            progress.Report(new TransferProgress(TransferPhase.Upload)
            {
                Bytes = value.BytesAcknowledged,
                Chunks = value.ChunksSent,
                ChunkCount = value.ChunkCount,
                Fraction = length == 0 ? null : (double)value.BytesAcknowledged / length,
                IsFinished = value.ChunksSent == value.ChunkCount,
            });
        }
    }

    private sealed class DownloadCount(IProgress<TransferProgress> progress) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => progress.Report(new TransferProgress(TransferPhase.Read)
        {
            Bytes = value.BytesReceived,
            Chunks = value.ChunksReceived,
            ChunkCount = value.ChunkCount,
            Fraction = value.ChunkCount == 0 ? null : (double)value.ChunksReceived / value.ChunkCount,
            IsFinished = value.ChunksReceived == value.ChunkCount,
        });
    }
}
