using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>The simulated cloud: files by storage and name.</summary>
internal sealed class Storages
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Storage, string File), StoredContent> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public Storages(IReadOnlyList<StorageDefinition> definitions, ContentDirectory directory)
    {
        foreach (var storage in definitions)
        {
            _names.Add(storage.Name);
            foreach (var file in storage.Files)
                Put(storage.Name, file.Name, new StoredContent([PartOf(file, directory)], chunkSize: null));
        }
    }

    public bool Exists(string storage) => _names.Contains(storage);

    /// <summary>The content of a file, held for the caller; null when there is none.</summary>
    public StoredContent? Open(string storage, string file)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue((storage, file), out var content))
                return null;
            content.Hold();
            return content;
        }
    }

    /// <summary>Takes over one hold of the content.</summary>
    public void Put(string storage, string file, StoredContent content)
    {
        lock (_gate)
        {
            if (_files.Remove((storage, file), out var old))
                old.Release();
            _files.Add((storage, file), content);
        }
    }

    private static ContentPart PartOf(StorageFileDefinition file, ContentDirectory directory) => file.Path is { } path
        ? new ContentPart(path, new FileInfo(path).Length, isCompressed: false, isOwned: false)
        : directory.Store(Encoding.UTF8.GetBytes(file.Text ?? ""));
}
