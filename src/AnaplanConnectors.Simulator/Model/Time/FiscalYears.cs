using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Lays the years of a calendar out in periods.</summary>
internal sealed class FiscalYears(CalendarDefinition definition)
{
    private const int MonthsAYear = 12;
    private const int WeeksAYear = 52;

    private readonly Dictionary<TimeLevel, List<Period>> _periods = Enum.GetValues<TimeLevel>().ToDictionary(level => level, _ => new List<Period>());

    private TimeLevel UnitLevel => definition.Type == CalendarType.Months ? TimeLevel.Month : TimeLevel.Week;

    private List<Period> Units => _periods[UnitLevel];

    public IReadOnlyDictionary<TimeLevel, List<Period>> Build(int firstYear, int count)
    {
        if (definition.Type == CalendarType.GeneralWeeks)
            AddWeeks(StartOfWeeks(firstYear + definition.PastYears), definition.WeeksCount, "");
        else
        {
            for (var year = firstYear; year < firstYear + count; year++)
                AddYear(year);
        }

        return _periods;
    }

    private static string NameOf(int year) => string.Create(CultureInfo.InvariantCulture, $"FY{year % 100:00}");

    private void AddYear(int year)
    {
        var name = NameOf(year);
        var first = Units.Count;
        if (definition.Type == CalendarType.Months)
            AddMonths(FirstDayOf(year));
        else
            AddWeeks(MondayNear(FirstDayOf(year)), WeeksOf(year), " " + name);
        var groups = definition.Type switch
        {
            CalendarType.WeeksInMonths => AddGroups(TimeLevel.Month, first, WeeksOfMonths(year), index => MonthName(year, index)),
            CalendarType.ThirteenPeriods => AddGroups(TimeLevel.Month, first, WeeksOfPeriods(year),
                index => string.Create(CultureInfo.InvariantCulture, $"P{index + 1} {name}")),
            _ => [.. Enumerable.Repeat(1, MonthsAYear)],
        };
        var quarters = AddGroups(TimeLevel.Quarter, first, Sums(groups, MonthsOfQuarters()),
            index => string.Create(CultureInfo.InvariantCulture, $"Q{index + 1} {name}"));
        var halves = AddGroups(TimeLevel.HalfYear, first, Sums(quarters, [2, 2]),
            index => string.Create(CultureInfo.InvariantCulture, $"H{index + 1} {name}"));
        AddGroups(TimeLevel.Year, first, Sums(halves, [2]), _ => name);
    }

    private void AddMonths(DateOnly first)
    {
        for (var month = 0; month < MonthsAYear; month++)
        {
            var day = first.AddMonths(month);
            Units.Add(new Period(day.ToString("MMM yy", CultureInfo.InvariantCulture), TimeLevel.Month, Units.Count, day,
                day.AddMonths(1).AddDays(-1), Units.Count, 1));
        }
    }

    private void AddWeeks(DateOnly first, int count, string suffix)
    {
        for (var week = 0; week < count; week++)
        {
            var day = first.AddDays(week * 7);
            var name = definition.WeekFormat switch
            {
                WeekFormat.WeekCommencing => day.ToString("d MMM yy", CultureInfo.InvariantCulture),
                WeekFormat.WeekEnding => day.AddDays(6).ToString("d MMM yy", CultureInfo.InvariantCulture),
                _ => string.Create(CultureInfo.InvariantCulture, $"Week {week + 1}{suffix}"),
            };
            Units.Add(new Period(name, TimeLevel.Week, Units.Count, day, day.AddDays(6), Units.Count, 1));
        }
    }

    /// <summary>Adds the periods of a coarser level and gives back how many units each has.</summary>
    private List<int> AddGroups(TimeLevel level, int firstUnit, List<int> counts, Func<int, string> name)
    {
        var periods = _periods[level];
        for (var index = 0; index < counts.Count; index++)
        {
            periods.Add(new Period(name(index), level, periods.Count, Units[firstUnit].FirstDay,
                Units[firstUnit + counts[index] - 1].LastDay, firstUnit, counts[index]));
            firstUnit += counts[index];
        }

        return counts;
    }

    private static List<int> Sums(List<int> counts, IEnumerable<int> sizes)
    {
        var start = 0;
        return [.. sizes.Select(size =>
        {
            start += size;
            return counts.GetRange(start - size, size).Sum();
        })];
    }

    private IEnumerable<int> MonthsOfQuarters() => Enumerable.Range(1, 4).Select(quarter =>
        definition.Type == CalendarType.ThirteenPeriods && quarter == definition.ExtraMonthQuarter ? 4 : 3);

    private List<int> WeeksOfMonths(int year)
    {
        int[] pattern = definition.WeekGrouping switch
        {
            WeekGrouping.FourFiveFour => [4, 5, 4],
            WeekGrouping.FiveFourFour => [5, 4, 4],
            _ => [4, 4, 5],
        };
        return [.. Enumerable.Range(0, MonthsAYear).Select(month =>
            pattern[month % 3] + (month + 1 == definition.ExtraWeekMonth ? WeeksOf(year) - WeeksAYear : 0))];
    }

    private List<int> WeeksOfPeriods(int year) =>
        [.. Enumerable.Range(0, 13).Select(period => period == 12 ? 4 + WeeksOf(year) - WeeksAYear : 4)];

    private int WeeksOf(int year) =>
        (MondayNear(FirstDayOf(year + 1)).DayNumber - MondayNear(FirstDayOf(year)).DayNumber) / 7;

    private string MonthName(int year, int index) =>
        FirstDayOf(year).AddMonths(index).ToString("MMM yy", CultureInfo.InvariantCulture);

    // A year that starts in January ends in the same calendar year, every other one in the next.
    private DateOnly FirstDayOf(int year) => new(definition.FirstMonth == 1 ? year : year - 1, definition.FirstMonth, 1);

    private DateOnly StartOfWeeks(int year) => definition.StartDate is { } text
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : MondayNear(FirstDayOf(year));

    private static DateOnly MondayNear(DateOnly day)
    {
        var sinceMonday = ((int)day.DayOfWeek + 6) % 7;
        return day.AddDays(sinceMonday <= 3 ? -sinceMonday : 7 - sinceMonday);
    }
}
