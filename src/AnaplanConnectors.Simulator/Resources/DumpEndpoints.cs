namespace AnaplanConnectors.Simulator;

/// <summary>Failure dumps of imports, and of the imports inside processes (API reference 3.17).</summary>
internal sealed class DumpEndpoints(DumpStore dumps)
{
    /// <summary>204 when the run left none, 404 when it is gone.</summary>
    public ApiResponse Get(ApiCall call)
    {
        var task = TaskEndpoints.FindTask(call);
        if (Open(call, task) is { } content)
            return Download.Whole(call.Request, content, ApiBody.PlainText);
        return HadDump(call, task) ? throw ApiException.NotFound() : new ApiResponse(204);
    }

    public ApiResponse ListChunks(ApiCall call)
    {
        var content = Open(call, TaskEndpoints.FindTask(call)) ?? throw ApiException.NotFound();
        content.Release();
        return DownloadEndpoints.Chunks(call, content.ChunkCount);
    }

    public ApiResponse GetChunk(ApiCall call)
    {
        var index = call.Index("chunk");
        var content = Open(call, TaskEndpoints.FindTask(call)) ?? throw ApiException.NotFound();
        return Download.Chunk(call.Request, content, index, ApiBody.PlainText);
    }

    // A dump is private to the user who ran the task.
    private StoredContent? Open(ApiCall call, ModelTask task) =>
        task.User == call.User && task.IsOver ? dumps.Open(call.Model.State, ObjectId(call), task.Id, call.User) : null;

    private static bool HadDump(ApiCall call, ModelTask task) =>
        task.User != call.User
        || (task.Outcome is { } outcome
            && (outcome.Nested ?? [outcome]).Any(result => result.ObjectId == ObjectId(call) && result.FailureDumpAvailable));

    // Dumps of processes name the import, those of imports are the import's own.
    private static string ObjectId(ApiCall call) => call.Record.Values.GetValueOrDefault("object") ?? call["action"];
}
