namespace AnaplanConnectors.Simulator;

/// <summary>Something that happened in the tenant (API reference 10.3).</summary>
internal sealed record AuditEvent(long Id, string TypeId, string? UserId, string? ObjectId, string Message, bool Success,
    string UserAgent, string HostName, DateTimeOffset Date);

/// <summary>A kind of event. Of the real service's many ids only USR-8 is known; the others keep its prefixes.</summary>
internal sealed record AuditKind(string Id, string Success, string Failure, string? FailureId = null);
