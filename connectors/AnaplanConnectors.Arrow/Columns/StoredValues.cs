using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Our values in the form in which columnar formats store them. What does not fit concerns its row, and is never bent.</summary>
internal static class StoredValues
{
    /// <summary>Days since 1970.</summary>
    public static int Days(DateTime value, long rowNumber, Column column) => value.TimeOfDay == TimeSpan.Zero
        ? (int)(value - DateTime.UnixEpoch).TotalDays
        : throw new RowException($"{value:O} has a time of day, and the column holds days", rowNumber, column.Name);

    /// <summary>Microseconds since 1970.</summary>
    public static long Microseconds(DateTime value, long rowNumber, Column column) => value.Ticks % TimeSpan.TicksPerMicrosecond == 0
        ? (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond
        : throw new RowException($"{value:O} is finer than microseconds, which the column holds", rowNumber, column.Name);
}

/// <summary>The digits of a decimal column.</summary>
internal sealed class DecimalForm
{
    private const byte MaxPrecision = 28;

    private readonly Column _column;
    private readonly decimal _limit;

    /// <exception cref="NotSupportedException">There are more digits behind the point than in all.</exception>
    public DecimalForm(Column column, byte defaultScale)
    {
        _column = column;
        Scale = column.Scale ?? defaultScale;
        Precision = Math.Min(column.Precision ?? MaxPrecision, MaxPrecision);
        if (Scale > Precision)
            throw new NotSupportedException($"Column '{column.Name}' has {Scale} digits after the point but only {Precision} in all.");
        _limit = PowerOfTen(Precision - Scale);
    }

    public byte Precision { get; }

    public byte Scale { get; }

    /// <summary>The value, if its digits fit.</summary>
    public decimal Fitting(decimal value, long rowNumber)
    {
        if (decimal.Round(value, Scale) != value)
            throw new RowException(FormattableString.Invariant($"{value} has more than {Scale} digits after the point"), rowNumber, _column.Name);
        if (decimal.Abs(value) >= _limit)
            throw new RowException(FormattableString.Invariant($"{value} is too large for the column"), rowNumber, _column.Name);
        return value;
    }

    /// <summary>A value that fits, without its point: 1.20 at a scale of 2 is 120.</summary>
    public Int128 Unscaled(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = (Int128)(uint)bits[2] << 64 | (Int128)(uint)bits[1] << 32 | (Int128)(uint)bits[0];
        for (int places = (bits[3] >> 16) & 0xFF; places != Scale; places += places < Scale ? 1 : -1)
            magnitude = places < Scale ? magnitude * 10 : magnitude / 10; // the digits that go are zeros
        return bits[3] < 0 ? -magnitude : magnitude;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
