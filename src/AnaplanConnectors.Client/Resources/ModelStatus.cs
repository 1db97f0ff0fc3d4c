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

    /// <summary>Highest memory that the running task is expected to take, in bytes; null when the service does not tell.</summary>
    public long? PeakMemoryUsageEstimate { get; init; }

    /// <summary>
    /// Whether the model is loaded: idle, processing or updating. A step that this library does not know counts as not loaded.
    /// </summary>
    public bool IsOpen => Starts("Open") && !Starts("Opening") || IsBusy;

    /// <summary>Whether something runs in it that others have to wait for.</summary>
    public bool IsBusy => Starts("Processing") || Starts("Updating");

    private bool Starts(string word) => CurrentStep.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
