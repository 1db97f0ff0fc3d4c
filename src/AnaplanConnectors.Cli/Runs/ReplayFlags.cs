using System.CommandLine;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>The flags that say how a resumed upload gets its bytes again.</summary>
internal sealed class ReplayFlags
{
    private readonly Option<bool> _spool = new("--spool") { Description = "Keep compressed chunks on disk until the import has ended, so that resuming needs no source. Default for databases and standard input." };

    private readonly Option<bool> _reread = new("--reread") { Description = "Keep nothing: resuming reads the source again and compares. Default for files, exports, lists and views." };

    private readonly Option<int?> _spoolMax = new("--spool-max") { Description = "Most megabytes kept on disk for resuming. Default: 10000.", HelpName = "MB" };

    public IReadOnlyList<Option> All => [_spool, _reread, _spoolMax];

    public Replay Read(ParseResult parsed, Location source)
    {
        if (parsed.GetValue(_spool) && parsed.GetValue(_reread))
            throw new UsageException("--spool and --reread exclude each other.", "Give one of them.");
        var isSpooled = parsed.GetValue(_spool) || (!parsed.GetValue(_reread) && source is SqliteLocation or DatabaseLocation or FileLocation { IsStandard: true });
        return isSpooled ? new Replay((parsed.GetValue(_spoolMax) * 1_000_000L) ?? Replay.DefaultSpoolLimit) : Replay.Reread;
    }
}
