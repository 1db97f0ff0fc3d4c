namespace AnaplanConnectors.Client;

/// <summary>Finds and reads the rejected rows of a task (API reference 3.17).</summary>
internal static class TaskDump
{
    private const int Prefetch = 2;

    public static async Task<Stream?> OpenAsync(AnaplanTask task, string? objectId, CancellationToken cancellationToken)
    {
        // Singular for the action itself, plural for one within a process.
        string[] dump = objectId is null ? ["dump", "chunks"] : ["dumps", objectId, "chunks"];
        var path = task.Action.TasksPath([task.Id, .. dump]);
        var what = $"read the rejected rows of {task}";
        var api = task.Action.Model.Api;
        var request = ApiRequest.Get(path, what);
        var attempt = await api.TryAsync(request, ReadIds, cancellationToken).ConfigureAwait(false);
        return attempt.Failure switch
        {
            // There is none: three ways to say it. The flag of an old task may still promise one.
            { StatusCode: 400 or 404 } => null,
            { } failure => throw failure.ToException(request, attempt.Count),
            null when attempt.Value.Count == 0 => null,
            null => new ChunkedStream(new ChunkSource(api, path, attempt.Value, what, "text/plain"), Prefetch),
        };
    }

    private static IReadOnlyList<string> ReadIds(PooledBytes body)
    {
        if (body.Length > 0)
            return Envelope.ReadPage(body, ApiJson.Default.ListChunkInfo, "chunks").Items.Select(c => c.Id).ToList();
        body.Dispose();
        return [];
    }
}
