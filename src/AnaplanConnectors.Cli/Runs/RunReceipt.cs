using System.Security.Cryptography;
using System.Text;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>What proves a run: taken from its ledger, so that it tells what was recorded when it happened.</summary>
/// <param name="Processes">Processes that worked on the run; more than one when it was resumed.</param>
/// <param name="Sha256">Hash of the hashes of the chunks, in their order; null when nothing was uploaded or fetched.</param>
/// <param name="Chunks">The chunks that were uploaded or fetched.</param>
/// <param name="Tasks">The tasks that were started, those that do not count included.</param>
/// <param name="LockedSeconds">How long imports, processes and actions had the model, as seen from here.</param>
internal sealed record RunReceipt(
    int Processes, string? Sha256, IReadOnlyList<RunReceiptChunk> Chunks, IReadOnlyList<RunReceiptTask> Tasks, double LockedSeconds)
{
    public static RunReceipt Of(RunHistory history)
    {
        var chunks = history.Upload is { } upload
            ? upload.Cut.Values.Select(chunk => new RunReceiptChunk(chunk.Index, chunk.Length, chunk.Sha256)).ToList()
            : history.Received.Select(chunk => new RunReceiptChunk(chunk.Index, chunk.Length, chunk.Sha256)).ToList();
        var tasks = history.Tasks.Where(task => task.TaskId is not null)
            .Select(task => new RunReceiptTask(task.TaskId!, task.Intent.ActionKind.ToString().ToLowerInvariant(), task.Intent.ActionId, task.End?.State, task.IsAdopted, task.Void)).ToList();
        return new RunReceipt(
            history.Epoch,
            chunks.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(chunks.Select(chunk => chunk.Sha256))))),
            chunks,
            tasks,
            history.Tasks.Where(task => task.Intent.ActionKind != Client.ActionKind.Export).Sum(task => task.End?.Seconds ?? 0));
    }
}

internal sealed record RunReceiptChunk(int Index, long Bytes, string Sha256);

/// <param name="Id">Id of the task.</param>
/// <param name="Kind">import, export, action or process.</param>
/// <param name="ActionId">Id of what ran.</param>
/// <param name="State">The service's word for its end.</param>
/// <param name="IsAdopted">Whether the task list told it instead of the answer to the start.</param>
/// <param name="DoesNotCount">Why it does not count; null when it does.</param>
internal sealed record RunReceiptTask(string Id, string Kind, string ActionId, string? State, bool IsAdopted, string? DoesNotCount);
