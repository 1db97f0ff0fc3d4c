#if NETFRAMEWORK
using System.Runtime.InteropServices;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>The bits of a decimal, without the array that .NET Framework allocates for them.</summary>
internal readonly ref struct DecimalParts
{
    public readonly ulong Low;
    public readonly uint High;
    public readonly int Scale;
    public readonly bool IsNegative;

    public DecimalParts(decimal value)
    {
#if NETFRAMEWORK
        // In memory: flags, high, low, middle; .NET Framework and Mono alike.
        var one = _one ??= new decimal[1];
        one[0] = value;
        var bits = MemoryMarshal.Cast<decimal, int>(one.AsSpan());
        var (low, middle, high, flags) = (bits[2], bits[3], bits[1], bits[0]);
#else
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (low, middle, high, flags) = (bits[0], bits[1], bits[2], bits[3]);
#endif
        Low = (uint)low | ((ulong)(uint)middle << 32);
        High = (uint)high;
        Scale = (flags >> 16) & 0xFF;
        IsNegative = flags < 0;
    }

#if NETFRAMEWORK
    [ThreadStatic]
    private static decimal[]? _one;
#endif
}
