using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>Numbers of 32 and 64 bits.</summary>
internal sealed class ParquetNumbers<T>(StoredColumn column) : ParquetStorage<T, T>(column)
    where T : unmanaged
{
    public override T Get(int row) => Slot(row);

    protected override void ReadPlain(ReadOnlySpan<byte> bytes, Span<T> slots)
    {
        var length = slots.Length * (long)Unsafe.SizeOf<T>();
        Require(bytes.Length, length);
        bytes[..(int)length].CopyTo(MemoryMarshal.AsBytes(slots));
    }

    protected override void ReadEncoded(ReadOnlySpan<byte> bytes, Encoding encoding, Span<T> slots, PageScratch scratch)
    {
        if (encoding == Encoding.BYTE_STREAM_SPLIT)
            Join(bytes, MemoryMarshal.AsBytes(slots));
        else if (encoding == Encoding.DELTA_BINARY_PACKED && typeof(T) == typeof(int))
            DeltaValues.Decode(bytes, MemoryMarshal.Cast<T, int>(slots));
        else if (encoding == Encoding.DELTA_BINARY_PACKED && typeof(T) == typeof(long))
            DeltaValues.Decode(bytes, MemoryMarshal.Cast<T, long>(slots));
        else
            throw Unsupported(encoding);
    }
}
