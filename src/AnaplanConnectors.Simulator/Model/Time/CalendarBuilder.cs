using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Settles the timescale of a model and its versions.</summary>
internal sealed class CalendarBuilder(ModelDefinition model, string where, IdSource ids, Problems problems)
{
    public Calendar Build()
    {
        var definition = model.Calendar;
        var count = problems.All.Count;
        var year = Calendar.YearOf(definition.FiscalYear);
        if (year is null)
            problems.Add(definition, nameof(definition.FiscalYear),
                $"The fiscal year '{definition.FiscalYear}' of {where} is not of the form FY25.");
        if (definition.FirstMonth is < 1 or > 12)
            problems.Add(definition, nameof(definition.FirstMonth),
                $"The fiscal year of {where} starts in month {definition.FirstMonth} (allowed: 1 to 12).");
        if (definition.PastYears is < 0 or > 100 || definition.FutureYears is < 0 or > 100)
            problems.Add(definition, null,
                $"The calendar of {where} has {definition.PastYears} past and {definition.FutureYears} future years (allowed: 0 to 100).");
        CheckWeeks(definition);
        if (problems.All.Count > count)
            return new Calendar(new CalendarDefinition(), 2025);
        var calendar = new Calendar(definition, year!.Value);
        if (definition.CurrentPeriod is not { } current)
            return calendar;
        if (Find(calendar, current) is { } period)
            return calendar.At(period.FirstDay);
        problems.Add(definition, nameof(definition.CurrentPeriod),
            $"The current period '{current}' of {where} is no {calendar.NamedLevel.ToString().ToLowerInvariant()} of its timescale.");
        return calendar;
    }

    public List<VersionState> BuildVersions(Calendar calendar)
    {
        var versions = model.Versions.Select(version => Build(version, calendar)).ToList();
        if (versions.Count(version => version.IsActual) > 1 || versions.Count(version => version.IsCurrent) > 1)
            problems.Add(model, nameof(model.Versions), $"In {where} more than one version is the actual or the current one.");
        foreach (var (version, definition) in versions.Zip(model.Versions).Where(pair => pair.Second.Formula.Length > 0))
            version.Calculation = Bind(definition, version, versions);
        return versions;
    }

    private void CheckWeeks(CalendarDefinition definition)
    {
        if (definition.ExtraWeekMonth is < 1 or > 12 || definition.ExtraMonthQuarter is < 1 or > 4)
            problems.Add(definition, null,
                $"The calendar of {where} has its extra week in month {definition.ExtraWeekMonth} (allowed: 1 to 12) and its extra period in quarter {definition.ExtraMonthQuarter} (allowed: 1 to 4).");
        if (definition.WeeksCount is < 1 or > 5000)
            problems.Add(definition, nameof(definition.WeeksCount),
                $"The calendar of {where} has {definition.WeeksCount} weeks (allowed: 1 to 5000).");
        if (definition.StartDate is { } start
            && !DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            problems.Add(definition, nameof(definition.StartDate), $"'{start}' is no date of the form 2025-01-06.");
    }

    private VersionState Build(VersionDefinition version, Calendar calendar)
    {
        var switchover = DayOf(version, nameof(version.Switchover), version.Switchover, calendar);
        var from = DayOf(version, nameof(version.EditFrom), version.EditFrom, calendar);
        var to = DayOf(version, nameof(version.EditTo), version.EditTo, calendar);
        if (switchover is not null && version.Actual)
            problems.Add(version, nameof(version.Switchover), $"Version '{version.Name}' is the actual one, it has no switchover.");
        return new VersionState(version.Id ?? ids.Next(FirstId.Version), version.Name, version.Actual, version.Current,
            switchover, version.Notes, version.Formula, from, to);
    }

    private FormulaNode? Bind(VersionDefinition definition, VersionState version, List<VersionState> versions)
    {
        try
        {
            return FormulaParser.Parse(definition.Formula, (module, name) =>
                versions.FindIndex(other => module is null && other != version && other.Formula.Length == 0
                    && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
                    ? index
                    : throw new FormulaException($"there is no version '{name}' to calculate from"));
        }
        catch (FormulaException error)
        {
            problems.Add(definition, nameof(definition.Formula),
                $"The formula of version '{version.Name}' cannot be calculated: {error.Message}.");
            return null;
        }
    }

    private DateOnly? DayOf(VersionDefinition version, string property, string? name, Calendar calendar)
    {
        if (name is null)
            return null;
        var period = Find(calendar, name);
        if (period is null)
            problems.Add(version, property,
                $"'{name}' in version '{version.Name}' is no {calendar.NamedLevel.ToString().ToLowerInvariant()} of the timescale.");
        return period?.FirstDay;
    }

    private static Period? Find(Calendar calendar, string name) => calendar.Periods(calendar.NamedLevel)
        .FirstOrDefault(period => period.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
