namespace AnaplanConnectors.Client;

/// <summary>A workspace: a set of models that share memory (API reference 3.2).</summary>
public sealed class AnaplanWorkspace : NamedItem
{
    /// <summary>Whether it can be used.</summary>
    public bool Active { get; init; }

    /// <summary>Memory allowed for all its models in bytes, when the service tells.</summary>
    public long? SizeAllowance { get; init; }

    /// <summary>Memory in use in bytes, when the service tells.</summary>
    public long? CurrentSize { get; init; }
}
