using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>The timescale of a model (API reference 3.4). Which members are set depends on <see cref="Type"/>.</summary>
public sealed class ModelCalendar
{
    /// <summary>
    /// "Calendar Months/Quarters/Years", "Weeks: 4-4-5, 4-5-4 or 5-4-4", "Weeks: General" or "Weeks: 13 4-week Periods".
    /// </summary>
    [JsonPropertyName("calendarType")]
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary>The current fiscal year; null for general weeks.</summary>
    public FiscalYear? FiscalYear { get; init; }

    /// <summary>Years before the fiscal year.</summary>
    public int? PastYearsCount { get; init; }

    /// <summary>Years after the fiscal year, for weeks in quarters.</summary>
    public int? FutureYearsCount { get; init; }

    /// <summary>The current period; null when none is set.</summary>
    public CalendarPeriod? CurrentPeriod { get; init; }

    /// <summary>Which totals the timescale has.</summary>
    public CalendarTotals? TotalsSelection { get; init; }

    /// <summary>How weeks make up a quarter, such as "4-4-5".</summary>
    public string? WeekGrouping { get; init; }

    /// <summary>"Numbered", "Week Commencing" or "Week Ending".</summary>
    public string? WeekFormat { get; init; }

    /// <summary>Month that takes the 53rd week.</summary>
    public string? ExtraWeekMonth { get; init; }

    /// <summary>First day as yyyy-MM-dd, for general weeks.</summary>
    public string? StartDate { get; init; }

    /// <summary>Number of weeks, for general weeks.</summary>
    public int? WeeksCount { get; init; }
}

/// <summary>A fiscal year.</summary>
public sealed class FiscalYear
{
    /// <summary>Its name, such as "FY25".</summary>
    public string? Year { get; init; }

    /// <summary>First day as yyyy-MM-dd.</summary>
    public string? StartDate { get; init; }

    /// <summary>Last day as yyyy-MM-dd.</summary>
    public string? EndDate { get; init; }
}

/// <summary>A period of a timescale.</summary>
public sealed class CalendarPeriod
{
    /// <summary>Its name, such as "May 25"; empty when none is set.</summary>
    public string PeriodText { get; init => field = value ?? ""; } = "";

    /// <summary>Its last day as yyyy-MM-dd; empty when none is set.</summary>
    public string LastDay { get; init => field = value ?? ""; } = "";

    /// <summary>The kind of timescale; told by the current period only.</summary>
    public string? CalendarType { get; init; }
}

/// <summary>Totals of a timescale. Two spellings are in use; both are read (API reference 3.4).</summary>
public sealed class CalendarTotals
{
    /// <summary>Totals of quarters.</summary>
    public bool QuarterTotals { get; init; }

    /// <summary>Totals of half years.</summary>
    public bool HalfYearTotals { get; init; }

    /// <summary>Year to date.</summary>
    public bool YearToDateSummary { get; init; }

    /// <summary>Year to go.</summary>
    public bool YearToGoSummary { get; init; }

    /// <summary>A total of all periods.</summary>
    public bool TotalOfAllPeriods { get; init; }

    /// <summary>The quarter that has an extra month, for 13 periods.</summary>
    public string? ExtraMonthQuarter { get; init; }

    [JsonInclude]
    internal bool IsQuarterTotals { get => QuarterTotals; init => QuarterTotals |= value; }

    [JsonInclude]
    internal bool IsHalfYearTotals { get => HalfYearTotals; init => HalfYearTotals |= value; }

    [JsonInclude]
    internal bool IsYearToDateSummary { get => YearToDateSummary; init => YearToDateSummary |= value; }

    [JsonInclude]
    internal bool IsYearToGoSummary { get => YearToGoSummary; init => YearToGoSummary |= value; }

    [JsonInclude]
    internal bool IsTotalOfAllPeriods { get => TotalOfAllPeriods; init => TotalOfAllPeriods |= value; }
}
