namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Writes out numbers that the runtime gave an exponent: 1.2E+17 becomes 120000000000000000.</summary>
internal static class PlainDigits
{
    /// <param name="number">A number without sign, with a point and perhaps an exponent.</param>
    /// <param name="point">Decimal separator to write.</param>
    /// <param name="output">Room for <see cref="CellFormat.MaxLength"/> bytes.</param>
    public static int Write(ReadOnlySpan<byte> number, byte point, Span<byte> output)
    {
        Span<byte> digits = stackalloc byte[Compat.Doubles.ShortestLength];
        var count = 0;
        var pointAfter = 0;
        var hasPoint = false;
        var i = 0;
        for (; i < number.Length && (number[i] | 0x20) != 'e'; i++)
        {
            if (number[i] == '.')
            {
                hasPoint = true;
                continue;
            }

            // Zeros in front only move the point.
            if (count == 0 && number[i] == '0')
            {
                pointAfter -= hasPoint ? 1 : 0;
                continue;
            }

            digits[count++] = number[i];
            pointAfter += hasPoint ? 0 : 1;
        }

        if (i < number.Length)
            pointAfter += NumberParts.Exponent10(number.Slice(i + 1));
        while (count > 0 && digits[count - 1] == '0')
            count--;
        return Place(digits.Slice(0, count), pointAfter, point, output);
    }

    private static int Place(ReadOnlySpan<byte> digits, int pointAfter, byte point, Span<byte> output)
    {
        if (digits.Length == 0)
        {
            output[0] = (byte)'0';
            return 1;
        }

        var length = 0;
        if (pointAfter <= 0)
        {
            output[length++] = (byte)'0';
            output[length++] = point;
            output.Slice(length, -pointAfter).Fill((byte)'0');
            length += -pointAfter;
            digits.CopyTo(output.Slice(length));
            return length + digits.Length;
        }

        if (pointAfter >= digits.Length)
        {
            digits.CopyTo(output);
            output.Slice(digits.Length, pointAfter - digits.Length).Fill((byte)'0');
            return pointAfter;
        }

        digits.Slice(0, pointAfter).CopyTo(output);
        output[pointAfter] = point;
        digits.Slice(pointAfter).CopyTo(output.Slice(pointAfter + 1));
        return digits.Length + 1;
    }
}
