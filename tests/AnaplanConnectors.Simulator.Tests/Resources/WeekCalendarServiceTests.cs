using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class WeekCalendarServiceTests : PlanningTest
{
    private protected override ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Sales planning",
        Calendar = new() { Type = CalendarType.GeneralWeeks, StartDate = "2025-01-06", WeeksCount = 8, WeekFormat = WeekFormat.WeekCommencing },
    };

    [Test]
    public async Task A_calendar_of_weeks_has_no_fiscal_year()
    {
        var calendar = (await JsonAsync(GetAsync($"{Sample.M}/modelCalendar"))).GetProperty("modelCalendar");

        Assert.That(calendar.GetProperty("calendarType").GetString(), Is.EqualTo("Weeks: General"));
        Assert.That(calendar.GetProperty("startDate").GetString(), Is.EqualTo("2025-01-06"));
        Assert.That(calendar.GetProperty("weeksCount").GetInt32(), Is.EqualTo(8));
        Assert.That(calendar.TryGetProperty("fiscalYear", out _), Is.False);
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json("""{"year":"FY25"}"""))),
            Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_current_period_is_a_week()
    {
        var current = (await JsonAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/currentPeriod?date=2025-01-15"))).GetProperty("currentPeriod");

        Assert.That(current.GetProperty("periodText").GetString(), Is.EqualTo("13 Jan 25"));
        Assert.That(current.GetProperty("lastDay").GetString(), Is.EqualTo("2025-01-19"));
    }
}
