namespace AnaplanConnectors.Simulator;

/// <summary>
/// What a line item or a list property holds, and how the model shows it (API reference 3.5, <c>formatMetadata</c>).
/// </summary>
public sealed class FormatDefinition
{
    /// <summary>Default: <see cref="CellType.Number"/>.</summary>
    [Shorthand]
    public CellType Type { get; init; } = CellType.Number;

    /// <summary>LIST only, required there: the list whose items are the values.</summary>
    public string? List { get; init; }

    /// <summary>TIME PERIOD only. Default: months.</summary>
    public TimeLevel Period { get; init; } = TimeLevel.Month;

    /// <summary>NUMBER only; -1 shows all of them. Default: -1.</summary>
    public int DecimalPlaces { get; init; } = -1;

    /// <summary>NUMBER only: <c>(3)</c> is read as -3. Default: false, a minus sign.</summary>
    public bool NegativeInParentheses { get; init; }

    /// <summary>NUMBER only: <c>12%</c> is read as 0.12. Default: false.</summary>
    public bool Percentage { get; init; }

    /// <summary>TEXT only. Default: <c>GENERAL</c>.</summary>
    public string TextType { get; init; } = "GENERAL";
}

/// <summary>The kinds of cells.</summary>
public enum CellType
{
    /// <summary>A double; blank is zero.</summary>
    Number,

    /// <summary>True or false; blank is false.</summary>
    Boolean,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day, or blank.</summary>
    Date,

    /// <summary>An item of one list, or blank.</summary>
    List,

    /// <summary>A period of the timescale, or blank.</summary>
    [ApiName("TIME PERIOD")]
    TimePeriod,

    /// <summary>A heading: no cells at all.</summary>
    None,
}

/// <summary>Granularity of time.</summary>
public enum TimeLevel
{
    /// <summary>Weeks, <c>Week 3 FY25</c>.</summary>
    Week,

    /// <summary>Months, <c>Jan 25</c>; in a calendar of 13 periods <c>P1 FY25</c>.</summary>
    Month,

    /// <summary>Quarters, <c>Q1 FY25</c>.</summary>
    Quarter,

    /// <summary>Half years, <c>H1 FY25</c>.</summary>
    HalfYear,

    /// <summary>Fiscal years, <c>FY25</c>.</summary>
    Year,
}
