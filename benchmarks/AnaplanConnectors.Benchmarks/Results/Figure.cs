using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Numbers as tables show them.</summary>
internal static class Figure
{
    public static string Percent(double share) => Number(share * 100, 0) + " %";

    public static string Seconds(double seconds) => Number(seconds, 2);

    public static string Megabytes(double bytes) => Number(bytes / 1e6, 0);

    public static string Number(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);
}
