using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class TimeTests : PlanningTest
{
    private const string Period = $"{Sample.M}/currentPeriod";

    [Test]
    public async Task The_calendar_tells_its_year_and_totals()
    {
        var calendar = (await JsonAsync(GetAsync($"{Sample.M}/modelCalendar"))).GetProperty("modelCalendar");

        var year = calendar.GetProperty("fiscalYear");
        Assert.That(calendar.GetProperty("calendarType").GetString(), Is.EqualTo("Calendar Months/Quarters/Years"));
        Assert.That(year.GetProperty("year").GetString(), Is.EqualTo("FY25"));
        Assert.That(year.GetProperty("startDate").GetString(), Is.EqualTo("2025-01-01"));
        Assert.That(year.GetProperty("endDate").GetString(), Is.EqualTo("2025-12-31"));
        Assert.That(calendar.GetProperty("pastYearsCount").GetInt32(), Is.EqualTo(1));
        Assert.That(calendar.GetProperty("currentPeriod").GetProperty("lastDay").GetString(), Is.EqualTo("2025-05-31"));
        Assert.That(calendar.GetProperty("totalsSelection").GetProperty("quarterTotals").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Another_fiscal_year_moves_the_timescale_and_loses_what_lies_outside()
    {
        var calendar = (await JsonAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json("""{"year":"FY26"}"""))))
            .GetProperty("modelCalendar");
        var kept = Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Actual"));
        await JsonAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json("""{"year":"FY28"}""")));
        await JsonAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json("""{"year":"FY25"}""")));

        Assert.That(calendar.GetProperty("fiscalYear").GetProperty("startDate").GetString(), Is.EqualTo("2026-01-01"));
        Assert.That(kept, Is.EqualTo("12"));
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Actual")), Is.EqualTo("0"));
    }

    [TestCase("""{"year":"FY40"}""", "Specified year is out of range: 2040")]
    [TestCase("""{"year":"next"}""", "Specified year is out of range: next")]
    [TestCase("""{}""", "Expected mandatory field 'year' to be present and not empty.")]
    public async Task A_fiscal_year_out_of_range_is_400(string body, string message) =>
        Assert.That(await RefusalAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json(body))), Is.EqualTo((400, message)));

    [Test]
    public async Task The_fiscal_year_cannot_be_read_alone() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/modelCalendar/fiscalYear")), Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [TestCase("", """{"date":"2025-05-20"}""", "May 25", "2025-05-31")]
    [TestCase("?date=2025-02-01", null, "Feb 25", "2025-02-28")]
    [TestCase("?date=", null, "", "")]
    [TestCase("", """{"date":""}""", "", "")]
    public async Task The_current_period_is_set_by_a_day(string query, string? body, string period, string lastDay)
    {
        var current = (await JsonAsync(SendAsync(HttpMethod.Put, Period + query, body is null ? null : Json(body)))).GetProperty("currentPeriod");
        var read = (await JsonAsync(GetAsync(Period))).GetProperty("currentPeriod");

        Assert.That(current.GetProperty("periodText").GetString(), Is.EqualTo(period));
        Assert.That(current.GetProperty("lastDay").GetString(), Is.EqualTo(lastDay));
        Assert.That(current.GetProperty("calendarType").GetString(), Is.EqualTo("Calendar Months/Quarters/Years"));
        Assert.That(read.GetRawText(), Is.EqualTo(current.GetRawText()));
    }

    [TestCase("?date=2025-05-20", """{"date":"2025-05-20"}""", "use query parameter or body to set date, not both")]
    [TestCase("?date=20.05.2025", null, "Invalid ISO date format '20.05.2025'. Date should match format YYYY-MM-DD")]
    [TestCase("?date=2025-02-30", null, "Invalid ISO date format '2025-02-30'. Date should match format YYYY-MM-DD")]
    [TestCase("?date=2031-01-01", null, "Specified date '2031-01-01' is out of timescale range 2024-01-01 - 2026-12-31")]
    [TestCase("", null, "Expected mandatory field 'date' to be present.")]
    public async Task A_day_that_makes_no_sense_is_400(string query, string? body, string message) =>
        Assert.That(await RefusalAsync(SendAsync(HttpMethod.Put, Period + query, body is null ? null : Json(body))), Is.EqualTo((400, message)));

    [TestCase(true, "FY26", "0")]
    [TestCase(false, "FY25", "9")]
    public async Task A_current_period_in_another_year_moves_the_timescale_if_the_setting_says_so(bool moves, string year, string old)
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, CurrentPeriodMovesFiscalYear = moves });
        await JsonAsync(PostAsync($"{Sample.M}/modules/{Sales}/data",
            """[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 24"}],"value":9}]"""));

        await JsonAsync(SendAsync(HttpMethod.Put, $"{Period}?date=2026-03-01"));

        var calendar = (await JsonAsync(GetAsync($"{Sample.M}/modelCalendar"))).GetProperty("modelCalendar");
        Assert.That(calendar.GetProperty("fiscalYear").GetProperty("year").GetString(), Is.EqualTo(year));
        Assert.That(calendar.GetProperty("currentPeriod").GetProperty("periodText").GetString(), Is.EqualTo("Mar 26"));
        await JsonAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/modelCalendar/fiscalYear", Json("""{"year":"FY25"}""")));
        Assert.That(Cell("REV01 Sales", "Rate", ("Time", "Jan 24")), Is.EqualTo(old));
    }

    [Test]
    public async Task Versions_tell_what_can_be_edited()
    {
        var versions = (await JsonAsync(GetAsync($"{Sample.M}/versions"))).GetProperty("versionMetadata");

        Assert.That(versions[0].GetProperty("isActual").GetBoolean(), Is.True);
        Assert.That(versions[0].GetProperty("editFrom").GetProperty("periodText").GetString(), Is.EqualTo("Start of Timescale"));
        Assert.That(versions[0].GetProperty("editTo").GetProperty("date").GetString(), Is.EqualTo("2399-12-31"));
        Assert.That(versions[0].GetProperty("notes").GetString(), Is.EqualTo("loaded monthly"));
        Assert.That(versions[1].GetProperty("switchover").GetProperty("date").GetString(), Is.EqualTo("2025-03-01"));
        Assert.That(versions[1].GetProperty("editTo").GetProperty("date").GetString(), Is.EqualTo("2025-12-31"));
        Assert.That(versions[2].GetProperty("formula").GetString(), Is.EqualTo("Actual - Forecast"));
    }

    [Test]
    public async Task A_switchover_moves_on_and_shows_actual_data()
    {
        var switchover = (await JsonAsync(SwitchAsync(Forecast, "2025-06-15"))).GetProperty("versionSwitchover");

        Assert.That(switchover.GetProperty("periodText").GetString(), Is.EqualTo("Jun 25"));
        Assert.That(switchover.GetProperty("date").GetString(), Is.EqualTo("2025-06-01"));
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Mar 25"), ("Versions", "Forecast")), Is.EqualTo("8"));
    }

    [Test]
    public async Task A_switchover_is_reset_by_an_empty_date()
    {
        var switchover = (await JsonAsync(SwitchAsync(Forecast, ""))).GetProperty("versionSwitchover");

        Assert.That(switchover.GetProperty("date").GetString(), Is.Empty);
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Forecast")), Is.EqualTo("0"));
    }

    [TestCase(Actual, "2025-06-01")]
    [TestCase(Forecast, "2025-02-01")]
    [TestCase(Forecast, "2026-02-01")]
    [TestCase(Forecast, "soon")]
    public async Task A_switchover_that_makes_no_sense_is_400(string version, string date) =>
        Assert.That(await StatusAsync(SwitchAsync(version, date)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task An_unknown_version_is_404() =>
        Assert.That(await StatusAsync(SwitchAsync("107999999999", "2025-06-01")), Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("GET", "modelCalendar")]
    [TestCase("PUT", "modelCalendar/fiscalYear")]
    [TestCase("GET", "currentPeriod")]
    [TestCase("PUT", "currentPeriod?date=2025-01-01")]
    [TestCase("GET", "versions")]
    [TestCase("PUT", $"versions/{Forecast}/switchover")]
    public async Task All_of_it_is_for_administrators(string method, string path) =>
        Assert.That(await StatusAsync(SendAsync(new HttpMethod(method), $"{Sample.M}/{path}", Json("""{"year":"FY25"}"""), Sample.Bob)),
            Is.EqualTo(HttpStatusCode.Forbidden));

    private Task<HttpResponseMessage> SwitchAsync(string version, string date) =>
        SendAsync(HttpMethod.Put, $"{Sample.M}/versions/{version}/switchover", Json($$"""{"date":"{{date}}"}"""));
}
