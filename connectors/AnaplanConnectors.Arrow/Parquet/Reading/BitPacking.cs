using System.Buffers.Binary;

namespace AnaplanConnectors.Arrow;

/// <summary>Numbers of a fixed count of bits, one behind the other, the lowest bit first.</summary>
internal static class BitPacking
{
    private const int Window = sizeof(ulong) + 1;

    /// <summary>The number of so many bits, at most 64, that starts at a bit. Bits behind the end are zero.</summary>
    public static ulong Read(ReadOnlySpan<byte> data, long position, int width)
    {
        var bytes = data[(int)(position >> 3)..];
        var shift = (int)(position & 7);
        var mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        if (bytes.Length < Window)
            return ReadLast(bytes, shift) & mask;
        var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> shift;
        if (shift + width > 64)
            value |= (ulong)bytes[sizeof(ulong)] << (64 - shift);
        return value & mask;
    }

    /// <summary>Numbers of one bit as truth values. There must be enough of them.</summary>
    public static void Unpack(ReadOnlySpan<byte> bits, Span<bool> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (bits[i >> 3] >> (i & 7) & 1) != 0;
    }

    private static ulong ReadLast(ReadOnlySpan<byte> bytes, int shift)
    {
        var value = UInt128.Zero;
        for (var i = 0; i < bytes.Length; i++)
            value |= (UInt128)bytes[i] << (8 * i);
        return (ulong)(value >> shift);
    }
}
