namespace AnaplanConnectors.Simulator;

/// <summary>Content that somebody can see, cut into chunks. It never changes; a newer one takes its place.</summary>
/// <param name="parts">What it consists of, in order. Held for as long as the content is.</param>
/// <param name="chunkSize">Bytes of a chunk when it is downloaded; null: every part is a chunk, as it was uploaded.</param>
internal sealed class StoredContent(IReadOnlyList<ContentPart> parts, int? chunkSize)
{
    public IReadOnlyList<ContentPart> Parts { get; } = parts;

    /// <summary>Null: every part is a chunk.</summary>
    public int? ChunkSize => chunkSize;

    public long Length { get; } = parts.Sum(part => part.Length);

    /// <summary>Content of no bytes at all is still one chunk; no parts are no content.</summary>
    public int ChunkCount => chunkSize is { } size && Length > 0 ? (int)((Length + size - 1) / size) : Parts.Count;

    /// <summary>The stretch of one part that is the chunk of this index.</summary>
    public (ContentPart Part, long Offset, long Length) Chunk(int index)
    {
        if (chunkSize is not { } size)
            return (Parts[index], 0, Parts[index].Length);
        var offset = (long)index * size;
        return (Parts.Single(), offset, Math.Min(size, Length - offset));
    }

    public void Hold()
    {
        foreach (var part in Parts)
            part.Hold();
    }

    public void Release()
    {
        foreach (var part in Parts)
            part.Release();
    }
}
