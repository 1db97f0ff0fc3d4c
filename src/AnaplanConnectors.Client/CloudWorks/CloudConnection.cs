using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A connection of CloudWorks to storage elsewhere (API reference 10.2).</summary>
public sealed class CloudConnection : NamedItem
{
    /// <summary>"AmazonS3", "GoogleBigQuery" or "AzureBlob".</summary>
    [JsonPropertyName("connectionType")]
    public string? Type { get; init; }

    /// <summary>What belongs to the type, without credentials. Its member <c>name</c> is the name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Body
    {
        get;
        init
        {
            field = value ?? new Dictionary<string, JsonElement>();
            if (field.TryGetValue("name", out var name) && name.ValueKind == JsonValueKind.String)
                Name = name.GetString()!;
        }
    } = new Dictionary<string, JsonElement>();

    /// <summary>1 when it works, 0 when it does not.</summary>
    public int Status { get; init; }

    /// <summary>Why it does not work; null when it does.</summary>
    public int? IntegrationErrorCode { get; init; }

    /// <summary>The workspace it is limited to; null for none.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made, as the service writes it.</summary>
    public string? CreationDate { get; init; }

    [JsonInclude]
    internal string? ConnectionId { get => null; init => Id = value ?? Id; }
}

/// <summary>
/// A connection to be made or changed. The service tries credentials when it is made. Never shown: it holds secrets.
/// </summary>
public sealed class CloudConnectionDefinition
{
    /// <summary>"AmazonS3", "GoogleBigQuery" or "AzureBlob"; null to change parts of one.</summary>
    public string? Type { get; init; }

    /// <summary>Members of the type as JSON, credentials among them: <c>name</c>, <c>accessKeyId</c>, <c>secretAccessKey</c>, <c>bucketName</c> and so on.</summary>
    public Secret? Body { get; init; }

    internal byte[] ToJson()
    {
        using var document = JsonDocument.Parse((Body ?? throw new ArgumentException("The connection has no body.")).Reveal());
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            if (Type is not null)
                json.WriteString("type", Type);
            json.WritePropertyName("body");
            document.RootElement.WriteTo(json);
            json.WriteEndObject();
        }

        return output.ToArray();
    }
}

/// <summary>Who is told about runs.</summary>
public sealed class CloudNotification
{
    /// <summary>Id of the settings; given by the service.</summary>
    public string? NotificationId { get; init; }

    /// <summary>The integrations.</summary>
    public IReadOnlyList<string>? IntegrationIds { get; init; }

    /// <summary>"email" and "in_app".</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>For each outcome the users.</summary>
    public CloudNotificationRules? Notifications { get; init; }
}

/// <summary>For each outcome the users that are told.</summary>
public sealed class CloudNotificationRules
{
    /// <summary>One for each outcome.</summary>
    public IReadOnlyList<CloudNotificationRule> Config { get; init => field = value ?? []; } = [];
}

/// <summary>An outcome and who is told.</summary>
public sealed class CloudNotificationRule
{
    /// <summary>"success", "partial_failure" or "full_failure".</summary>
    public string? Type { get; init; }

    /// <summary>Ids of users when set; in answers objects with the id and the name.</summary>
    public IReadOnlyList<JsonElement> Users { get; init => field = value ?? []; } = [];
}

/// <summary>Several integrations that run one behind the other.</summary>
public sealed class CloudFlow : NamedItem
{
    /// <summary>Number of its steps.</summary>
    public int? StepsCount { get; init; }

    /// <summary>Its steps; told for a single flow only.</summary>
    public IReadOnlyList<CloudFlowStep> Steps { get; init => field = value ?? []; } = [];

    /// <summary>When it runs by itself; null when it does not.</summary>
    public CloudSchedule? Schedule { get; init; }

    /// <summary>Its last run; null when it never ran.</summary>
    public CloudRun? LatestRun { get; init; }
}

/// <summary>A step of a flow.</summary>
public sealed class CloudFlowStep
{
    /// <summary>Id of the integration that runs.</summary>
    public string? Referrer { get; init; }

    /// <summary>"Integration" when set; in answers the type of the integration.</summary>
    public string? Type { get; init; }

    /// <summary>Integrations that have to have run before.</summary>
    public IReadOnlyList<string> DependsOn { get; init => field = value ?? []; } = [];

    /// <summary>Whether it is left out.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>What happens when it fails.</summary>
    public IReadOnlyList<CloudFlowException> ExceptionBehavior { get; init => field = value ?? []; } = [];
}

/// <summary>What happens when a step fails.</summary>
public sealed class CloudFlowException
{
    /// <summary>"failure" or "partial_success".</summary>
    public string? Type { get; init; }

    /// <summary>"stop" or "continue".</summary>
    public string? Strategy { get; init; }
}

/// <summary>A flow to be made or changed.</summary>
public sealed class CloudFlowDefinition
{
    /// <summary>Name of the flow.</summary>
    public string? Name { get; init; }

    /// <summary>Version of the form. Default: the only one there is.</summary>
    public string Version { get; init => field = value ?? "2.0"; } = "2.0";

    /// <summary>Kind of the object. Default: the only one there is.</summary>
    public string Type { get; init => field = value ?? "IntegrationFlow"; } = "IntegrationFlow";

    /// <summary>At least two steps.</summary>
    public IReadOnlyList<CloudFlowStep> Steps { get; init => field = value ?? []; } = [];
}
