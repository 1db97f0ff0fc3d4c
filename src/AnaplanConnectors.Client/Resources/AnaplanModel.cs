using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A model (API reference 3.3).</summary>
public sealed class AnaplanModel : NamedItem
{
    /// <summary>Whether it is open for work.</summary>
    [JsonPropertyName("activeState")]
    public ModelState State { get; init; }

    /// <summary>Id of the workspace it lies in.</summary>
    [JsonPropertyName("currentWorkspaceId")]
    public string? WorkspaceId { get; init; }

    /// <summary>Name of the workspace it lies in.</summary>
    [JsonPropertyName("currentWorkspaceName")]
    public string? WorkspaceName { get; init; }

    /// <summary>Memory it takes in bytes; null for archived models.</summary>
    public long? MemoryUsage { get; init; }

    /// <summary>Where people open it.</summary>
    [JsonPropertyName("modelUrl")]
    public string? Url { get; init; }

    /// <summary>Labels that the tenant has given it. Empty when there are none.</summary>
    [JsonPropertyName("categoryValues")]
    public IReadOnlyList<ModelCategory> Categories { get; init => field = value ?? []; } = [];

    /// <summary>When it was made, as the service writes it.</summary>
    [JsonPropertyName("isoCreationDate")]
    public string? CreatedText { get; init; }

    /// <summary>When it was last changed, as the service writes it.</summary>
    [JsonPropertyName("lastModified")]
    public string? ModifiedText { get; init; }

    /// <summary>Id of the user who last changed it.</summary>
    [JsonPropertyName("lastModifiedByUserGuid")]
    public string? ModifiedBy { get; init; }

    /// <summary>Number of its last saved change.</summary>
    [JsonPropertyName("lastSavedSerialNumber")]
    public long? LastSavedNumber { get; init; }

    /// <summary>Whether a transaction runs; told by <see cref="ModelClient.GetDetailsAsync"/> only, null elsewhere.</summary>
    [JsonPropertyName("modelTransactionRunning")]
    public bool? IsTransactionRunning { get; init; }

    /// <summary>When it was made; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? CreatedAt => ServerTime.Parse(CreatedText);

    /// <summary>When it was last changed; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? ModifiedAt => ServerTime.Parse(ModifiedText);
}

/// <summary>A label of a model.</summary>
public sealed class ModelCategory
{
    /// <summary>Name of the category, such as "Region".</summary>
    [JsonPropertyName("categoryName")]
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>The label, such as "EMEA".</summary>
    [JsonPropertyName("attribute")]
    public string Value { get; init => field = value ?? ""; } = "";
}
