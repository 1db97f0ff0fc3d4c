using System.Globalization;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Values that SQLite has no type for, from the text or number that it stores instead.</summary>
internal static class SqliteText
{
    // What SQLite's date functions read (https://sqlite.org/lang_datefunc.html), and what the driver writes.
    private static readonly string[] Moments =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    // Midnight of 0001-01-01, and the end of 9999 behind which SQLite's modifier 'auto' takes a number as seconds.
    private const double FirstJulianDay = 1721425.5;
    private const double LastJulianDay = 5373484.5;
    private const double MillisecondsPerDay = 86_400_000;

    private const double MillisecondsTo1970 = 719_162 * MillisecondsPerDay;
    private const double MillisecondsTo10000 = 3_652_059 * MillisecondsPerDay;

    // Seventeen digits behind eleven places are still within the 28 of a decimal.
    private const double SmallestSurelyExact = 1e-11;

    /// <summary>The shortest digits that mean this finite number.</summary>
    public static string Of(double number) => Doubles.ToShortest(number);

    /// <summary>The decimal with the number's shortest digits, unless it would have to round them.</summary>
    public static bool TryConvert(double number, out decimal value)
    {
        value = 0;
        if (double.IsInfinity(number))
            return false;
        var text = Of(number);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && (Math.Abs(number) >= SmallestSurelyExact || Digits(text) == Digits(value.ToString(CultureInfo.InvariantCulture)));
    }

    public static bool TryParse(string text, out DateTime value)
        => DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value);

    public static bool TryConvert(double number, out DateTime value)
    {
        value = default;
        var milliseconds = number is >= 0 and < LastJulianDay
            ? Math.Round((number - FirstJulianDay) * MillisecondsPerDay)
            : Math.Round(number * 1000) + MillisecondsTo1970;
        if (milliseconds is not (>= 0 and < MillisecondsTo10000))
            return false;
        value = new DateTime((long)milliseconds * TimeSpan.TicksPerMillisecond);
        return true;
    }

    // Without sign, point, exponent and the zeros around.
    private static string Digits(string number)
        => new string([.. number.TakeWhile(c => c is not ('e' or 'E')).Where(c => c is >= '0' and <= '9')]).Trim('0');
}
