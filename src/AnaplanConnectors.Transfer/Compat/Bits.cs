#if !NETFRAMEWORK
using System.Numerics;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Bit counts that .NET Framework lacks.</summary>
internal static class Bits
{
    /// <summary>Whole zero bytes below the lowest bit that is set; 8 when none is.</summary>
    public static int LowZeroBytes(ulong value)
    {
#if NETFRAMEWORK
        var count = 0;
        for (; count < 8 && (value & 0xFF) == 0; count++)
            value >>= 8;
        return count;
#else
        return BitOperations.TrailingZeroCount(value) >> 3;
#endif
    }

    /// <summary>Whole zero bytes above the highest bit that is set; 8 when none is.</summary>
    public static int HighZeroBytes(ulong value)
    {
#if NETFRAMEWORK
        var count = 0;
        for (; count < 8 && (value & 0xFF00000000000000) == 0; count++)
            value <<= 8;
        return count;
#else
        return BitOperations.LeadingZeroCount(value) >> 3;
#endif
    }
}
