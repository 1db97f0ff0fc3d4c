namespace AnaplanConnectors.Client;

/// <summary>Anything of a tenant that has an id and a name. Ids are text and stay text (API reference 4).</summary>
public abstract class NamedItem
{
    /// <summary>Id, unique within its kind. Case matters.</summary>
    public string Id { get; init => field = value ?? field; } = "";

    /// <summary>Name as people see it. Anaplan does not promise that it is unique.</summary>
    // Some kinds have it under another key, so an absent one must not undo it.
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>Name and id, as errors show them.</summary>
    public sealed override string ToString() => $"'{Name}' ({Id})";
}
