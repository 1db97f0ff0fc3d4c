namespace AnaplanConnectors.Simulator;

/// <summary>Where content lies: a temporary folder that goes with us, or a folder of our own inside one that was given.</summary>
internal sealed class ContentFolder : IDisposable
{
    public ContentFolder(string? parent)
    {
        if (parent is null)
        {
            Path = Directory.CreateTempSubdirectory("anaplan-simulator-").FullName;
        }
        else
        {
            Path = System.IO.Path.Combine(parent, $"simulator-{Guid.NewGuid():N}");
            Directory.CreateDirectory(Path);
        }
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
