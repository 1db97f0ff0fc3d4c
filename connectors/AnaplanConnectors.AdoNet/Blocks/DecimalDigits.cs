namespace AnaplanConnectors.AdoNet;

/// <summary>The digits of a decimal.</summary>
internal static class DecimalDigits
{
    private static readonly decimal[] PowersOfTen = MakePowersOfTen();

    /// <summary>How many digits it has, and how many of them stand behind the point. Trailing zeros behind the point do not count.</summary>
    public static (int Digits, int Scale) Of(decimal value)
    {
        var (_, scale, magnitude) = Split(value);
        while (scale > 0 && magnitude % 10 == 0)
        {
            magnitude /= 10;
            scale--;
        }

        var digits = 1;
        while (digits < PowersOfTen.Length && magnitude >= PowersOfTen[digits])
            digits++;
        return (Math.Max(digits, scale), scale);
    }

    /// <summary>Sign, digits behind the point, and all digits as a whole number.</summary>
    public static (bool IsNegative, int Scale, decimal Magnitude) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        DecimalBits.Read(value, bits);
        return (bits[3] < 0, (bits[3] >> 16) & 0xFF, new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0));
    }

    private static decimal[] MakePowersOfTen()
    {
        var powers = new decimal[29];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
