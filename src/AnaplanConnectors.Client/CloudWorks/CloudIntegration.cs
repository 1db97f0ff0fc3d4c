using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>An integration of CloudWorks: something that runs by a schedule (API reference 10.2).</summary>
public sealed class CloudIntegration : NamedItem
{
    /// <summary>"Process", "Export" or "Import".</summary>
    [JsonPropertyName("integrationType")]
    public string? Type { get; init; }

    /// <summary>The process it runs, when it runs one.</summary>
    public string? ProcessId { get; init; }

    /// <summary>Id of the workspace.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Id of the model.</summary>
    public string? ModelId { get; init; }

    /// <summary>Version of its form, "2.0".</summary>
    public string? Version { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made, as the service writes it.</summary>
    public string? CreationDate { get; init; }

    /// <summary>When it was changed, as the service writes it.</summary>
    public string? ModificationDate { get; init; }

    /// <summary>Id of its notification settings.</summary>
    public string? NotificationId { get; init; }

    /// <summary>Whether it can be started from pages.</summary>
    [JsonPropertyName("nuxVisible")]
    public bool IsVisibleOnPages { get; init; }

    /// <summary>When it runs by itself; null when it does not.</summary>
    public CloudSchedule? Schedule { get; init; }

    /// <summary>What it moves, for imports and exports; told for a single integration only.</summary>
    public IReadOnlyList<CloudJob> Jobs { get; init => field = value ?? []; } = [];

    /// <summary>Its last run; null when it never ran.</summary>
    public CloudRun? LatestRun { get; init; }

    [JsonInclude]
    internal string? IntegrationId { get => null; init => Id = value ?? Id; }
}

/// <summary>What an integration moves.</summary>
public sealed class CloudJob
{
    /// <summary>"AmazonS3ToAnaplan", "AnaplanToAzureBlob" and others.</summary>
    public string? Type { get; init; }

    /// <summary>Where data come from.</summary>
    public IReadOnlyList<CloudEnd> Sources { get; init => field = value ?? []; } = [];

    /// <summary>Where data go.</summary>
    public IReadOnlyList<CloudEnd> Targets { get; init => field = value ?? []; } = [];
}

/// <summary>An end of a job: something of a model, or something at a connection. What does not belong to it is null.</summary>
public sealed class CloudEnd
{
    /// <summary>"Anaplan", "AmazonS3", "GoogleBigQuery" or "AzureBlob".</summary>
    public string? Type { get; init; }

    /// <summary>The connection.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>The file at the connection.</summary>
    public string? File { get; init; }

    /// <summary>The table at the connection.</summary>
    public string? Table { get; init; }

    /// <summary>The import or export of the model.</summary>
    public string? ActionId { get; init; }

    /// <summary>The file of the model.</summary>
    public string? FileId { get; init; }

    /// <summary>Whether what is there is replaced.</summary>
    public bool? Overwrite { get; init; }
}

/// <summary>An integration to be made or changed.</summary>
public sealed class CloudIntegrationDefinition
{
    /// <summary>Name, unique.</summary>
    public string? Name { get; init; }

    /// <summary>Version of the form. Default: the only one there is.</summary>
    public string Version { get; init => field = value ?? "2.0"; } = "2.0";

    /// <summary>Id of the workspace of the model.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Id of the model.</summary>
    public string? ModelId { get; init; }

    /// <summary>The process to run; null for imports and exports.</summary>
    public string? ProcessId { get; init; }

    /// <summary>Whether it can be started from pages; null for what the service takes.</summary>
    [JsonPropertyName("nuxVisible")]
    public bool? IsVisibleOnPages { get; init; }

    /// <summary>What it moves; null for a process without files.</summary>
    public IReadOnlyList<CloudJob>? Jobs { get; init; }
}

/// <summary>When an integration runs by itself.</summary>
public sealed class CloudSchedule
{
    /// <summary>Name of the schedule.</summary>
    public string? Name { get; init; }

    /// <summary>"hourly", "daily", "weekly", "monthly_specific_day" or "monthly_relative_weekday".</summary>
    public string? Type { get; init; }

    /// <summary>Time of day as HH:mm.</summary>
    public string? Time { get; init; }

    /// <summary>First time of a day, for hourly ones.</summary>
    public string? FromTime { get; init; }

    /// <summary>Last time of a day, for hourly ones.</summary>
    public string? ToTime { get; init; }

    /// <summary>Days of the week.</summary>
    public IReadOnlyList<int>? DaysOfWeek { get; init; }

    /// <summary>Day of the month.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>Day of the week, for monthly ones.</summary>
    public int? DayOfWeek { get; init; }

    /// <summary>Every how many hours, or which week of a month.</summary>
    public int? RepeatEvery { get; init; }

    /// <summary>First day as yyyy-MM-dd.</summary>
    public string? StartDate { get; init; }

    /// <summary>Last day as yyyy-MM-dd.</summary>
    public string? EndDate { get; init; }

    /// <summary>Zone that the times are in.</summary>
    public string? Timezone { get; init; }

    /// <summary>"Active" or "Inactive"; told, not set: see <see cref="CloudWorksClient.SetScheduleEnabledAsync"/>.</summary>
    public string? Status { get; init; }
}

/// <summary>A run of an integration.</summary>
public sealed class CloudRun
{
    /// <summary>Id of the run; null where the last run of an integration is told.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the integration; told for a single run only.</summary>
    public string? IntegrationId { get; init; }

    /// <summary>Who or what started it.</summary>
    public string? TriggeredBy { get; init; }

    /// <summary>"scheduled", "manual" and others.</summary>
    public string? TriggerSource { get; init; }

    /// <summary>When it began, as the service writes it.</summary>
    public string? StartDate { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public string? EndDate { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public bool Success { get; init; }

    /// <summary>The outcome in words.</summary>
    public string? Message { get; init; }

    /// <summary>Null on success; 38 means that some rows were refused.</summary>
    public int? ExecutionErrorCode { get; init; }

    /// <summary>Id to give to the service's support.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Why a run failed.</summary>
/// <param name="Text">The reason in words.</param>
/// <param name="Type">The reason as a code.</param>
/// <param name="Occurrences">How often.</param>
public sealed record CloudRunError(string Text, string Type, long Occurrences);
