using System.Security.Cryptography;
using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Revisions of all models, synchronisations and reports (API reference 10.1).</summary>
internal sealed class AlmStore
{
    private readonly SimulatorOptions _options;
    private readonly Lock _gate = new();
    private readonly Dictionary<ModelState, List<AppliedRevision>> _revisions = [];
    private readonly Dictionary<(ModelState Model, AlmTaskKind Kind), List<AlmTask>> _tasks = [];

    public AlmStore(TenantState tenant, SimulatorOptions options)
    {
        _options = options;
        foreach (var model in tenant.Models)
            _revisions[model] = [.. model.Definition.Revisions.Select(definition => Initial(model, definition))];
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>From the oldest to the latest.</summary>
    public IReadOnlyList<AppliedRevision> Of(ModelState model)
    {
        lock (_gate)
            return [.. _revisions[model]];
    }

    public IReadOnlyList<(ModelState Model, AppliedRevision Applied)> AppliedTo(string revisionId)
    {
        lock (_gate)
        {
            return [.. _revisions.SelectMany(entry => entry.Value.Where(applied => applied.Revision.Id == revisionId)
                .Select(applied => (entry.Key, applied)))];
        }
    }

    public AppliedRevision Create(ModelState model, UserState user, string name, string description)
    {
        var revision = new Revision(NewId(), name, description, Now, user.Id, "user", ModelStructure.Of(model));
        var applied = new AppliedRevision(revision, Now, user.Id, "create");
        Add(model, applied);
        return applied;
    }

    public void Add(ModelState model, AppliedRevision applied)
    {
        lock (_gate)
            _revisions[model].Add(applied);
    }

    public void Clear(ModelState model)
    {
        lock (_gate)
            _revisions[model].Clear();
    }

    /// <summary>
    /// Revisions of the source that the target lacks, the newest first; none when they have no revision in common.
    /// </summary>
    public IReadOnlyList<AppliedRevision> Syncable(ModelState target, ModelState source)
    {
        lock (_gate)
        {
            var have = _revisions[target].Select(applied => applied.Revision.Id).ToHashSet();
            var common = _revisions[source].FindLastIndex(applied => have.Contains(applied.Revision.Id));
            return common < 0 ? [] : [.. _revisions[source].Skip(common + 1).Reverse()];
        }
    }

    /// <summary>Makes a revision of the source the latest of the target, or says why that cannot be.</summary>
    public AlmTask Sync(ModelState target, ModelState source, string targetRevisionId, string sourceRevisionId, UserState user)
    {
        lock (_gate)
        {
            var error = Problem(target, source, targetRevisionId, sourceRevisionId);
            if (error is null)
            {
                var latest = _revisions[source].First(applied => applied.Revision.Id == sourceRevisionId);
                _revisions[target].Add(new AppliedRevision(latest.Revision, Now, user.Id, "sync"));
            }
            return AddTask(target, AlmTaskKind.Sync, new AlmTask(NewId(), Now, _options) { Error = error });
        }
    }

    public AlmTask AddTask(ModelState model, AlmTaskKind kind, AlmTask task)
    {
        lock (_gate)
        {
            if (!_tasks.TryGetValue((model, kind), out var tasks))
                _tasks[(model, kind)] = tasks = [];
            tasks.Add(task);
            return task;
        }
    }

    /// <summary>Tasks live 48 hours.</summary>
    public IReadOnlyList<AlmTask> Tasks(ModelState model, AlmTaskKind kind)
    {
        lock (_gate)
        {
            return _tasks.TryGetValue((model, kind), out var tasks)
                ? [.. tasks.Where(task => Now - task.Created <= _options.ContentLifetime)]
                : [];
        }
    }

    public static string NewId() => Guid.NewGuid().ToString("N").ToUpperInvariant();

    private (string Title, string Text)? Problem(ModelState target, ModelState source, string targetRevisionId, string sourceRevisionId)
    {
        if (_revisions[target].LastOrDefault()?.Revision.Id != targetRevisionId)
            return ("Target revision is not the latest", $"Revision {targetRevisionId} is not the latest revision of the target model.");
        return Syncable(target, source).Any(applied => applied.Revision.Id == sourceRevisionId)
            ? null
            : ("Models cannot be synchronised", $"Revision {sourceRevisionId} is not syncable to the target model.");
    }

    private AppliedRevision Initial(ModelState model, RevisionDefinition definition)
    {
        var id = definition.Id ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("revision\n" + definition.Name)))[..32];
        var user = model.Workspace.Administrators.FirstOrDefault()?.Id ?? "";
        var revision = new Revision(id, definition.Name, definition.Description, Now, user, "user", ModelStructure.Of(model));
        return new AppliedRevision(revision, Now, user, "create");
    }
}

/// <summary>What a task of ALM does.</summary>
internal enum AlmTaskKind
{
    Sync,
    ComparisonReport,
    SummaryReport,
}
