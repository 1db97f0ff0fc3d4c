namespace AnaplanConnectors.Simulator;

/// <summary>The files one task reads and writes. What it leaves unfinished is thrown away.</summary>
internal sealed class TaskFiles(ModelState model, ModelTask task, FileStore files, DumpStore dumps, ContentDirectory directory)
    : IActionFiles, IDisposable
{
    private readonly Dictionary<string, PartStream> _exports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartStream> _dumps = new(StringComparer.Ordinal);

    public Stream? OpenUpload(string fileId)
    {
        var content = files.Open(model, fileId, task.User);
        if (content is null or { ChunkCount: > 0 })
            return content is null ? null : new ContentStream(content);
        content.Release();
        return null;
    }

    public Stream CreateExport(string exportId) => Create(_exports, exportId);

    public void CommitExport(string exportId)
    {
        if (_exports.Remove(exportId, out var stream))
            files.Publish(model, exportId, task.User, stream.ToPart());
    }

    public Stream CreateDump(string objectId) => Create(_dumps, objectId);

    /// <summary>The run is over: new dumps take the place of old ones, and runs without errors remove them.</summary>
    public void Commit(ActionOutcome outcome)
    {
        foreach (var result in outcome.Nested ?? [outcome])
        {
            if (result.FailureDumpAvailable && _dumps.Remove(result.ObjectId, out var stream))
                dumps.Put(model, result.ObjectId, task, stream.ToPart());
            else if (result.Successful)
                dumps.Remove(model, result.ObjectId, task.User);
        }
    }

    public void Dispose()
    {
        foreach (var stream in _exports.Values.Concat(_dumps.Values))
            stream.ToPart().Release();
    }

    private PartStream Create(Dictionary<string, PartStream> streams, string id)
    {
        if (streams.Remove(id, out var earlier))
            earlier.ToPart().Release();
        return streams[id] = directory.Create();
    }
}
