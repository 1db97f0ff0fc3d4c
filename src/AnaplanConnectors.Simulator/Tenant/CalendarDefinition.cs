namespace AnaplanConnectors.Simulator;

/// <summary>
/// The timescale of a model, of the type <c>Calendar Months/Quarters/Years</c>. Periods are named <c>Jan 25</c>, <c>Q1 FY25</c>,
/// <c>H1 FY25</c> and <c>FY25</c>; a fiscal year bears the number of the calendar year in which it ends.
/// </summary>
public sealed class CalendarDefinition
{
    /// <summary>The current fiscal year. Default: <c>FY25</c>.</summary>
    public string FiscalYear { get; init; } = "FY25";

    /// <summary>First month of the fiscal year, 1 to 12. Default: 1.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>Years before the current one. Default: 0.</summary>
    public int PastYears { get; init; }

    /// <summary>Years after the current one. Default: 0.</summary>
    public int FutureYears { get; init; }

    /// <summary>Name of the current month, for example <c>May 25</c>. Default: not set.</summary>
    public string? CurrentPeriod { get; init; }

    /// <summary>Quarters exist as totals. Default: true.</summary>
    public bool QuarterTotals { get; init; } = true;

    /// <summary>Half years exist as totals. Default: false.</summary>
    public bool HalfYearTotals { get; init; }

    /// <summary>One total over the whole timescale, named <c>All Periods</c>. Default: false.</summary>
    public bool TotalOfAllPeriods { get; init; }
}
