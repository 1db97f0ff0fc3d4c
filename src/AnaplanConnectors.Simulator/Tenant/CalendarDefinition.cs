namespace AnaplanConnectors.Simulator;

/// <summary>
/// The timescale of a model (API reference 3.4). Periods are named <c>Jan 25</c>, <c>Q1 FY25</c>, <c>H1 FY25</c> and <c>FY25</c>; a
/// fiscal year bears the number of the calendar year in which it ends. Weeks begin on a Monday, and a year of weeks on the Monday
/// nearest to the first day of <see cref="FirstMonth"/>, so that some years have 53.
/// </summary>
public sealed class CalendarDefinition
{
    /// <summary>Default: months.</summary>
    public CalendarType Type { get; init; } = CalendarType.Months;

    /// <summary>The current fiscal year, <c>FY00</c> to <c>FY39</c>. Default: <c>FY25</c>.</summary>
    public string FiscalYear { get; init; } = "FY25";

    /// <summary>First month of the fiscal year, 1 to 12. Default: 1.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>Years before the current one. Default: 0.</summary>
    public int PastYears { get; init; }

    /// <summary>Years after the current one. Default: 0.</summary>
    public int FutureYears { get; init; }

    /// <summary>Name of the current month (or week, where there are no months), for example <c>May 25</c>. Default: not set.</summary>
    public string? CurrentPeriod { get; init; }

    /// <summary>WEEKS_IN_MONTHS: how the weeks of a quarter are spread over its months. Default: <c>4-4-5</c>.</summary>
    public WeekGrouping WeekGrouping { get; init; } = WeekGrouping.FourFourFive;

    /// <summary>Calendars of weeks: what weeks are called. Default: <c>Week 3 FY25</c>.</summary>
    public WeekFormat WeekFormat { get; init; } = WeekFormat.Numbered;

    /// <summary>WEEKS_IN_MONTHS: month of the year, 1 to 12, that has the 53rd week. Default: 12.</summary>
    public int ExtraWeekMonth { get; init; } = 12;

    /// <summary>THIRTEEN_PERIODS: quarter, 1 to 4, that has four periods instead of three. Default: 4.</summary>
    public int ExtraMonthQuarter { get; init; } = 4;

    /// <summary>GENERAL_WEEKS: first day, <c>2025-01-06</c>. Default: the Monday nearest to the start of the fiscal year.</summary>
    public string? StartDate { get; init; }

    /// <summary>GENERAL_WEEKS: number of weeks. Default: 52.</summary>
    public int WeeksCount { get; init; } = 52;

    /// <summary>Quarters exist as totals. Default: true.</summary>
    public bool QuarterTotals { get; init; } = true;

    /// <summary>Half years exist as totals. Default: false.</summary>
    public bool HalfYearTotals { get; init; }

    /// <summary>A total <c>YTD</c> from the start of the fiscal year to the current period, if there is one. Default: false.</summary>
    public bool YearToDateSummary { get; init; }

    /// <summary>A total <c>YTG</c> of what is left of the fiscal year after the current period. Default: false.</summary>
    public bool YearToGoSummary { get; init; }

    /// <summary>One total over the whole timescale, named <c>All Periods</c>. Default: false.</summary>
    public bool TotalOfAllPeriods { get; init; }
}

/// <summary>Kinds of calendars.</summary>
public enum CalendarType
{
    /// <summary><c>Calendar Months/Quarters/Years</c></summary>
    Months,

    /// <summary><c>Weeks: 4-4-5, 4-5-4 or 5-4-4</c></summary>
    WeeksInMonths,

    /// <summary><c>Weeks: 13 4-week Periods</c></summary>
    ThirteenPeriods,

    /// <summary><c>Weeks: General</c>: weeks alone, without fiscal years.</summary>
    GeneralWeeks,
}

/// <summary>How the thirteen weeks of a quarter are spread over its months.</summary>
public enum WeekGrouping
{
    /// <summary>4, 4, 5.</summary>
    [ApiName("4-4-5")]
    FourFourFive,

    /// <summary>4, 5, 4.</summary>
    [ApiName("4-5-4")]
    FourFiveFour,

    /// <summary>5, 4, 4.</summary>
    [ApiName("5-4-4")]
    FiveFourFour,
}

/// <summary>What weeks are called.</summary>
public enum WeekFormat
{
    /// <summary><c>Week 3 FY25</c>.</summary>
    [ApiName("Numbered")]
    Numbered,

    /// <summary>Their first day, <c>13 Jan 25</c>.</summary>
    [ApiName("Week Commencing")]
    WeekCommencing,

    /// <summary>Their last day, <c>19 Jan 25</c>.</summary>
    [ApiName("Week Ending")]
    WeekEnding,
}
