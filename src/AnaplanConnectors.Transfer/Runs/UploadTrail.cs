using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>How far an upload has come.</summary>
public sealed class UploadTrail
{
    private readonly SortedDictionary<int, ChunkCut> _cut = [];
    private readonly Dictionary<int, long> _acknowledged = [];

    internal UploadTrail(UploadIntended file) => File = file;

    /// <summary>The file and what was announced about it.</summary>
    public UploadIntended File { get; private set; }

    /// <summary>Whether the service has taken the announcement.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Whether the service has the whole file.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>The end of the source; null while it has not been reached.</summary>
    public SourceRead? Source { get; private set; }

    /// <summary>Chunks whose bytes are settled, by index.</summary>
    public IReadOnlyDictionary<int, ChunkCut> Cut => _cut;

    /// <summary>Bytes sent for each chunk that the service has, by index.</summary>
    public IReadOnlyDictionary<int, long> Acknowledged => _acknowledged;

    /// <summary>Whether the service has every chunk of a source that has ended.</summary>
    public bool HasAll => Source is { } source && Enumerable.Range(0, source.Chunks).All(_acknowledged.ContainsKey);

    /// <summary>
    /// Why the service cannot have any more what it has acknowledged, as a clause; null when it may have it. What expired, or what another
    /// upload of this user has replaced, has another number of chunks in general. Only a file that is whole tells its chunks.
    /// </summary>
    /// <param name="now">The file as the service describes it now.</param>
    public string? LackOf(AnaplanFile now)
    {
        if (now is null)
            throw new ArgumentNullException(nameof(now));
        var isWhole = IsCompleted || (File.ChunkCount is not null && HasAll);
        return !isWhole || Source is not { } source || now.ChunkCount == source.Chunks
            ? null
            : FormattableString.Invariant($"the file has {now.ChunkCount} chunks now instead of {source.Chunks}");
    }

    /// <summary>The same upload is announced again; what is settled about its bytes stays.</summary>
    internal UploadTrail Announce(UploadIntended again)
    {
        File = again;
        return this;
    }

    internal void Add(RunRecord record)
    {
        switch (record)
        {
            case UploadStarted:
                IsStarted = true;
                break;
            case ChunkCut chunk:
                _cut[chunk.Index] = chunk;
                break;
            case ChunkAcknowledged chunk:
                _acknowledged[chunk.Index] = chunk.BytesSent;
                break;
            case SourceRead source:
                Source = source;
                break;
            case UploadCompleted:
                IsCompleted = true;
                break;
            case UploadDiscarded:
                // The bytes stay settled; only that the service has them is void.
                (IsStarted, IsCompleted) = (false, false);
                _acknowledged.Clear();
                break;
        }
    }
}
