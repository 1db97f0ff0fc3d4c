using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.TestKit;

/// <summary>A store in memory, as simple as the promises of <see cref="IFileStore"/> allow.</summary>
public sealed class MemoryStore : IFileStore
{
    private readonly SortedDictionary<string, (byte[] Content, string Version)> _files = new(StringComparer.Ordinal);
    private int _versions;

    public string Address => "memory://bucket";

    public IReadOnlyList<string> Names => [.. _files.Keys];

    /// <summary>What was read: name, offset, count.</summary>
    public List<(string Name, long Offset, int Count)> Reads { get; } = [];

    /// <summary>Called before a file gets its name; may throw.</summary>
    public Action<string> BeforeCommit { get; set; } = _ => { };

    public byte[] this[string name]
    {
        get => _files[name].Content;
        set => _files[name] = (value, (++_versions).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public ValueTask<StoredFile?> FindAsync(string name, CancellationToken cancellationToken = default)
        => new(_files.TryGetValue(name, out var file) ? new StoredFile(name, file.Content.Length, file.Version) : null);

    public ValueTask<IReadOnlyList<StoredFile>> ListAsync(string prefix, CancellationToken cancellationToken = default)
        => new(_files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(file => new StoredFile(file.Key, file.Value.Content.Length, file.Value.Version)).ToList());

    public ValueTask ReadAsync(StoredFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reads.Add((file.Name, offset, buffer.Length));
        if (!_files.TryGetValue(file.Name, out var now) || now.Version != file.Version)
            throw new IOException($"'{file.Name}' was replaced while it was read.");
        if (offset + buffer.Length > now.Content.Length)
            throw new IOException($"'{file.Name}' ends too early.");
        now.Content.AsSpan((int)offset, buffer.Length).CopyTo(buffer.Span);
        return default;
    }

    public ValueTask<UnfinishedStream> CreateAsync(string name, bool overwrite, CancellationToken cancellationToken = default)
        => overwrite || !_files.ContainsKey(name)
            ? new ValueTask<UnfinishedStream>(new Unfinished(this, name))
            : throw new IOException($"'{Address}/{name}' exists.");

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        _files.Remove(name);
        return default;
    }

    private sealed class Unfinished(MemoryStore store, string name) : UnfinishedStream
    {
        private readonly MemoryStream _content = new();

        public override bool CanWrite => true;

        public override long Length => _content.Length;

        public override void Write(byte[] buffer, int offset, int count) => _content.Write(buffer, offset, count);

        public override ValueTask CommitAsync(CancellationToken cancellationToken = default)
        {
            store.BeforeCommit(name);
            store[name] = _content.ToArray();
            return default;
        }
    }
}
