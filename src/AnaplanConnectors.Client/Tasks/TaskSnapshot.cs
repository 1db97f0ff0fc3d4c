using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A task at one moment (API reference 3.16).</summary>
public sealed class TaskSnapshot
{
    /// <summary>Id of the task.</summary>
    [JsonPropertyName("taskId")]
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its state.</summary>
    [JsonPropertyName("taskState")]
    public TaskState State { get; init; }

    /// <summary>Share done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>What it is doing: a text to show.</summary>
    public string CurrentStep { get; init => field = value ?? ""; } = "";

    /// <summary>When it was started, by the server's clock in milliseconds since 1970; null when the service does not tell.</summary>
    [JsonPropertyName("creationTime")]
    public long? CreatedMilliseconds { get; init; }

    /// <summary>When it was started, by the server's clock; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? CreatedAt => ServerTime.FromMilliseconds(CreatedMilliseconds);

    /// <summary>How it ended; null before, and for cancelled tasks perhaps for ever.</summary>
    public TaskResult? Result { get; init; }
}
