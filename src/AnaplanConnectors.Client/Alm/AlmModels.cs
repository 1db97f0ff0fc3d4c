using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A revision of a model: a state of its structure that has a name (API reference 10.1).</summary>
public sealed class AnaplanRevision : NamedItem
{
    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made, as the service writes it.</summary>
    public string? CreatedOn { get; init; }

    /// <summary>Id of the user who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>How it came to be.</summary>
    public string? CreationMethod { get; init; }

    /// <summary>When it was applied to this model, as the service writes it.</summary>
    public string? AppliedOn { get; init; }

    /// <summary>Id of the user who applied it.</summary>
    public string? AppliedBy { get; init; }
}

/// <summary>A model that has a revision. The first of them is where the revision was made.</summary>
public sealed class RevisionModel
{
    /// <summary>Id of the model.</summary>
    public string ModelId { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the model; null when it is deleted.</summary>
    public string? ModelName { get; init; }

    /// <summary>Id of its workspace; null when it is deleted.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>When it got the revision, as the service writes it.</summary>
    public string? AppliedOn { get; init; }

    /// <summary>Id of the user who applied it.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>How it was applied.</summary>
    public string? AppliedMethod { get; init; }

    /// <summary>Whether the model is deleted.</summary>
    public bool ModelDeleted { get; init; }
}

/// <summary>From which state of which model to which state of this one. All three are needed.</summary>
/// <param name="SourceRevisionId">The revision that is wanted.</param>
/// <param name="SourceModelId">A model that has it.</param>
/// <param name="TargetRevisionId">The latest revision of the model that is changed or compared.</param>
public sealed record RevisionPair(string SourceRevisionId, string SourceModelId, string TargetRevisionId);

/// <summary>A synchronisation, or the making of a report. Known for 48 hours.</summary>
public sealed class AlmTask
{
    /// <summary>Id of the task.</summary>
    [JsonPropertyName("taskId")]
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its state. A failed one is complete.</summary>
    [JsonPropertyName("taskState")]
    public TaskState State { get; init; }

    /// <summary>When it was started, as the service writes it.</summary>
    public string? CreationTime { get; init; }

    /// <summary>How it ended; null before.</summary>
    public AlmTaskResult? Result { get; init; }
}

/// <summary>How a synchronisation or report ended.</summary>
public sealed class AlmTaskResult
{
    /// <summary>Whether it ended well.</summary>
    public bool Successful { get; init; }

    /// <summary>Where the report is; null for synchronisations.</summary>
    public string? ReportFileUrl { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public AlmTaskError? Error { get; init; }
}

/// <summary>Why a synchronisation or report failed.</summary>
public sealed class AlmTaskError
{
    /// <summary>The reason in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>The reason in more words.</summary>
    public string? MessageText { get; init; }
}

/// <summary>How two revisions differ, in numbers.</summary>
public sealed class RevisionSummary
{
    /// <summary>The revision that is compared to.</summary>
    public string TargetRevisionId { get; init => field = value ?? ""; } = "";

    /// <summary>The revision that is compared.</summary>
    public string SourceRevisionId { get; init => field = value ?? ""; } = "";

    /// <summary>All differences.</summary>
    public RevisionTotals Totals { get; init => field = value ?? new(); } = new();

    /// <summary>Differences by kind of object, such as "lineItems"; kinds without any are left out.</summary>
    public IReadOnlyDictionary<string, JsonElement> Differences { get; init => field = value ?? new Dictionary<string, JsonElement>(); }
        = new Dictionary<string, JsonElement>();
}

/// <summary>Numbers of differences.</summary>
public sealed class RevisionTotals
{
    /// <summary>Objects that are new.</summary>
    public long Created { get; init; }

    /// <summary>Objects that are changed.</summary>
    public long Modified { get; init; }

    /// <summary>Objects that are gone.</summary>
    public long Deleted { get; init; }
}

internal sealed class RevisionCreation
{
    public string? Name { get; set; }

    public string? Description { get; set; }
}

internal sealed class OnlineStatus
{
    public string? Status { get; set; }
}
