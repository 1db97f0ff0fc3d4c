namespace AnaplanConnectors.Client;

/// <summary>What a model is doing at this moment (API reference 3.3).</summary>
public sealed class ModelStatus
{
    /// <summary>"Open", "Closed", "Processing ..." and others: a text to show.</summary>
    public string CurrentStep { get; init => field = value ?? ""; } = "";

    /// <summary>Share done, 0 to 1; -1 when nothing runs.</summary>
    public double Progress { get; init; }

    /// <summary>The task that runs, when one does.</summary>
    public string? TaskId { get; init; }

    /// <summary>Who started what and when, in several lines, when something runs.</summary>
    public string? Tooltip { get; init; }
}
