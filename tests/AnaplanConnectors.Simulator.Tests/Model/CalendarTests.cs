namespace AnaplanConnectors.Simulator.Tests;

public sealed class CalendarTests
{
    [Test]
    public void A_calendar_year_has_the_periods_of_its_year()
    {
        var calendar = new Calendar(new CalendarDefinition(), 2025);

        Assert.That(Names(calendar, TimeLevel.Month), Is.EqualTo(new[]
            { "Jan 25", "Feb 25", "Mar 25", "Apr 25", "May 25", "Jun 25", "Jul 25", "Aug 25", "Sep 25", "Oct 25", "Nov 25", "Dec 25" }));
        Assert.That(Names(calendar, TimeLevel.Quarter), Is.EqualTo(new[] { "Q1 FY25", "Q2 FY25", "Q3 FY25", "Q4 FY25" }));
        Assert.That(Names(calendar, TimeLevel.HalfYear), Is.EqualTo(new[] { "H1 FY25", "H2 FY25" }));
        Assert.That(Names(calendar, TimeLevel.Year), Is.EqualTo(new[] { "FY25" }));
    }

    [Test]
    public void A_year_that_starts_in_april_bears_the_number_of_the_year_it_ends_in()
    {
        var calendar = new Calendar(new CalendarDefinition { FirstMonth = 4 }, 2025);

        Assert.That(calendar.FiscalYear!.Name, Is.EqualTo("FY25"));
        Assert.That(calendar.FirstDay, Is.EqualTo(new DateOnly(2024, 4, 1)));
        Assert.That(calendar.LastDay, Is.EqualTo(new DateOnly(2025, 3, 31)));
        Assert.That(calendar.Periods(TimeLevel.Month)[0].Name, Is.EqualTo("Apr 24"));
    }

    [Test]
    public void Past_and_future_years_widen_the_timescale()
    {
        var calendar = new Calendar(new CalendarDefinition { PastYears = 1, FutureYears = 2 }, 2025);

        Assert.That(Names(calendar, TimeLevel.Year), Is.EqualTo(new[] { "FY24", "FY25", "FY26", "FY27" }));
        Assert.That(calendar.FiscalYear!.Name, Is.EqualTo("FY25"));
    }

    [TestCase("2024-12-31", null)]
    [TestCase("2025-01-01", "Q1 FY25")]
    [TestCase("2025-06-30", "Q2 FY25")]
    [TestCase("2025-12-31", "Q4 FY25")]
    [TestCase("2026-01-01", null)]
    public void A_day_lies_in_its_period(string day, string? period)
    {
        var calendar = new Calendar(new CalendarDefinition(), 2025);

        Assert.That(calendar.At(TimeLevel.Quarter, DateOnly.ParseExact(day, "yyyy-MM-dd", null))?.Name, Is.EqualTo(period));
    }

    private static IEnumerable<string> Names(Calendar calendar, TimeLevel level) => calendar.Periods(level).Select(period => period.Name);
}
