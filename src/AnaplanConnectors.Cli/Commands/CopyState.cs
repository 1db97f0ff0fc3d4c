using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Cli;

/// <summary>Says in which state a transfer that failed has left things: what the server has, and whether anything was changed.</summary>
internal static class CopyState
{
    public static async Task<T> ExplainAsync<T>(Location destination, ProgressDisplay progress, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is not UsageException)
        {
            throw new RunFailedException(Failure.Of(problem) with { State = Describe(destination, progress, problem) }, problem);
        }
    }

    private static string Describe(Location destination, ProgressDisplay progress, Exception problem)
    {
        if (problem is AnaplanException { Code: ErrorCodes.LoadOutcomeUnknown })
            return $"whether the rows are in {destination} is unknown; its ledger tells when the database answers again";
        if (destination is AnaplanLocation { Kind: ObjectKind.Lists or ObjectKind.Modules })
        {
            return progress.Latest(TransferPhase.Upload) is { Rows: > 0 } sent
                ? $"{Figures.Count(sent.Rows, "row")} of the source took effect in {destination}; what came after them is unknown or was not sent"
                : $"no request to change {destination} was answered; nothing is known to have changed";
        }

        if (destination is FileLocation { IsStandard: true })
            return "what was written to standard output is not whole; whoever reads it should throw it away";
        if (destination is not AnaplanLocation)
            return $"{destination} was not written; what stood under that name before is unchanged";
        if (problem is AnaplanUnknownOutcomeException)
            return "the file is complete on the server; whether the import was started is unknown";
        if (problem is AnaplanActionException failed)
            return $"the import ran as task {failed.TaskId} and did not end well; look into the model";
        if (problem is OperationCanceledException && progress.Has(TransferPhase.Run))
            return "the import was started, and the server was asked to cancel it: changes are rolled back unless it ended first";
        if (progress.Has(TransferPhase.Run))
            return "the import was started; it may go on without us";
        var upload = progress.Latest(TransferPhase.Upload);
        return upload is { Chunks: > 0 }
            ? $"{Figures.Count(upload.Chunks, "chunk")} reached the server; the import was not started; nothing was changed in the model"
            : "the import was not started; nothing was changed in the model";
    }
}
