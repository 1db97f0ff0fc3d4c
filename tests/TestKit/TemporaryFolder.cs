namespace AnaplanConnectors.TestKit;

/// <summary>A folder of its own for a test; removed with everything in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "anx-" + Guid.NewGuid().ToString("N"));

    /// <summary>Names of the files in it, in order.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Root).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
