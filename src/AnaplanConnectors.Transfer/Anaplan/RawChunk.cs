namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>The bytes of a chunk before compression, in pooled blocks.</summary>
internal sealed class RawChunk(BlockPool pool)
{
    private readonly List<ArraySegment<byte>> _blocks = [];

    public long Length { get; private set; }

    public IReadOnlyList<ArraySegment<byte>> Blocks => _blocks;

    /// <summary>Takes a block that nobody else touches any more.</summary>
    public void Add(ArraySegment<byte> block)
    {
        _blocks.Add(block);
        Length += block.Count;
    }

    /// <summary>Gives the blocks back.</summary>
    public void Release()
    {
        foreach (var block in _blocks)
            pool.Return(block.Array!);
        _blocks.Clear();
    }
}
