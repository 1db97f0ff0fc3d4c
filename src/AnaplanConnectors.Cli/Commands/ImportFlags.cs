using System.CommandLine;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>The flags of a delivery to an import.</summary>
internal sealed class ImportFlags
{
    private readonly Option<string[]> _map = new("--map")
    {
        Description = "A column of the source and its name at the destination, where they differ: --map amt=Amount. May be repeated.",
        HelpName = "source=name",
    };

    private readonly Option<bool> _byPosition = new("--by-position") { Description = "Match columns by position instead of by name." };

    private readonly Option<bool> _leaveOutExtra = new("--leave-out-extra") { Description = "Leave out columns that the import does not have, instead of refusing." };

    private readonly Option<int?> _chunkSize = new("--chunk-size") { Description = "Megabytes of a chunk before compression, 1 to 33. Default: 10, growing for very large inputs.", HelpName = "MB" };

    private readonly Option<int?> _parallel = Parallel();

    private readonly Option<int?> _gzip = new("--gzip") { Description = "Gzip level, 0 to 6. Default: starts at 3 and follows the upload queue.", HelpName = "level" };

    public IReadOnlyList<Option> All => [_map, .. ForImports];

    /// <summary>Those that mean nothing for other destinations.</summary>
    public IReadOnlyList<Option> ForImports => [_byPosition, _leaveOutExtra, _chunkSize, _parallel, _gzip];

    /// <summary>The flag that says how many chunks are sent at a time.</summary>
    public static Option<int?> Parallel() => new("--parallel") { Description = "Chunks on their way at a time, 1 to 16; 1 sends them in order. Default: 4.", HelpName = "n" };

    public ImportOptions Read(ParseResult parsed, TaskFlags task, TimeProvider time, IProgress<TransferProgress> progress, TransferRun? run, Replay replay)
    {
        var defaults = new UploadOptions();
        return new ImportOptions
        {
            Upload = new UploadOptions
            {
                ChunkSize = parsed.GetValue(_chunkSize) * 1_000_000,
                Parallelism = parsed.GetValue(_parallel) ?? defaults.Parallelism,
                GzipLevel = parsed.GetValue(_gzip),
            },
            Start = task.Start(parsed),
            Wait = task.Wait(parsed),
            ColumnMap = Names(parsed),
            Matching = parsed.GetValue(_byPosition) ? ColumnMatching.ByPosition : ColumnMatching.ByName,
            ExtraColumns = parsed.GetValue(_leaveOutExtra) ? ExtraColumns.LeaveOut : ExtraColumns.Refuse,
            CancelTask = true,
            Time = time,
            Run = run,
            Replay = replay,
            Progress = progress,
        };
    }

    /// <summary>The source under the names that were given for a destination. Imports match their columns themselves, and say what is near.</summary>
    public ISource Rename(ParseResult parsed, Location to, ISource source)
        => Names(parsed) is { Count: > 0 } names && to is not AnaplanLocation { Kind: ObjectKind.Imports }
            ? source.Map([.. names.Select(pair => new ColumnRule { From = pair.Key, To = pair.Value })])
            : source;

    private Dictionary<string, string> Names(ParseResult parsed)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (source, name) in (parsed.GetValue(_map) ?? []).Select(Mapping))
        {
            if (!names.TryAdd(source, name))
                throw new UsageException($"Column '{source}' is mapped twice.", "Give --map once for each column.");
        }

        return names;
    }

    private static (string Source, string Name) Mapping(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? (text[..equals], text[(equals + 1)..])
            : throw new UsageException($"'{text}' does not map a column.", "Write it as source=name: --map amt=Amount");
    }
}
