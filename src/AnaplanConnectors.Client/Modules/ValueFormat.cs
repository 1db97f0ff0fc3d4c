using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>Kind of the values of a line item or list property. An open set: an unknown word is carried on as it is.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(ValueKindConverter))]
public readonly record struct ValueKind(string? Value)
{
    /// <summary>Numbers, which are IEEE doubles.</summary>
    public static ValueKind Number { get; } = new("NUMBER");

    /// <summary>True or false.</summary>
    public static ValueKind Boolean { get; } = new("BOOLEAN");

    /// <summary>Text.</summary>
    public static ValueKind Text { get; } = new("TEXT");

    /// <summary>Days.</summary>
    public static ValueKind Date { get; } = new("DATE");

    /// <summary>Items of a list (<see cref="ValueFormat.ListId"/>).</summary>
    public static ValueKind List { get; } = new("ENTITY");

    /// <summary>Periods of the timescale (<see cref="ValueFormat.Period"/>).</summary>
    public static ValueKind Time { get; } = new("TIME_ENTITY");

    /// <summary>No values.</summary>
    public static ValueKind None { get; } = new("NONE");

    /// <summary>The service's word; empty when it gave none.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>What the values of a line item or list property are (API reference 3.5). Members that do not belong to the kind are null.</summary>
public sealed class ValueFormat
{
    /// <summary>The kind; decides which other members are set.</summary>
    [JsonPropertyName("dataType")]
    public ValueKind Kind { get; init; }

    /// <summary>Decimal places of a number; -1 for all.</summary>
    public int? DecimalPlaces { get; init; }

    /// <summary>Least significant digits of a number; -1 for no limit.</summary>
    public int? MinimumSignificantDigits { get; init; }

    /// <summary>"MINUS_SIGN" or "PARENTHESES".</summary>
    public string? NegativeNumberNotation { get; init; }

    /// <summary>"NONE", "CUSTOM", "CURRENCY" or "PERCENTAGE".</summary>
    public string? UnitsType { get; init; }

    /// <summary>Where units stand: "CUSTOM_SUFFIX", "CURRENCY_CODE" and others.</summary>
    public string? UnitsDisplayType { get; init; }

    /// <summary>Units of the model builder's own.</summary>
    public string? CustomUnits { get; init; }

    /// <summary>"ZERO", "HYPHEN" or "BLANK".</summary>
    public string? ZeroFormat { get; init; }

    /// <summary>Whether more is "GOOD", "BAD" or "NEUTRAL".</summary>
    public string? ComparisonIncrease { get; init; }

    /// <summary>"COMMA", "FULL_STOP", "SPACE" or "NONE".</summary>
    public string? GroupingSeparator { get; init; }

    /// <summary>"FULL_STOP" or "COMMA".</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>The list (101…) or subset (109…) that values come from.</summary>
    [JsonPropertyName("hierarchyEntityLongId")]
    public string? ListId { get; init; }

    /// <summary>Whether selective access of the list limits what may be chosen.</summary>
    public bool? SelectiveAccessApplied { get; init; }

    /// <summary>Whether items outside a dependent drop-down may be chosen.</summary>
    public bool? ShowAll { get; init; }

    /// <summary>The filter of a dependent drop-down.</summary>
    public string? EntityFormatFilter { get; init; }

    /// <summary>The length of the periods that values are.</summary>
    [JsonPropertyName("periodType")]
    public PeriodType? Period { get; init; }

    /// <summary>"GENERAL", "EMAIL_ADDRESS" or "DRILLTHRU_URI".</summary>
    public string? TextType { get; init; }

    /// <summary>The format in a few words: "number, 2 decimals, percentage", "item of list 101000000001".</summary>
    public override string ToString()
    {
        if (Kind == ValueKind.Number)
            return "number" + (DecimalPlaces is >= 0 ? Invariant($", {DecimalPlaces} decimals") : "") + Units();
        if (Kind == ValueKind.List)
            return $"item of list {ListId}";
        if (Kind == ValueKind.Time)
            return $"period ({Period?.Label ?? Period?.Id ?? "any"})";
        if (Kind == ValueKind.Text && TextType is not null and not "GENERAL")
            return $"text ({TextType})";
        return Kind.ToString().ToLowerInvariant();
    }

    private string Units() => UnitsType switch
    {
        null or "NONE" => "",
        "CUSTOM" => $", in {CustomUnits}",
        _ => ", " + UnitsType.ToLowerInvariant(),
    };
}

/// <summary>A length of periods.</summary>
public sealed class PeriodType
{
    /// <summary>"YEAR", "HALF_YEAR", "QUARTER", "MONTH", "WEEK" or "DAY".</summary>
    [JsonPropertyName("entityId")]
    public string? Id { get; init; }

    /// <summary>The same for people, such as "Month".</summary>
    [JsonPropertyName("entityLabel")]
    public string? Label { get; init; }
}

internal sealed class ValueKindConverter : JsonConverter<ValueKind>
{
    public override ValueKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(TextConverter.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, ValueKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
