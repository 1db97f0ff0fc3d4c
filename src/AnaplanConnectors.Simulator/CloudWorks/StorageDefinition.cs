namespace AnaplanConnectors.Simulator;

/// <summary>
/// A simulated bucket, container or data set that CloudWorks can be connected to (API reference 10.2). Credentials of a connection
/// count as right when a storage of its name exists.
/// </summary>
public sealed class StorageDefinition
{
    /// <summary>Required: name of the bucket, container or data set.</summary>
    public string Name { get; init; } = "";

    /// <summary>What lies in it at the start.</summary>
    public IReadOnlyList<StorageFileDefinition> Files { get; init; } = [];
}

/// <summary>A file or table of a storage.</summary>
public sealed class StorageFileDefinition
{
    /// <summary>Required: name of the file or table.</summary>
    public string Name { get; init; } = "";

    /// <summary>The content, in UTF-8. One of this and <see cref="Path"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Path of a file with the content, relative to the tenant file.</summary>
    [FilePath]
    public string? Path { get; init; }
}
