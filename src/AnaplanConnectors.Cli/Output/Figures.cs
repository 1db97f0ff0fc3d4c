using System.Globalization;

namespace AnaplanConnectors.Cli;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Figures
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 chunk", "12 chunks".</summary>
    public static string Count(long value, string singular, string? plural = null)
        => $"{Count(value)} {(value == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>Powers of ten, three digits: "214 MB", "1.21 GB".</summary>
    public static string Bytes(double value)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var unit = 0;
        for (; value >= 999.5 && unit < units.Length - 1; unit++)
            value /= 1_000;
        var format = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {units[unit]}";
    }

    /// <summary>"0.8 s", "12 s", "1m 12s", "2h 05m".</summary>
    public static string Duration(TimeSpan value) => value.TotalSeconds switch
    {
        < 9.95 => value.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        < 59.5 => value.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        < 3_600 => string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalMinutes}m {value.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalHours}h {value.Minutes:00}m"),
    };

    public static string Percent(double fraction) => fraction.ToString("0 %", CultureInfo.InvariantCulture);
}
