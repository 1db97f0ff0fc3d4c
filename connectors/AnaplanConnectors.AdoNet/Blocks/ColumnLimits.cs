using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Which values of a column the database would not store as they are. They are refused with their row, not changed.</summary>
internal sealed record ColumnLimits
{
    /// <summary>Everything is taken.</summary>
    public static readonly ColumnLimits None = new();

    /// <summary>Who sets the limits, for messages.</summary>
    public string Database { get; init; } = "the database";

    /// <summary>Whether a missing value would make the key worthless.</summary>
    public bool IsKey { get; init; }

    public bool TakesNul { get; init; } = true;

    public bool TakesNaN { get; init; } = true;

    public bool TakesInfinity { get; init; } = true;

    /// <summary>Ticks (100 ns) of the smallest difference between two times.</summary>
    public long TickUnit { get; init; } = 1;

    /// <summary>Most digits of a decimal.</summary>
    public int MaxDigits { get; init; } = 29;

    /// <summary>Most digits behind the point.</summary>
    public int MaxScale { get; init; } = 28;

    /// <summary>What is wrong with the value, as a clause; null when nothing is.</summary>
    public string? ProblemOf(double value)
        => double.IsNaN(value) && !TakesNaN ? $"NaN is no number that {Database} stores"
            : double.IsInfinity(value) && !TakesInfinity ? $"Infinity is no number that {Database} stores"
            : null;

    public string? ProblemOf(DateTime value)
        => value.Ticks % TickUnit == 0 ? null : $"the time is finer than a microsecond, which {Database} would cut off";

    public string? ProblemOf(ReadOnlySpan<byte> text)
        => TakesNul || text.IndexOf((byte)0) < 0 ? null : $"the text holds the character NUL, which {Database} does not store";

    public string? ProblemOf(decimal value)
    {
        if ((MaxScale >= 28 && MaxDigits >= 29) || value == 0) // zero has a place also where no digit stands before the point
            return null;
        var (digits, scale) = DecimalDigits.Of(value);
        if (scale > MaxScale)
            return $"the number has {scale} digits behind the point, and the column in {Database} keeps {MaxScale}";
        return digits > MaxDigits || digits - scale > MaxDigits - (MaxScale < 28 ? MaxScale : 0)
            ? $"the number has {digits} digits, and the column in {Database} keeps {MaxDigits}"
            : null;
    }

    /// <exception cref="RowException">The value that was found wrong.</exception>
    public static RowException Refused(string problem, long rowNumber, Column column, string? excerpt)
        => new(problem, rowNumber, column.Name, excerpt);
}
