namespace AnaplanConnectors.Simulator;

/// <summary>A saved state of a model's structure.</summary>
internal sealed record Revision(string Id, string Name, string Description, DateTimeOffset CreatedOn, string CreatedBy,
    string CreationMethod, IReadOnlyDictionary<string, string> Structure);

/// <summary>A revision as one model has it.</summary>
internal sealed record AppliedRevision(Revision Revision, DateTimeOffset AppliedOn, string AppliedBy, string AppliedMethod);

/// <summary>A synchronisation or a report on its way.</summary>
internal sealed class AlmTask(string id, DateTimeOffset created, SimulatorOptions options)
{
    public string Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    /// <summary>Title and text of what failed; null when it succeeds.</summary>
    public (string Title, string Text)? Error { get; init; }

    /// <summary>Path of the report below the model; null for synchronisations.</summary>
    public string? ReportPath { get; init; }

    /// <summary>In the API's words; it runs by the clock, as tasks of actions do at the least.</summary>
    public string State
    {
        get
        {
            var age = options.TimeProvider.GetUtcNow() - Created;
            if (age < options.TaskStartDelay)
                return "NOT_STARTED";
            return age < options.TaskStartDelay + options.MinimumTaskDuration ? "IN_PROGRESS" : "COMPLETE";
        }
    }
}
