using System.Buffers;
using Apache.Arrow.Memory;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Memory of the runtime for what Apache.Arrow reads: unlike its own, an access outside of it is an exception, and a dictionary
/// that later batches use is not gone when the first one is.
/// </summary>
internal sealed class ManagedAllocator : MemoryAllocator
{
    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        bytesAllocated = length;
        return new Block(new byte[length]);
    }

    private sealed class Block(byte[] bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => bytes;

        public void Dispose()
        {
        }
    }
}
