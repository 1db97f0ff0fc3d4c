using System.Buffers.Binary;
using System.Buffers.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Whole numbers as digits. Eight digits are made at once and stored with one move, without a branch per digit.</summary>
internal static class Digits
{
    public static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    private const uint EightDigits = 100_000_000;
    private const ulong Zeros = 0x3030303030303030;

    // Two digits at a time: "00", "01" … "99".
    private static ReadOnlySpan<byte> Pairs =>
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"u8 +
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes at least eight bytes; says how many of them count.</summary>
    public static int Write(ulong value, Span<byte> output)
    {
        if (value < EightDigits)
        {
            var digits = Eight((uint)value);
            var zeros = Math.Min(Bits.LowZeroBytes(digits), 7);
            BinaryPrimitives.WriteUInt64LittleEndian(output, (digits | Zeros) >> (zeros * 8));
            return 8 - zeros;
        }

        Utf8Formatter.TryFormat(value, output, out var length);
        return length;
    }

    /// <summary>Writes millionths without the zeros at their end; the number is below a million and not zero. Writes eight bytes.</summary>
    public static int WriteMillionths(uint value, Span<byte> output)
    {
        var digits = Eight(value * 100);
        BinaryPrimitives.WriteUInt64LittleEndian(output, digits | Zeros);
        return 8 - Bits.HighZeroBytes(digits);
    }

    /// <summary>Fills the span from the right; what is left becomes zeros.</summary>
    public static void WritePadded(ulong value, Span<byte> output)
    {
        var i = output.Length;
        while (i >= 2)
        {
            var rest = value / 100;
            i -= 2;
            WritePair((int)(value - (rest * 100)), output.Slice(i));
            value = rest;
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

    // The eight digits of a number, the first in the lowest byte: halves, then quarters, then single digits side by side,
    // divided by multiplications that are exact for numbers this small.
    private static ulong Eight(uint value)
    {
        var high = value / 10_000;
        ulong fours = high | ((ulong)(value - (high * 10_000)) << 32);
        var hundreds = ((fours * 5_243) >> 19) & 0x0000_007F_0000_007F;
        var twos = hundreds | ((fours - (hundreds * 100)) << 16);
        var tens = ((twos * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((twos - (tens * 10)) << 8);
    }
}
