using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A task as task lists show it.</summary>
public sealed class TaskSummary
{
    /// <summary>Id of the task. Means something only together with the action that started it.</summary>
    [JsonPropertyName("taskId")]
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>State when the list was read.</summary>
    [JsonPropertyName("taskState")]
    public TaskState State { get; init; }

    /// <summary>When it was started, by the server's clock in milliseconds since 1970; null when the service does not tell.</summary>
    [JsonPropertyName("creationTime")]
    public long? CreatedMilliseconds { get; init; }

    /// <summary>When it was started, by the server's clock; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? CreatedAt => ServerTime.FromMilliseconds(CreatedMilliseconds);
}
