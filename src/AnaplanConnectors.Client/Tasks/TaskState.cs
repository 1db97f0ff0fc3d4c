using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>
/// State of a task (API reference 3.16). An open set: a word this library does not know is carried on and counts as running.
/// There is no "failed": a task that failed is complete, and its result says so.
/// </summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(TaskStateConverter))]
public readonly record struct TaskState(string? Value)
{
    /// <summary>Waits, for instance for the model.</summary>
    public static TaskState NotStarted { get; } = new("NOT_STARTED");

    /// <summary>Runs.</summary>
    public static TaskState InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Ended, well or not.</summary>
    public static TaskState Complete { get; } = new("COMPLETE");

    /// <summary>Is being cancelled.</summary>
    public static TaskState Cancelling { get; } = new("CANCELLING");

    /// <summary>Ended by cancelling; its changes were rolled back.</summary>
    public static TaskState Cancelled { get; } = new("CANCELLED");

    /// <summary>Whether the task has ended.</summary>
    public bool IsFinal => this == Complete || this == Cancelled;

    /// <summary>The service's word; empty when it gave none.</summary>
    public override string ToString() => Value ?? "";
}

internal sealed class TaskStateConverter : JsonConverter<TaskState>
{
    public override TaskState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(TextConverter.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, TaskState value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
