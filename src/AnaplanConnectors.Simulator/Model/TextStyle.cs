using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>How a saved export writes values, where that differs from views (API reference 7.6, open question 4).</summary>
/// <param name="IsFormatted">Numbers look as their format has it.</param>
/// <param name="DateFormat">Pattern of dates.</param>
/// <param name="UpperCaseBooleans"><c>TRUE</c> and <c>FALSE</c>.</param>
internal sealed record TextStyle(bool IsFormatted, string DateFormat, bool UpperCaseBooleans)
{
    public const string IsoDate = "yyyy-MM-dd";

    public static TextStyle Plain { get; } = new(false, IsoDate, false);

    public string Boolean(bool value) => (value, UpperCaseBooleans) switch
    {
        (true, false) => "true",
        (true, true) => "TRUE",
        (false, false) => "false",
        _ => "FALSE",
    };

    public string Date(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Grouped, with the decimals of the format, a percent sign and parentheses where it has them.</summary>
    public static string Formatted(FormatDefinition format, double value)
    {
        var scaled = Math.Abs(format.Percentage ? value * 100 : value);
        var digits = format.DecimalPlaces < 0
            ? scaled.ToString("#,##0.###############", CultureInfo.InvariantCulture)
            : scaled.ToString("N" + format.DecimalPlaces.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var text = format.Percentage ? digits + "%" : digits;
        return value >= 0 ? text : format.NegativeInParentheses ? $"({text})" : "-" + text;
    }
}
