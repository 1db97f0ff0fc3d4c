namespace AnaplanConnectors.Simulator;

/// <summary>The events of the tenant in the order they happened.</summary>
internal sealed class AuditLog(TimeProvider clock)
{
    private const long FirstId = 3_301_000_001;
    private readonly Lock _gate = new();
    private readonly List<AuditEvent> _events = [];

    public IReadOnlyList<AuditEvent> All
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    public void Write(AuditKind kind, bool success, string? userId, string? objectId, string userAgent = "", string hostName = "")
    {
        lock (_gate)
        {
            _events.Add(new AuditEvent(FirstId + _events.Count, success ? kind.Id : kind.FailureId ?? kind.Id, userId, objectId,
                success ? kind.Success : kind.Failure, success, userAgent, hostName, clock.GetUtcNow()));
        }
    }

    /// <summary>Takes over the events of an earlier life.</summary>
    public void Load(IEnumerable<AuditEvent> events)
    {
        lock (_gate)
            _events.AddRange(events);
    }
}
