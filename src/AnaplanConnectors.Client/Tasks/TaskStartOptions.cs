using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How a task is started.</summary>
public sealed record TaskStartOptions
{
    /// <summary>Language of the messages. Only the default, "en_US", gives texts that Anaplan supports.</summary>
    [Category("Task"), DisplayName("Locale"), Description("Language of the messages; only en_US gives texts that Anaplan supports.")]
    public string Locale { get; init; } = "en_US";

    /// <summary>Answers to the mappings that an import asks for. Default: none.</summary>
    public IReadOnlyList<MappingParameter> MappingParameters { get; init; } = [];

    /// <summary>
    /// Whether running twice does no harm. Only then a start is repeated when its answer was lost and the task list does not
    /// show the task. Default: false.
    /// </summary>
    [Category("Task"), DisplayName("Idempotent"), Description("Whether running twice does no harm, so that a start in doubt may be repeated.")]
    public bool Idempotent { get; init; }

    /// <summary>How long the task list is watched for a start whose answer was lost. Default: 60 s.</summary>
    [Category("Task"), DisplayName("Settle window"), Description("How long the task list is watched for a start whose answer was lost.")]
    public TimeSpan SettleWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Told about the start before and after, and asked whether an earlier process has begun it: then its task is found instead of
    /// started again. Default: nobody.
    /// </summary>
    public ITaskJournal? Journal { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Locale))
            yield return "Locale is empty";
        if (SettleWindow < TimeSpan.Zero || SettleWindow > TimeSpan.FromHours(1))
            yield return $"SettleWindow is {SettleWindow} (allowed: up to an hour)";
    }
}

/// <summary>An answer to a mapping that an import asks for when it runs (API reference 3.16).</summary>
/// <param name="EntityType">What is asked for, such as "Version".</param>
/// <param name="EntityName">The answer, such as "Actual".</param>
/// <param name="ImportId">The import that asks, when a process has several.</param>
public sealed record MappingParameter(string EntityType, string EntityName, string? ImportId = null);
