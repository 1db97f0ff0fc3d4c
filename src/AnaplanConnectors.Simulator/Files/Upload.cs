namespace AnaplanConnectors.Simulator;

/// <summary>Chunks on their way to become content (API reference 5.2). Its owner locks around every use.</summary>
internal sealed class Upload(int chunkCount)
{
    private readonly SortedDictionary<int, ContentPart> _parts = [];
    private bool _isComplete;

    /// <summary>The number that was announced; -1 when it is only known at the end.</summary>
    public int ChunkCount { get; } = chunkCount;

    private bool HasCount => ChunkCount >= 0;

    /// <summary>True once the content may be seen: all announced chunks are there, or the upload was completed.</summary>
    public bool IsWhole => HasCount ? _parts.Count == ChunkCount : _isComplete;

    public int? FirstMissing => Enumerable.Range(0, HasCount ? ChunkCount : _parts.Keys.LastOrDefault(-1) + 1)
        .Where(index => !_parts.ContainsKey(index)).Select(index => (int?)index).FirstOrDefault();

    /// <summary>Whether a chunk of this index has a place. Once completed, only what is there can be replaced.</summary>
    public bool Takes(int index) => HasCount ? index < ChunkCount : !_isComplete || _parts.ContainsKey(index);

    public bool IsNext(int index) => index == _parts.Count || _parts.ContainsKey(index);

    /// <summary>Takes over the part; one of the same index gives way.</summary>
    public void Put(int index, ContentPart part)
    {
        if (_parts.Remove(index, out var old))
            old.Release();
        _parts.Add(index, part);
    }

    public void Complete() => _isComplete = true;

    /// <summary>The chunks as content, held once for the caller.</summary>
    public StoredContent ToContent()
    {
        var content = new StoredContent([.. _parts.Values], chunkSize: null);
        content.Hold();
        return content;
    }

    public void Abandon()
    {
        foreach (var part in _parts.Values)
            part.Release();
        _parts.Clear();
    }
}
