using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>Moves the rows: from the start, or from where an earlier process of the run left off.</summary>
internal sealed class CopyRun(
    ISource source, IDestination destination, Location from, Location to, AnxHost host, TransferRun? run, RowsLeftOut leftOut)
{
    /// <summary>What the transfer came to; null when an earlier process had finished the file and its rows were not recorded any more.</summary>
    public async Task<TransferResult?> ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await MoveAsync(cancellationToken);
        }
        catch (DbLoadException done) when (done.Entry is not null && run is { IsResumed: true })
        {
            // An earlier process of the run had committed, and was gone before it could say so.
            return new TransferResult(done.Entry.Rows);
        }
        catch (AnaplanException) when (MayRepeat)
        {
            return await MoveAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Whether what was found to be worthless may be made again, once: an upload that the service has forgotten, or the content of an
    /// export that was replaced while it was read.
    /// </summary>
    private bool MayRepeat => run is { IsResumed: true, History: { Upload.IsStarted: false } }
        || (run?.History.Tasks is [.., { Intent.ActionKind: ActionKind.Export, Void: not null }] && to is FileLocation { IsStandard: false }
            && run.History.Tasks.Count(task => task.Void is not null) == 1);

    private async Task<TransferResult?> MoveAsync(CancellationToken cancellationToken)
    {
        if (run is null)
            return await RowTransfer.RunAsync(source, destination, leftOut.Take, cancellationToken);
        if (destination is ImportDestination import && await import.ResumeAsync(cancellationToken) is { } resumed)
            return resumed;
        if (to is FileLocation { IsStandard: false } file)
            return await ToFileAsync(host.FullPath(file.Path), cancellationToken);
        if (to is StoreLocation)
            return await ToStoreAsync(cancellationToken);
        if (run.IsResumed && (from is FileLocation { IsStandard: true } || to is FileLocation))
        {
            throw new RunException(
                ErrorCodes.NotResumable,
                to is FileLocation
                    ? $"Run {run.Id} wrote to standard output, where it cannot go on."
                    : $"Run {run.Id} read standard input and was interrupted before its end.",
                to is AnaplanLocation { Kind: ObjectKind.Lists or ObjectKind.Modules }
                    ? "Run the command anew: rows that took effect are taken once more, to the same end."
                    : "Run the command anew; nothing was imported.");
        }

        return await TransferAsync(run, null, cancellationToken);
    }

    // Whether an object appeared just before the process was killed is seen by whoever writes it again: without --overwrite that is refused.
    private async Task<TransferResult?> ToStoreAsync(CancellationToken cancellationToken)
        => run!.History.Written is { } written
            ? written.Rows is { } rows ? new TransferResult(rows) : null
            : await TransferAsync(run, to.Text, cancellationToken);

    private async Task<TransferResult?> ToFileAsync(string path, CancellationToken cancellationToken)
    {
        // Killed between the rename and the word that it has happened: the partial file is gone and the file is there.
        if (run!.History.IsFileThere())
            return run.History.Written?.Rows is { } rows ? new TransferResult(rows) : null;
        return await TransferAsync(run, path, cancellationToken);
    }

    private Task<TransferResult> TransferAsync(TransferRun trail, string? path, CancellationToken cancellationToken)
    {
        leftOut.Restart();
        return RowTransfer.RunAsync(source, new TrailedDestination(destination, trail, path, () => leftOut.Count), leftOut.Take, cancellationToken);
    }
}
