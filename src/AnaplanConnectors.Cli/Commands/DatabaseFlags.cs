using System.CommandLine;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Cli;

/// <summary>The flags of a load into a table.</summary>
internal sealed class DatabaseFlags
{
    private readonly Option<LoadMode> _mode = new("--load")
    {
        Description = "What becomes of the rows that a table has: append (they stay), truncate (they are deleted), replace (the table is made anew) or merge (equal keys are updated). Default: append.",
        HelpName = "mode",
    };

    private readonly Option<string?> _key = new("--key") { Description = "Columns that tell one row from another, for --load merge, separated by commas.", HelpName = "a,b" };

    private readonly Option<string?> _runId = new("--run-id")
    {
        Description = "Name of this load in the table's ledger: a load that was committed under it is not done again. Default: the id of the run.", HelpName = "id",
    };

    public IReadOnlyList<Option> All => [_mode, _key, _runId];

    public DbTableOptions Read(ParseResult parsed, string runId, int? commandTimeout, IBulkCopy? bulkCopy, string source, TimeProvider time, IProgress<TransferProgress> progress) => new()
    {
        Mode = parsed.GetValue(_mode),
        Key = parsed.GetValue(_key)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        RunId = parsed.GetValue(_runId) ?? runId,
        Source = source.Length <= 400 ? source : source[..400],
        BulkCopy = bulkCopy,
        CommandTimeout = commandTimeout,
        Time = time,
        Progress = progress,
    };
}
