namespace AnaplanConnectors.Simulator;

/// <summary>What came of an action: <c>result</c> of a task, or one of its <c>nestedResults</c> (API reference 3.16).
/// <c>Nested</c>: one outcome for each action of a process that ran, in order; null for everything else.</summary>
internal sealed record ActionOutcome(string ObjectId, string ObjectName, bool Successful, bool FailureDumpAvailable,
    IReadOnlyList<OutcomeDetail> Details, IReadOnlyList<ActionOutcome>? Nested = null)
{
    /// <summary>When it began and ended; known of the actions of a process.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? Time { get; init; }
}

/// <summary>One entry of <c>details</c>; its values are alternating keys and values.</summary>
internal sealed record OutcomeDetail(string Type, long Occurrences, string LocalMessageText, IReadOnlyList<string?> Values)
{
    public OutcomeDetail(string type, string text) : this(type, 0, text, [])
    {
    }
}
