namespace AnaplanConnectors.Client.Tests;

internal sealed class CalendarTests : ClientTest
{
    [Test]
    public async Task A_calendar_of_months_is_read()
    {
        Service.On("GET", ModelPath + "/modelCalendar").Reply(Replies.Enveloped(
            "'modelCalendar' : { 'calendarType' : 'Calendar Months/Quarters/Years', 'fiscalYear' : { 'year' : 'FY25', 'startDate' : '2025-01-01', 'endDate' : '2025-12-31' }, "
            + "'pastYearsCount' : 1, 'currentPeriod' : { 'periodText' : 'May 25', 'lastDay' : '2025-05-31' }, 'totalsSelection' : { 'quarterTotals' : true, 'halfYearTotals' : false } }"));

        var calendar = await Run(Model().Calendar.GetAsync());

        Assert.That((calendar.FiscalYear!.Year, calendar.PastYearsCount, calendar.CurrentPeriod!.PeriodText), Is.EqualTo(("FY25", 1, "May 25")));
        Assert.That((calendar.TotalsSelection!.QuarterTotals, calendar.TotalsSelection.HalfYearTotals), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Both_spellings_of_totals_are_read()
    {
        Service.On("GET", ModelPath + "/modelCalendar").Reply(Replies.Enveloped(
            "'modelCalendar' : { 'calendarType' : 'Weeks: General', 'startDate' : '2025-01-06', 'weeksCount' : 60, 'totalsSelection' : { 'isQuarterTotals' : true, 'isTotalOfAllPeriods' : true } }"));

        var calendar = await Run(Model().Calendar.GetAsync());

        Assert.That((calendar.FiscalYear, calendar.WeeksCount), Is.EqualTo(((FiscalYear?)null, 60)));
        Assert.That((calendar.TotalsSelection!.QuarterTotals, calendar.TotalsSelection.TotalOfAllPeriods), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task The_fiscal_year_is_sent_by_its_name()
    {
        Service.On("PUT", ModelPath + "/modelCalendar/fiscalYear").Reply(Replies.Enveloped("'modelCalendar' : { 'fiscalYear' : { 'year' : 'FY26' } }"));

        var calendar = await Run(Model().Calendar.SetFiscalYearAsync("FY26"));

        Assert.That(calendar.FiscalYear!.Year, Is.EqualTo("FY26"));
        Assert.That(Service.Calls[^1].Text, Is.EqualTo("""{"year":"FY26"}"""));
    }

    [Test]
    public async Task The_current_period_is_set_by_a_day_and_reset_by_none()
    {
        Service.On("PUT", ModelPath + "/currentPeriod").Reply(Replies.Enveloped("'currentPeriod' : { 'periodText' : 'May 25', 'lastDay' : '2025-05-31' }"));
        var calendar = Model().Calendar;

        await Run(calendar.SetCurrentPeriodAsync(new DateTime(2025, 5, 20)));
        await Run(calendar.SetCurrentPeriodAsync(null));

        Assert.That(Service.CallsTo("PUT", ModelPath + "/currentPeriod").Select(c => c.Text), Is.EqualTo(new[] { """{"date":"2025-05-20"}""", """{"date":""}""" }));
    }

    [Test]
    public async Task A_period_that_is_not_set_has_empty_texts()
    {
        Service.On("GET", ModelPath + "/currentPeriod").Reply(Replies.Enveloped("'currentPeriod' : { 'periodText' : '', 'lastDay' : '' }"));

        Assert.That((await Run(Model().Calendar.GetCurrentPeriodAsync())).PeriodText, Is.Empty);
    }

    [Test]
    public async Task Versions_are_listed_found_and_switched_over()
    {
        Service.On("GET", ModelPath + "/versions").Reply(Replies.Enveloped(
            "'versionMetadata' : [ { 'id' : '107000000001', 'name' : 'Actual', 'isActual' : true, 'editFrom' : { 'periodText' : 'Start of Timescale', 'date' : '1900-01-01' } }, "
            + "{ 'id' : '107000000002', 'name' : 'Forecast', 'isCurrent' : true, 'switchover' : { 'periodText' : 'Mar 25', 'date' : '2025-03-01' } } ]"));
        Service.On("PUT", ModelPath + "/versions/107000000002/switchover").Reply(Replies.Enveloped("'versionSwitchover' : { 'periodText' : 'Jun 25', 'date' : '2025-06-01' }"));
        var versions = Model().Versions;

        var forecast = await Run(versions.FindAsync("forecast"));
        var switchover = await Run(versions.SetSwitchoverAsync(forecast.Id, new DateTime(2025, 6, 1)));

        Assert.That((forecast.IsCurrent, forecast.IsActual, forecast.Switchover!.Date), Is.EqualTo((true, false, "2025-03-01")));
        Assert.That((switchover.PeriodText, Service.Calls[^1].Text), Is.EqualTo(("Jun 25", """{"date":"2025-06-01"}""")));
    }

    [Test]
    public async Task An_actual_version_that_cannot_switch_over_is_refused_in_the_services_words()
    {
        Service.On("PUT", ModelPath + "/versions/107/switchover").Reply(Replies.Status(400, """{"status":{"code":400,"message":"Cannot set the switchover of the actual version"}}"""));

        var error = await Failure<AnaplanApiException>(() => Model().Versions.SetSwitchoverAsync("107", null));

        Assert.That(error.Message, Does.Contain("version 107").And.Contain("Cannot set the switchover"));
    }
}
