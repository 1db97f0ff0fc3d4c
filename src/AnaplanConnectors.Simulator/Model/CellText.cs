using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Values as text (API reference 7.6): invariant numbers, ISO dates, lower-case booleans, names of items and periods.
/// </summary>
internal sealed class CellText(ModelData data, TextStyle? style = null)
{
    private readonly TextStyle _style = style ?? TextStyle.Plain;

    /// <summary>Longest text of a number.</summary>
    public const int LongestNumber = 32;

    /// <summary>The text of a value that is not of the format TEXT; blank is empty, but a number always has digits.</summary>
    public string Of(CellFormat format, double value) => format.Type switch
    {
        CellType.Number => _style.IsFormatted ? TextStyle.Formatted(format.Definition, value) : Number(value),
        CellType.Boolean => _style.Boolean(value != 0),
        _ when value == 0 => "",
        CellType.Date => _style.Date(DateOnly.FromDayNumber((int)value - 1)),
        CellType.List => data.Items(format.List!).Label((int)value - 1),
        CellType.TimePeriod => data.Calendar.Periods(format.Period)[(int)value - 1].Name,
        _ => "",
    };

    /// <summary>The value of a cell, by key.</summary>
    public string Of(LineItemState lineItem, CellStore cells, long key) => lineItem.Format.Type switch
    {
        CellType.Text => cells.Text(key) ?? "",
        CellType.None => "",
        _ => Of(lineItem.Format, cells.Number(key)),
    };

    /// <summary>The value of a property.</summary>
    public string Of(PropertyState property, ItemValues values, int item) =>
        property.Format.Type == CellType.Text ? values.Text(item) ?? "" : Of(property.Format, values.Number(item));

    public static string Number(double value)
    {
        Span<char> text = stackalloc char[LongestNumber];
        return text[..Write(value, text)].ToString();
    }

    /// <summary>
    /// The fewest digits that give the same double back. Very large and very small numbers with an exponent as Java writes it
    /// (<c>1.0E17</c>), because readers have to expect that.
    /// </summary>
    /// <returns>The length of the text.</returns>
    public static int Write(double value, Span<char> text)
    {
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        var exponentAt = text[..length].IndexOf('E');
        return exponentAt < 0
            ? length
            : WriteExponent(text, exponentAt,
                int.Parse(text[(exponentAt + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static int WriteExponent(Span<char> text, int length, int exponent)
    {
        if (!text[..length].Contains('.'))
        {
            ".0".CopyTo(text[length..]);
            length += 2;
        }

        text[length++] = 'E';
        exponent.TryFormat(text[length..], out var digits, default, CultureInfo.InvariantCulture);
        return length + digits;
    }
}
