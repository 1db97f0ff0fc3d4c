using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Simulator;

/// <summary>The saved form of everything but items, cells and content. Only added to: a change of meaning is a new format.</summary>
internal sealed record TenantImage(
    int Format,
    string TenantId,
    IReadOnlyList<UserImage> Users,
    IReadOnlyList<WorkspaceImage> Workspaces,
    IReadOnlyList<ModelImage> Models,
    IReadOnlyList<string> DeletedModels,
    IReadOnlyList<ContentImage> Contents,
    IReadOnlyList<FamilyImage> RefreshTokens,
    IReadOnlyList<AuditEvent> Events)
{
    public const int CurrentFormat = 1;

    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}

/// <summary>What may have changed of a user; of those who joined later, all there is.</summary>
internal sealed record UserImage(string Id, string Email, string FirstName, string LastName, bool Active, string? DisplayName,
    string? ExternalId, string Licenses, bool JoinedLater);

internal sealed record WorkspaceImage(string Id, IReadOnlyList<string> Users, IReadOnlyList<string> ExceptionUsers);

/// <param name="Id">Id of the model.</param>
/// <param name="Structure">Fingerprint of the structure that items and cells fit.</param>
/// <param name="State">Its <c>activeState</c>.</param>
/// <param name="StrayFiles">Names of the files that were made by mistake, in order.</param>
/// <param name="CurrentYear">The current fiscal year.</param>
/// <param name="CurrentDay">First day of the current period; null: there is none.</param>
/// <param name="Switchovers">Day by id of the version.</param>
/// <param name="Revisions">From the oldest to the latest.</param>
/// <param name="Tasks">Those that are over.</param>
internal sealed record ModelImage(string Id, string Structure, string State, IReadOnlyList<string> StrayFiles, int CurrentYear,
    DateOnly? CurrentDay, IReadOnlyDictionary<string, DateOnly> Switchovers, IReadOnlyList<AppliedRevision> Revisions,
    IReadOnlyList<TaskImage> Tasks);

internal sealed record TaskImage(string Id, string Kind, string ActionId, string UserId, DateTimeOffset Created, DateTimeOffset? Started,
    DateTimeOffset? Ended, string? CancelledBy, OutcomeImage? Outcome);

internal sealed record OutcomeImage(string ObjectId, string ObjectName, bool Successful, bool FailureDumpAvailable,
    IReadOnlyList<DetailImage> Details, IReadOnlyList<OutcomeImage>? Nested, DateTimeOffset? Start, DateTimeOffset? End)
{
    public static OutcomeImage? Of(ActionOutcome? outcome) => outcome is null ? null : new OutcomeImage(outcome.ObjectId,
        outcome.ObjectName, outcome.Successful, outcome.FailureDumpAvailable,
        [.. outcome.Details.Select(detail => new DetailImage(detail.Type, detail.Occurrences, detail.LocalMessageText, detail.Values))],
        outcome.Nested is null ? null : [.. outcome.Nested.Select(nested => Of(nested)!)], outcome.Time?.Start, outcome.Time?.End);

    public ActionOutcome ToOutcome() => new(ObjectId, ObjectName, Successful, FailureDumpAvailable,
        [.. Details.Select(detail => new OutcomeDetail(detail.Type, detail.Occurrences, detail.Text, detail.Values))],
        Nested is null ? null : [.. Nested.Select(nested => nested.ToOutcome())])
    {
        Time = Start is { } start && End is { } end ? (start, end) : null,
    };
}

internal sealed record DetailImage(string Type, long Occurrences, string Text, IReadOnlyList<string?> Values);

/// <summary>Content of one user: of a file, or (with a task) the dump of an import.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="ObjectId">The file, or the import.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="TaskId">The task that left the dump; null for files.</param>
/// <param name="ChunkSize">Bytes of a chunk when it is downloaded; null: every part is one.</param>
/// <param name="Parts">Names of the entries that hold it.</param>
/// <param name="LastAccess">Its life counts from here.</param>
internal sealed record ContentImage(string ModelId, string ObjectId, string UserId, string? TaskId, int? ChunkSize,
    IReadOnlyList<string> Parts, DateTimeOffset LastAccess);

internal sealed record FamilyImage(string ClientId, string UserId, string Scope, string Token, DateTimeOffset Issued, bool IsDead,
    IReadOnlyList<string> Used);
