using System.Globalization;
using System.Text.RegularExpressions;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>Types as files write them: <c>integer</c>, <c>text(60)</c>, <c>decimal(18,2)</c>.</summary>
internal static partial class TypeText
{
    public static string Of(Column column)
    {
        var word = column.Type.ToString().ToLowerInvariant();
        return column switch
        {
            { Type: ColumnType.Text, MaxLength: { } length } => $"{word}({length.ToString(CultureInfo.InvariantCulture)})",
            { Type: ColumnType.Decimal, Precision: { } precision } => $"{word}({precision.ToString(CultureInfo.InvariantCulture)},{(column.Scale ?? 0).ToString(CultureInfo.InvariantCulture)})",
            _ => word,
        };
    }

    /// <summary>A column of this name and type; null when the text is no type.</summary>
    public static Column? Parse(string name, string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !Enum.TryParse<ColumnType>(match.Groups["word"].Value, ignoreCase: true, out var type))
            return null;
        int? first = match.Groups["first"] is { Success: true } one ? int.Parse(one.Value, CultureInfo.InvariantCulture) : null;
        byte? second = match.Groups["second"] is { Success: true } two ? byte.Parse(two.Value, CultureInfo.InvariantCulture) : null;
        return type switch
        {
            ColumnType.Text when second is null => new Column(name, type, MaxLength: first),
            ColumnType.Decimal when first is null or (>= 1 and <= 28) && (second ?? 0) <= (first ?? 0) => new Column(name, type, Scale: first is null ? null : second ?? 0, Precision: (byte?)first),
            _ => first is null ? new Column(name, type) : null,
        };
    }

    [GeneratedRegex(@"^(?<word>[A-Za-z]+)(\((?<first>\d{1,9})(,\s*(?<second>\d{1,2}))?\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
