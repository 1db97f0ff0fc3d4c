namespace AnaplanConnectors.Simulator.Tests;

public sealed class WeekCalendarTests
{
    [TestCase(WeekGrouping.FourFourFive, new[] { 4, 4, 5 })]
    [TestCase(WeekGrouping.FourFiveFour, new[] { 4, 5, 4 })]
    [TestCase(WeekGrouping.FiveFourFour, new[] { 5, 4, 4 })]
    public void Weeks_are_spread_over_the_months_of_a_quarter(WeekGrouping grouping, int[] weeks)
    {
        var calendar = new Calendar(new() { Type = CalendarType.WeeksInMonths, WeekGrouping = grouping }, 2025);

        Assert.That(calendar.Periods(TimeLevel.Month).Take(3).Select(month => month.UnitCount), Is.EqualTo(weeks));
        Assert.That(calendar.Periods(TimeLevel.Month)[0].Name, Is.EqualTo("Jan 25"));
        Assert.That(calendar.Periods(TimeLevel.Week)[2].Name, Is.EqualTo("Week 3 FY25"));
        Assert.That(calendar.FirstDay, Is.EqualTo(new DateOnly(2024, 12, 30)));
        Assert.That(calendar.Periods(TimeLevel.Week), Has.Count.EqualTo(52));
    }

    [Test]
    public void Some_years_have_a_week_more_which_one_month_gets()
    {
        // The Monday nearest to 1 January 2026 is 29 December 2025, that of 2027 is 4 January.
        var calendar = new Calendar(new() { Type = CalendarType.WeeksInMonths, ExtraWeekMonth = 3 }, 2026);

        Assert.That(calendar.Periods(TimeLevel.Week), Has.Count.EqualTo(53));
        Assert.That(calendar.Periods(TimeLevel.Month)[2].UnitCount, Is.EqualTo(6));
        Assert.That(calendar.LastDay, Is.EqualTo(new DateOnly(2027, 1, 3)));
    }

    [TestCase(WeekFormat.WeekCommencing, "30 Dec 24")]
    [TestCase(WeekFormat.WeekEnding, "5 Jan 25")]
    public void Weeks_may_be_called_by_a_day(WeekFormat format, string name) =>
        Assert.That(new Calendar(new() { Type = CalendarType.WeeksInMonths, WeekFormat = format }, 2025).Periods(TimeLevel.Week)[0].Name,
            Is.EqualTo(name));

    [Test]
    public void Thirteen_periods_make_a_year()
    {
        var calendar = new Calendar(new() { Type = CalendarType.ThirteenPeriods, ExtraMonthQuarter = 2 }, 2025);

        Assert.That(calendar.Periods(TimeLevel.Month), Has.Count.EqualTo(13));
        Assert.That(calendar.Periods(TimeLevel.Month)[12].Name, Is.EqualTo("P13 FY25"));
        Assert.That(calendar.Periods(TimeLevel.Quarter).Select(quarter => quarter.UnitCount), Is.EqualTo(new[] { 12, 16, 12, 12 }));
        Assert.That(calendar.Periods(TimeLevel.HalfYear).Select(half => half.UnitCount), Is.EqualTo(new[] { 28, 24 }));
    }

    [Test]
    public void General_weeks_have_no_years()
    {
        var calendar = new Calendar(new() { Type = CalendarType.GeneralWeeks, StartDate = "2025-03-03", WeeksCount = 10 }, 2025);

        Assert.That(calendar.Levels, Is.EqualTo(new[] { TimeLevel.Week }));
        Assert.That(calendar.FiscalYear, Is.Null);
        Assert.That(calendar.LastDay, Is.EqualTo(new DateOnly(2025, 5, 11)));
    }

    [Test]
    public void Totals_of_weeks_stand_behind_them()
    {
        var model = new Running(new ModelDefinition
        {
            Name = "M",
            Calendar = new() { Type = CalendarType.WeeksInMonths, CurrentPeriod = "Feb 25", YearToDateSummary = true, YearToGoSummary = true },
            Modules = [new() { Name = "Footfall", Dimensions = ["Time"], TimeScale = TimeLevel.Week, LineItems = [new() { Name = "Visitors" }],
                CellsCsv = "Time,Visitors\nWeek 1 FY25,1\nWeek 8 FY25,2\nWeek 13 FY25,4\n" }],
        });

        Assert.That(model.Cell("Footfall", "Visitors", "Jan 25"), Is.EqualTo("1"));
        Assert.That(model.Cell("Footfall", "Visitors", "Q1 FY25"), Is.EqualTo("7"));
        Assert.That(model.Cell("Footfall", "Visitors", "YTD"), Is.EqualTo("3"));
        Assert.That(model.Cell("Footfall", "Visitors", "YTG"), Is.EqualTo("4"));
    }

    [Test]
    public void A_granularity_the_calendar_lacks_is_a_problem() =>
        Assert.That(() => new Running(new ModelDefinition
        {
            Name = "M",
            Modules = [new() { Name = "F", Dimensions = ["Time"], TimeScale = TimeLevel.Week, LineItems = [new() { Name = "V" }] }],
        }), Throws.TypeOf<TenantDefinitionException>().With.Message.Contains("no periods of the level WEEK"));
}
