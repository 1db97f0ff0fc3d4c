namespace AnaplanConnectors.Client;

/// <summary>A model as the place of calls. Both forms of its URL answer alike, so the one without the workspace is used (API reference 1.3).</summary>
internal sealed record ModelScope(ApiSession Api, string ModelId, string Description)
{
    /// <summary>The description, to begin a sentence with.</summary>
    public string Title => char.ToUpperInvariant(Description[0]) + Description.Substring(1);

    public string Path(params string[] segments) => ApiRequest.PathOf(["models", ModelId, .. segments]);
}
