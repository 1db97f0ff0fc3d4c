namespace AnaplanConnectors.Client;

/// <summary>
/// Something that happened behind a call. For people and logs: no program should need it. <see cref="object.ToString"/> says it
/// in one line, without secrets.
/// </summary>
public abstract class ClientEvent
{
    private protected ClientEvent(DateTimeOffset at) => At = at;

    /// <summary>When, by the clock of the client's options.</summary>
    public DateTimeOffset At { get; }
}

/// <summary>A call failed and is going to be repeated.</summary>
public sealed class RequestRetried : ClientEvent
{
    internal RequestRetried(DateTimeOffset at, string request, int attempt, TimeSpan delay, string reason)
        : base(at) => (Request, Attempt, Delay, Reason) = (request, attempt, delay, reason);

    /// <summary>What was asked: method and path.</summary>
    public string Request { get; }

    /// <summary>How often it was sent so far.</summary>
    public int Attempt { get; }

    /// <summary>Pause before the next time.</summary>
    public TimeSpan Delay { get; }

    /// <summary>Why, as a clause.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Request}: {Reason}; again in {Delay.TotalSeconds:0.#} s (attempt {Attempt})");
}

/// <summary>The service limits requests (429). Every call of this client pauses.</summary>
public sealed class RateLimited : ClientEvent
{
    internal RateLimited(DateTimeOffset at, TimeSpan delay)
        : base(at) => Delay = delay;

    /// <summary>How long.</summary>
    public TimeSpan Delay { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"the service limits requests; all calls pause for {Delay.TotalSeconds:0.#} s");
}

/// <summary>Signed in, for the first time or again.</summary>
public sealed class SignedIn : ClientEvent
{
    internal SignedIn(DateTimeOffset at, string user, TimeSpan lifetime)
        : base(at) => (User, Lifetime) = (user, lifetime);

    /// <summary>Who: the e-mail address, or the subject of the certificate.</summary>
    public string User { get; }

    /// <summary>How long the token lives.</summary>
    public TimeSpan Lifetime { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"signed in as {User} for {Lifetime.TotalMinutes:0.#} min");
}

/// <summary>The token was prolonged before it expired.</summary>
public sealed class TokenRefreshed : ClientEvent
{
    internal TokenRefreshed(DateTimeOffset at, TimeSpan lifetime)
        : base(at) => Lifetime = lifetime;

    /// <summary>How long it lives now.</summary>
    public TimeSpan Lifetime { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"token prolonged to {Lifetime.TotalMinutes:0.#} min");
}

/// <summary>The certificate that signs in expires within 30 days.</summary>
public sealed class CertificateExpiresSoon : ClientEvent
{
    internal CertificateExpiresSoon(DateTimeOffset at, string subject, DateTimeOffset expiresAt)
        : base(at) => (Subject, ExpiresAt) = (subject, expiresAt);

    /// <summary>Subject of the certificate.</summary>
    public string Subject { get; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"certificate '{Subject}' expires on {ExpiresAt:yyyy-MM-dd}");
}

/// <summary>The answer to a start was lost; the task list is asked what happened.</summary>
public sealed class StartInDoubt : ClientEvent
{
    internal StartInDoubt(DateTimeOffset at, string actionId, string reason)
        : base(at) => (ActionId, Reason) = (actionId, reason);

    /// <summary>What was to be started.</summary>
    public string ActionId { get; }

    /// <summary>How the answer was lost, as a clause.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"start of {ActionId} in doubt: {Reason}; looking for its task";
}

/// <summary>The task list showed that a start whose answer was lost had been accepted.</summary>
public sealed class TaskAdopted : ClientEvent
{
    internal TaskAdopted(DateTimeOffset at, string actionId, string taskId)
        : base(at) => (ActionId, TaskId) = (actionId, taskId);

    /// <summary>What was started.</summary>
    public string ActionId { get; }

    /// <summary>The task that was found.</summary>
    public string TaskId { get; }

    /// <inheritdoc/>
    public override string ToString() => $"start of {ActionId} was accepted as task {TaskId}";
}

/// <summary>The state of a task could not be read; waiting goes on.</summary>
public sealed class TaskUnreadable : ClientEvent
{
    internal TaskUnreadable(DateTimeOffset at, string taskId, TimeSpan since, string reason)
        : base(at) => (TaskId, Since, Reason) = (taskId, since, reason);

    /// <summary>The task.</summary>
    public string TaskId { get; }

    /// <summary>For how long it has not been readable.</summary>
    public TimeSpan Since { get; }

    /// <summary>Why, as a clause.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"state of task {TaskId} unreadable for {Since.TotalSeconds:0} s: {Reason}");
}

/// <summary>A large read could not be deleted; the service does so after 30 minutes (API reference 3.7).</summary>
public sealed class LargeReadLeft : ClientEvent
{
    internal LargeReadLeft(DateTimeOffset at, string requestId, string reason)
        : base(at) => (RequestId, Reason) = (requestId, reason);

    /// <summary>Id of the read request.</summary>
    public string RequestId { get; }

    /// <summary>Why, as a clause.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"large read {RequestId} could not be deleted: {Reason}";
}
