namespace AnaplanConnectors.Client;

/// <summary>An item of a dimension (API reference 3.9).</summary>
public sealed class DimensionItem : NamedItem
{
    /// <summary>Its code, when it has one.</summary>
    public string? Code { get; init; }
}
