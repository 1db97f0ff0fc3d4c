namespace AnaplanConnectors.Simulator;

/// <summary>
/// Failure dumps: of every user and import the latest one only, until a run without errors or until nobody asked for it for a
/// long time (API reference 3.17).
/// </summary>
internal sealed class DumpStore(SimulatorOptions options)
{
    private readonly Dictionary<(ModelState Model, string Object, UserState User), Dump> _dumps = [];
    private readonly Lock _gate = new();

    /// <summary>Takes over the part.</summary>
    public void Put(ModelState model, string objectId, ModelTask task, ContentPart part)
    {
        lock (_gate)
        {
            Remove(model, objectId, task.User);
            _dumps[(model, objectId, task.User)] = new Dump(task.Id, new StoredContent([part], options.DumpChunkBytes))
            {
                LastAccess = options.TimeProvider.GetUtcNow(),
            };
        }
    }

    /// <summary>Takes over a dump of an earlier life.</summary>
    public void Load(ModelState model, string objectId, UserState user, string taskId, StoredContent content, DateTimeOffset lastAccess)
    {
        lock (_gate)
            _dumps[(model, objectId, user)] = new Dump(taskId, content) { LastAccess = lastAccess };
    }

    /// <summary>All dumps, each held for the caller.</summary>
    public IReadOnlyList<(ModelState Model, string ObjectId, UserState User, string TaskId, StoredContent Content,
        DateTimeOffset LastAccess)> Hold()
    {
        lock (_gate)
        {
            foreach (var dump in _dumps.Values)
                dump.Content.Hold();
            return [.. _dumps.Select(entry => (entry.Key.Model, entry.Key.Object, entry.Key.User, entry.Value.TaskId,
                entry.Value.Content, entry.Value.LastAccess))];
        }
    }

    public void Remove(ModelState model, string objectId, UserState user)
    {
        lock (_gate)
        {
            if (_dumps.Remove((model, objectId, user), out var dump))
                dump.Content.Release();
        }
    }

    /// <summary>
    /// The dump of this very task, held for the caller; null when there is none or a later run has taken its place.
    /// </summary>
    public StoredContent? Open(ModelState model, string objectId, string taskId, UserState user)
    {
        lock (_gate)
        {
            if (!_dumps.TryGetValue((model, objectId, user), out var dump) || dump.TaskId != taskId)
                return null;
            var now = options.TimeProvider.GetUtcNow();
            if (now - dump.LastAccess > options.ContentLifetime)
            {
                Remove(model, objectId, user);
                return null;
            }
            dump.LastAccess = now;
            dump.Content.Hold();
            return dump.Content;
        }
    }

    private sealed class Dump(string taskId, StoredContent content)
    {
        public string TaskId { get; } = taskId;

        public StoredContent Content { get; } = content;

        public DateTimeOffset LastAccess { get; set; }
    }
}
