using System.Buffers.Text;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Whole numbers as digits.</summary>
internal static class Digits
{
    public static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    // Two digits at a time: "00", "01" … "99".
    private static ReadOnlySpan<byte> Pairs =>
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"u8 +
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    public static int Write(ulong value, Span<byte> output)
    {
        if (value < 10)
        {
            output[0] = (byte)('0' + value);
            return 1;
        }

        Utf8Formatter.TryFormat(value, output, out var length);
        return length;
    }

    /// <summary>Fills the span from the right; what is left becomes zeros.</summary>
    public static void WritePadded(ulong value, Span<byte> output)
    {
        var i = output.Length;
        while (i >= 2)
        {
            var rest = value / 100;
            var pair = (int)(value - (rest * 100)) * 2;
            value = rest;
            output[--i] = Pairs[pair + 1];
            output[--i] = Pairs[pair];
        }

        if (i == 1)
            output[0] = (byte)('0' + (value % 10));
    }

    /// <summary>Two digits of a number below 100.</summary>
    public static void WritePair(int value, Span<byte> output)
    {
        output[1] = Pairs[(value * 2) + 1];
        output[0] = Pairs[value * 2];
    }
}
