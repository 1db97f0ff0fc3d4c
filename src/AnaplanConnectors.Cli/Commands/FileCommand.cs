using System.CommandLine;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Runs;

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
        var flags = new RunFlags();
        var verify = new Option<bool>("--verify") { Description = "Read the file back and compare. Done in any case when a call had to be repeated, or the run was resumed." };
        var parallel = ImportFlags.Parallel();
        command.Options.Add(verify);
        command.Options.Add(parallel);
        foreach (var option in flags.All)
            command.Options.Add(option);
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var watch = new RunWatch(host.Time, host.Resuming);
            var path = host.FullPath(parsed.GetValue(local)!);
            var place = FileOf(parsed.GetValue(location)!);
            var settings = new PutSettings(parsed.GetValue(verify), parsed.GetValue(parallel) ?? new FileUploadOptions().Parallelism);
            using var session = await RunSession.BeginAsync(screen, parsed, flags, watch, path, place.Text, cancellationToken);
            var report = await RunSession.RecordAsync(session, () => PutAsync(screen, watch, path, place, settings, session.Run, cancellationToken));
            RunReportPrinter.Print(screen, report);
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
        var flags = new RunFlags();
        foreach (var option in flags.All)
            command.Options.Add(option);
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var watch = new RunWatch(host.Time, host.Resuming);
            var place = FileOf(parsed.GetValue(location)!);
            var target = parsed.GetValue(local)!;
            screen.IsOutTaken = target == "-";
            if (target != "-" && host.Resuming is null)
                CopyEnds.RefuseUnwritable(host.FullPath(target), parsed.GetValue(overwrite));
            using var session = target == "-" ? null : await RunSession.BeginAsync(screen, parsed, flags, watch, place.Text, target, cancellationToken);
            var report = await RunSession.RecordAsync(
                session, () => GetAsync(screen, watch, place, target, parsed.GetValue(overwrite), session?.Run, cancellationToken));
            if (target != "-")
                RunReportPrinter.Print(screen, report);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Writes what a file holds to a local file, whole or not at all, or to standard output.</summary>
    public static async Task<long> DownloadAsync(
        ModelClient model, string fileId, AnxHost host, string target, bool overwrite, IProgress<TransferProgress> progress, TransferRun? run, string? taskId,
        CancellationToken cancellationToken)
    {
        var received = new DownloadCount(progress);
        if (target != "-")
            return await new FileFetch(model, fileId, run) { TaskId = taskId, Progress = received }.ToFileAsync(host.FullPath(target), overwrite, cancellationToken);
        await using var output = host.OpenOutput();
        return await model.Files.DownloadAsync(fileId, output, progress: received, cancellationToken: cancellationToken);
    }

    private static async Task<RunReport> PutAsync(
        Screen screen, RunWatch watch, string path, AnaplanLocation location, PutSettings settings, TransferRun run, CancellationToken cancellationToken)
    {
        using var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var file = await place.Access.Files.FindAsync(location.Name!, cancellationToken);
        await run.TakeLeaseAsync($"file {file.Id} of model {place.Access.Id} at {place.Access.Service}", cancellationToken);
        var progress = ProgressDisplay.Create(screen, watch, $"{path} -> {file.Name}");
        var sent = new UploadCount(progress, content.Length);
        if (run.History.Upload is not { IsCompleted: true } known || known.LackOf(file) is not null)
        {
            var options = new FileUploadOptions { Parallelism = settings.Parallel, Journal = run.UploadJournal(file.Id) };
            await progress.ShowAsync(_ => place.Access.Files.UploadAsync(file, content, options, sent, cancellationToken));
        }

        if (settings.IsVerified || watch.Retries > 0 || run.IsResumed)
            await new UploadReadback(place.Access, file, run).CheckAsync(cancellationToken);
        var upload = run.History.Upload!;
        return Report(watch, file, path, $"{file.Name} ({file.Id})", new RunBytes(content.Length, upload.Acknowledged.Values.Sum(), upload.Cut.Count, watch.Retries));
    }

    private static async Task<RunReport> GetAsync(
        Screen screen, RunWatch watch, AnaplanLocation location, string target, bool overwrite, TransferRun? run, CancellationToken cancellationToken)
    {
        using var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        var file = await place.Access.Files.FindAsync(location.Name!, cancellationToken);
        var progress = ProgressDisplay.Create(screen, watch, $"{file.Name} -> {target}");
        var bytes = await progress.ShowAsync(_ => DownloadAsync(place.Access, file.Id, screen.Host, target, overwrite, progress, run, null, cancellationToken));
        return Report(watch, file, $"{file.Name} ({file.Id})", target == "-" ? target : screen.Host.FullPath(target), new RunBytes(bytes, Retries: watch.Retries));
    }

    private static AnaplanLocation FileOf(string text) => Location.ParseAnaplan(text) is { Kind: ObjectKind.Files, Name: not null } location
        ? location
        : throw new UsageException($"'{text}' is not a file of a model.", "Write connection:/workspace/model/files/name.");

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

    /// <param name="IsVerified">Whether the file is read back and compared.</param>
    /// <param name="Parallel">Chunks on their way at a time.</param>
    private sealed record PutSettings(bool IsVerified, int Parallel);

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
