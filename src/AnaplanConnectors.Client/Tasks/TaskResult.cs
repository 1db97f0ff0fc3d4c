using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>
/// How a task ended. Rows can be rejected although it succeeded: look at <see cref="AnyFailureDump"/> too
/// (API reference 3.16).
/// </summary>
public sealed class TaskResult
{
    /// <summary>Id of the action, or of the action within a process.</summary>
    public string ObjectId { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the action, when the service tells: mostly within processes.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Whether the run succeeded, which says nothing about single rows.</summary>
    public bool Successful { get; init; }

    /// <summary>Whether this action rejected rows and a dump of them was made.</summary>
    public bool FailureDumpAvailable { get; init; }

    /// <summary>Counts and messages of this action.</summary>
    public IReadOnlyList<TaskDetail> Details { get; init => field = value is null ? [] : [.. value.Where(d => d is not null)]; } = [];

    /// <summary>For a process: the result of each action that ran, in order.</summary>
    [JsonPropertyName("nestedResults")]
    public IReadOnlyList<TaskResult> Nested { get; init => field = value is null ? [] : [.. value.Where(r => r is not null)]; } = [];

    /// <summary>Whether this and everything nested in it succeeded.</summary>
    [JsonIgnore]
    public bool AllSuccessful => Successful && Nested.All(r => r.AllSuccessful);

    /// <summary>Whether this or anything nested in it rejected rows.</summary>
    [JsonIgnore]
    public bool AnyFailureDump => FailureDumpAvailable || Nested.Any(r => r.AnyFailureDump);

    /// <summary>The details of this and of everything nested in it, outermost first.</summary>
    public IEnumerable<TaskDetail> AllDetails() => Details.Concat(Nested.SelectMany(r => r.AllDetails()));
}
