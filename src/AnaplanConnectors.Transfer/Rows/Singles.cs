using System.Globalization;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Numbers of 32 bits.</summary>
internal static class Singles
{
    /// <summary>
    /// The double with the same shortest digits: 0.1 stays 0.1, where a mere conversion makes 0.10000000149011612 of it, digits
    /// that nobody entered.
    /// </summary>
    public static double Widen(float value)
        => value == (int)value ? value : double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
