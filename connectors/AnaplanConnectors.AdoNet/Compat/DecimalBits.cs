namespace AnaplanConnectors.AdoNet;

/// <summary>The four parts of a decimal, without an array where the framework can.</summary>
internal static class DecimalBits
{
    public static void Read(decimal value, Span<int> bits)
    {
#if NETFRAMEWORK
        decimal.GetBits(value).AsSpan().CopyTo(bits);
#else
        decimal.GetBits(value, bits);
#endif
    }

    public static decimal Make(ReadOnlySpan<int> bits)
        => new(bits[0], bits[1], bits[2], bits[3] < 0, (byte)((bits[3] >> 16) & 0xFF));
}
