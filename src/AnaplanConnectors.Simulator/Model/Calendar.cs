using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>A period of the timescale. <see cref="FirstMonth"/> counts from the start of the timescale.</summary>
internal sealed record Period(string Id, string Name, TimeLevel Level, int Index, DateOnly FirstDay, DateOnly LastDay,
    int FirstMonth, int MonthCount);

/// <summary>The timescale of a model: months, quarters, half years and fiscal years.</summary>
internal sealed class Calendar
{
    private const int MonthsAYear = 12;
    private readonly Dictionary<TimeLevel, IReadOnlyList<Period>> _periods = [];

    public Calendar(CalendarDefinition definition, int currentYear, IdSource ids)
    {
        Definition = definition;
        FirstYear = currentYear - definition.PastYears;
        YearCount = definition.PastYears + 1 + definition.FutureYears;
        foreach (var level in Enum.GetValues<TimeLevel>())
        {
            var count = YearCount * MonthsAYear / MonthsOf(level);
            _periods.Add(level, [.. Enumerable.Range(0, count).Select(index => Make(level, index, ids))]);
        }

        FiscalYear = Periods(TimeLevel.Year)[definition.PastYears];
        CurrentPeriod = Periods(TimeLevel.Month)
            .FirstOrDefault(month => month.Name.Equals(definition.CurrentPeriod, StringComparison.OrdinalIgnoreCase));
    }

    public static string TotalName => "All Periods";

    public CalendarDefinition Definition { get; }

    /// <summary>The current fiscal year.</summary>
    public Period FiscalYear { get; }

    /// <summary>The current month, or null.</summary>
    public Period? CurrentPeriod { get; }

    public DateOnly FirstDay => Periods(TimeLevel.Month)[0].FirstDay;

    public DateOnly LastDay => Periods(TimeLevel.Month)[^1].LastDay;

    private int FirstYear { get; }

    private int YearCount { get; }

    public IReadOnlyList<Period> Periods(TimeLevel level) => _periods[level];

    /// <summary>The period of a level that contains a day, or null outside the timescale.</summary>
    public Period? At(TimeLevel level, DateOnly day)
    {
        var month = (day.Year - FirstDay.Year) * MonthsAYear + day.Month - FirstDay.Month;
        var periods = Periods(level);
        var index = month / periods[0].MonthCount;
        return month >= 0 && index < periods.Count ? periods[index] : null;
    }

    /// <summary>Reads <c>FY25</c>; null when the text is something else.</summary>
    public static int? YearOf(string fiscalYear) =>
        fiscalYear.Length == 4 && fiscalYear.StartsWith("FY", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(fiscalYear.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? 2000 + year
            : null;

    private static int MonthsOf(TimeLevel level) => level switch
    {
        TimeLevel.Month => 1,
        TimeLevel.Quarter => 3,
        TimeLevel.HalfYear => 6,
        _ => MonthsAYear,
    };

    private Period Make(TimeLevel level, int index, IdSource ids)
    {
        var months = MonthsOf(level);
        // A year that starts in January ends in the same calendar year, every other one in the next.
        var startYear = Definition.FirstMonth == 1 ? FirstYear : FirstYear - 1;
        var first = new DateOnly(startYear, Definition.FirstMonth, 1).AddMonths(index * months);
        var inYear = index % (MonthsAYear / months) + 1;
        var fiscalYear = string.Create(CultureInfo.InvariantCulture, $"FY{(FirstYear + index * months / MonthsAYear) % 100:00}");
        var name = level switch
        {
            TimeLevel.Month => first.ToString("MMM yy", CultureInfo.InvariantCulture),
            TimeLevel.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{inYear} {fiscalYear}"),
            TimeLevel.HalfYear => string.Create(CultureInfo.InvariantCulture, $"H{inYear} {fiscalYear}"),
            _ => fiscalYear,
        };
        return new Period(ids.Next(FirstId.Period), name, level, index, first, first.AddMonths(months).AddDays(-1),
            index * months, months);
    }
}
