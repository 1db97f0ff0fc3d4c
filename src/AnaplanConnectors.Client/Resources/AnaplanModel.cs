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
}
