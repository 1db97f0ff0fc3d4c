using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>A way to a storage. Secrets are checked and forgotten.</summary>
internal sealed class CloudConnection(string id, string type, UserState user, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Type { get; } = type;

    public required string Name { get; set; }

    public required string Storage { get; set; }

    public string? WorkspaceId { get; set; }

    public string? AuthMethod { get; set; }

    public Authorship Authorship { get; } = new(user, created);
}

/// <summary>Who made something and who changed it last.</summary>
internal sealed class Authorship(UserState user, DateTimeOffset created)
{
    public UserState CreatedBy { get; } = user;

    public DateTimeOffset Created { get; } = created;

    public UserState ModifiedBy { get; private set; } = user;

    public DateTimeOffset Modified { get; private set; } = created;

    public void Change(UserState by, DateTimeOffset at) => (ModifiedBy, Modified) = (by, at);
}

/// <summary>An integration: files that go to or from a model around an action or a process.</summary>
internal sealed class Integration(string id, UserState user, DateTimeOffset created)
{
    public string Id { get; } = id;

    public required IntegrationPlan Plan { get; set; }

    public required string NotificationId { get; init; }

    public JsonElement? Schedule { get; set; }

    public bool IsScheduleActive { get; set; } = true;

    public Authorship Authorship { get; } = new(user, created);

    /// <summary>From the first to the latest.</summary>
    public List<IntegrationRun> Runs { get; } = [];
}

/// <summary>What an integration does; checked when it was made.</summary>
internal sealed record IntegrationPlan(string Name, string WorkspaceId, ModelState Model, ProcessState? Process, bool NuxVisible,
    IReadOnlyList<IntegrationJob> Jobs)
{
    public string Type => Process is not null ? "Process" : Jobs.Any(job => job.IsImport) ? "Import" : "Export";
}

/// <summary>One transfer: from a file of a storage into the model, or back.</summary>
internal sealed record IntegrationJob(string Type, CloudConnection Connection, string File, ActionState? Action, string? FileId,
    JsonElement Json)
{
    public bool IsImport => Type.EndsWith("ToAnaplan", StringComparison.Ordinal);
}

/// <summary>One run of an integration.</summary>
internal sealed class IntegrationRun(string id, Integration integration, UserState user, DateTimeOffset started)
{
    public string Id { get; } = id;

    public string TraceId { get; } = CloudWorksStore.NewId();

    public Integration Integration { get; } = integration;

    public UserState User { get; } = user;

    public DateTimeOffset Started { get; } = started;

    public DateTimeOffset? Ended { get; private set; }

    public bool Success { get; private set; }

    public string Message { get; private set; } = "Running";

    public int? ErrorCode { get; private set; }

    /// <summary>The tasks it started in the model, with the path kind in front.</summary>
    public List<ModelTask> Tasks { get; } = [];

    /// <summary>Set by the runner, so that cancelling reaches it.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    public void End(DateTimeOffset at, bool success, string message, int? errorCode)
    {
        (Success, Message, ErrorCode) = (success, message, errorCode);
        Ended = at;
    }
}

/// <summary>Several integrations in an order.</summary>
internal sealed class IntegrationFlow(string id, UserState user, DateTimeOffset created)
{
    public string Id { get; } = id;

    public required string Name { get; set; }

    public required IReadOnlyList<FlowStep> Steps { get; set; }

    public Authorship Authorship { get; } = new(user, created);

    public FlowRun? LatestRun { get; set; }
}

/// <summary>One step of a flow.</summary>
internal sealed record FlowStep(Integration Integration, IReadOnlyList<string> DependsOn, bool IsSkipped,
    IReadOnlyDictionary<string, string> ExceptionBehavior);

/// <summary>One run of a flow.</summary>
internal sealed record FlowRun(string Id, UserState User, DateTimeOffset Started)
{
    public DateTimeOffset? Ended { get; set; }

    public bool Success { get; set; }
}
