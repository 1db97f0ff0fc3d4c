using System.Buffers;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>The bytes of a chunk before compression, in pooled blocks.</summary>
internal sealed class RawChunk(BlockPool pool)
{
    private readonly List<ArraySegment<byte>> _blocks = [];

    public long Length { get; private set; }

    /// <summary>Takes a block that nobody else touches any more.</summary>
    public void Add(ArraySegment<byte> block)
    {
        _blocks.Add(block);
        Length += block.Count;
    }

    /// <summary>The bytes as one sequence, valid until <see cref="Release"/>.</summary>
    public ReadOnlySequence<byte> AsSequence()
    {
        if (_blocks.Count == 0)
            return default;
        var first = new Piece(_blocks[0], 0);
        var last = first;
        foreach (var block in _blocks.Skip(1))
            last = last.Append(block);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>Writes the bytes and gives each block back as soon as it is written, so that the next chunk can have it.</summary>
    public void MoveTo(Stream stream)
    {
        while (_blocks.Count > 0)
        {
            var block = _blocks[0];
            stream.Write(block.Array!, block.Offset, block.Count);
            _blocks.RemoveAt(0);
            pool.Return(block.Array!);
        }
    }

    /// <summary>Gives the blocks back.</summary>
    public void Release()
    {
        foreach (var block in _blocks)
            pool.Return(block.Array!);
        _blocks.Clear();
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> bytes, long start) => (Memory, RunningIndex) = (bytes, start);

        public Piece Append(ReadOnlyMemory<byte> bytes)
        {
            var next = new Piece(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
