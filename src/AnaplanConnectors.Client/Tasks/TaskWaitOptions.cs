using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How the end of a task is awaited. Asked after 1, 2 and 5 s, then every <see cref="PollInterval"/>.</summary>
public sealed class TaskWaitOptions
{
    /// <summary>Pause between two questions once the task has run for a while; a little is added at random. Default: 10 s.</summary>
    [Category("Task"), DisplayName("Poll interval"), Description("Pause between two questions for the state of a task.")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>When waiting ends with an error although the task goes on. Default: never.</summary>
    [Category("Task"), DisplayName("Task timeout"), Description("When waiting ends although the task goes on; unset: never.")]
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long the state may be unreadable before waiting ends with an error. Default: 1 h.</summary>
    [Category("Task"), DisplayName("Unreadable"), Description("How long the state of a task may be unreadable before waiting ends.")]
    public TimeSpan MaxUnreadable { get; init; } = TimeSpan.FromHours(1);

    internal IEnumerable<string> Problems()
    {
        if (PollInterval < TimeSpan.FromSeconds(1) || PollInterval > TimeSpan.FromMinutes(10))
            yield return $"PollInterval is {PollInterval} (allowed: 1 s to 10 min)";
        if (Timeout <= TimeSpan.Zero)
            yield return $"Timeout is {Timeout} (allowed: above zero, or none)";
        if (MaxUnreadable < TimeSpan.Zero)
            yield return $"MaxUnreadable is {MaxUnreadable} (allowed: zero and above)";
    }
}
