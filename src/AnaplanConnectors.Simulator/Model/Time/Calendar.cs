using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>The timescale of a model at one moment. It never changes; <see cref="InYear"/> and <see cref="At(DateOnly?)"/> make others.</summary>
internal sealed class Calendar
{
    public const string TotalName = "All Periods";

    /// <summary>Fiscal years the service is assumed to take: 2040 was seen refused (API reference 3.4).</summary>
    public const int FirstPossibleYear = 2000;
    public const int LastPossibleYear = 2039;

    private readonly IReadOnlyDictionary<TimeLevel, List<Period>> _periods;
    private readonly DateOnly? _currentDay;

    /// <param name="definition">The kind of calendar and how many years it has.</param>
    /// <param name="currentYear">The current fiscal year, 2025 for FY25.</param>
    /// <param name="currentDay">A day of the current period; null: not set, or outside the timescale.</param>
    public Calendar(CalendarDefinition definition, int currentYear, DateOnly? currentDay = null)
    {
        Definition = definition;
        CurrentYear = currentYear;
        _currentDay = currentDay;
        _periods = new FiscalYears(definition).Build(currentYear - definition.PastYears,
            definition.PastYears + 1 + definition.FutureYears);
        FiscalYear = Periods(TimeLevel.Year).ElementAtOrDefault(definition.PastYears);
        Levels = [.. Enum.GetValues<TimeLevel>().Where(level => Periods(level).Count > 0)];
        CurrentPeriod = currentDay is { } day ? At(NamedLevel, day) : null;
    }

    public CalendarDefinition Definition { get; }

    /// <summary>2025 for FY25.</summary>
    public int CurrentYear { get; }

    /// <summary>The current fiscal year; null in a calendar of weeks alone.</summary>
    public Period? FiscalYear { get; }

    /// <summary>The current month, or week where there are no months; or null.</summary>
    public Period? CurrentPeriod { get; }

    /// <summary>The levels it has periods of, the finest first.</summary>
    public IReadOnlyList<TimeLevel> Levels { get; }

    /// <summary>Level of the current period and of switchovers.</summary>
    public TimeLevel NamedLevel => Levels.Contains(TimeLevel.Month) ? TimeLevel.Month : TimeLevel.Week;

    public DateOnly FirstDay => Periods(Levels[0])[0].FirstDay;

    public DateOnly LastDay => Periods(Levels[0])[^1].LastDay;

    /// <summary>The API's word for the kind of calendar.</summary>
    public string TypeName => Definition.Type switch
    {
        CalendarType.WeeksInMonths => "Weeks: 4-4-5, 4-5-4 or 5-4-4",
        CalendarType.ThirteenPeriods => "Weeks: 13 4-week Periods",
        CalendarType.GeneralWeeks => "Weeks: General",
        _ => "Calendar Months/Quarters/Years",
    };

    public IReadOnlyList<Period> Periods(TimeLevel level) => _periods[level];

    /// <summary>Totals besides those of the levels, as the definition asks for them.</summary>
    public IEnumerable<PeriodTotal> Totals()
    {
        if (FiscalYear is { } year && CurrentPeriod is { } current && current.FirstUnit >= year.FirstUnit
            && current.FirstUnit < year.FirstUnit + year.UnitCount)
        {
            var passed = current.FirstUnit + current.UnitCount - year.FirstUnit;
            if (Definition.YearToDateSummary)
                yield return new PeriodTotal("5450000001", "YTD", year.FirstUnit, passed);
            if (Definition.YearToGoSummary)
                yield return new PeriodTotal("5450000002", "YTG", year.FirstUnit + passed, year.UnitCount - passed);
        }

        if (Definition.TotalOfAllPeriods)
            yield return new PeriodTotal("5450000000", TotalName, 0, Periods(Levels[0]).Count);
    }

    /// <summary>The period of a level that contains a day, or null outside the timescale.</summary>
    public Period? At(TimeLevel level, DateOnly day)
    {
        var periods = _periods[level];
        int low = 0, high = periods.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (day < periods[middle].FirstDay)
                high = middle - 1;
            else if (day > periods[middle].LastDay)
                low = middle + 1;
            else
                return periods[middle];
        }

        return null;
    }

    /// <summary>The same calendar around another fiscal year.</summary>
    public Calendar InYear(int year) => new(Definition, year, _currentDay);

    /// <summary>The same timescale with another current period.</summary>
    public Calendar At(DateOnly? day) => new(Definition, CurrentYear, day);

    /// <summary>Reads <c>FY25</c>; null when the text is something else.</summary>
    public static int? YearOf(string fiscalYear) =>
        fiscalYear.Length == 4 && fiscalYear.StartsWith("FY", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(fiscalYear.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? 2000 + year
            : null;
}
