using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>An "other action" of a model, such as a deletion (API reference 3.14). Imports, exports and processes are not among them.</summary>
public sealed class AnaplanAction : NamedItem
{
    /// <summary>"DELETE_BY_SELECTION", "ORDER_HIERARCHY" and others; null for actions that open something.</summary>
    [JsonPropertyName("actionType")]
    public string? Type { get; init; }
}
