using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary><c>formatMetadata</c> of line items and list properties (API reference 3.5).</summary>
internal static class FormatJson
{
    public static void Write(Utf8JsonWriter json, CellFormat format)
    {
        json.WriteStartObject("formatMetadata");
        json.WriteString("dataType", format.DataType);
        switch (format.Type)
        {
            case CellType.Number:
                WriteNumber(json, format.Definition);
                break;
            case CellType.List:
                json.WriteString("hierarchyEntityLongId", format.List?.Id);
                json.WriteBoolean("selectiveAccessApplied", false);
                json.WriteBoolean("showAll", true);
                break;
            case CellType.TimePeriod:
                json.WriteStartObject("periodType");
                json.WriteString("entityId", ApiText.Of(format.Period));
                json.WriteString("entityLabel", PeriodLabel(format.Period));
                json.WriteNumber("entityIndex", (int)format.Period);
                json.WriteEndObject();
                break;
            case CellType.Text:
                json.WriteString("textType", format.Definition.TextType);
                break;
        }
        json.WriteEndObject();
    }

    public static string PeriodLabel(TimeLevel level) => level == TimeLevel.HalfYear ? "Half-Year" : level.ToString();

    private static void WriteNumber(Utf8JsonWriter json, FormatDefinition format)
    {
        json.WriteNumber("minimumSignificantDigits", 4);
        json.WriteNumber("decimalPlaces", format.DecimalPlaces);
        json.WriteString("negativeNumberNotation", format.NegativeInParentheses ? "PARENTHESES" : "MINUS_SIGN");
        json.WriteString("unitsType", format.Percentage ? "PERCENTAGE" : "NONE");
        json.WriteString("unitsDisplayType", format.Percentage ? "PERCENTAGE_SUFFIX" : "NONE");
        json.WriteString("zeroFormat", "ZERO");
        json.WriteString("comparisonIncrease", "GOOD");
        json.WriteString("groupingSeparator", "COMMA");
        json.WriteString("decimalSeparator", "FULL_STOP");
    }
}
