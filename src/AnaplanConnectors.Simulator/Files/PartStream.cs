namespace AnaplanConnectors.Simulator;

/// <summary>Content that is being written by an action.</summary>
internal sealed class PartStream(string path) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024)
{
    private readonly string _path = path;

    /// <summary>What was written. Closes the stream, if that has not been done.</summary>
    public ContentPart ToPart()
    {
        Dispose();
        return new ContentPart(_path, new FileInfo(_path).Length, isCompressed: false);
    }
}
