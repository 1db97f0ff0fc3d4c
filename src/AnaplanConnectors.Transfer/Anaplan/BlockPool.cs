using System.Buffers;
using System.Collections.Concurrent;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Blocks of one size, used again for every chunk: for its rows, and for what they are compressed to, which needs the blocks that the rows have
/// left. A pool of the delivery's own: the shared one keeps arrays for good. What is asked for beyond the size of a block comes from the
/// heap and is not kept.
/// </summary>
internal sealed class BlockPool(int blockSize) : ArrayPool<byte>
{
    private readonly ConcurrentBag<byte[]> _free = [];

    public int BlockSize { get; } = blockSize;

    public override byte[] Rent(int minimumLength)
    {
        if (minimumLength > BlockSize)
            return new byte[minimumLength];
        return _free.TryTake(out var block) ? block : new byte[BlockSize];
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (array.Length == BlockSize)
            _free.Add(array);
    }
}
