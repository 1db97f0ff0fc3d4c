using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Calendars and versions in the API's words (API reference 3.4).</summary>
internal static class TimeJson
{
    private static readonly DateOnly StartOfTime = new(1900, 1, 1);
    private static readonly DateOnly EndOfTime = new(2399, 12, 31);

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void WriteCalendar(Utf8JsonWriter json, Calendar calendar)
    {
        var definition = calendar.Definition;
        json.WriteStartObject("modelCalendar");
        json.WriteString("calendarType", calendar.TypeName);
        if (calendar.FiscalYear is { } year)
        {
            json.WriteStartObject("fiscalYear");
            json.WriteString("year", year.Name);
            json.WriteString("startDate", Date(year.FirstDay));
            json.WriteString("endDate", Date(year.LastDay));
            json.WriteEndObject();
            json.WriteNumber("pastYearsCount", definition.PastYears);
        }
        else
        {
            json.WriteString("startDate", Date(calendar.FirstDay));
            json.WriteNumber("weeksCount", definition.WeeksCount);
        }

        if (definition.Type is CalendarType.WeeksInMonths or CalendarType.ThirteenPeriods)
            json.WriteNumber("futureYearsCount", definition.FutureYears);
        if (definition.Type == CalendarType.WeeksInMonths)
        {
            json.WriteString("weekGrouping", ApiText.Of(definition.WeekGrouping));
            json.WriteNumber("extraWeekMonth", definition.ExtraWeekMonth);
        }
        if (definition.Type != CalendarType.Months)
            json.WriteString("weekFormat", ApiText.Of(definition.WeekFormat));
        json.WriteStartObject("currentPeriod");
        WriteCurrentPeriod(json, calendar);
        json.WriteEndObject();
        json.WriteStartObject("totalsSelection");
        json.WriteBoolean("quarterTotals", definition.QuarterTotals);
        json.WriteBoolean("halfYearTotals", definition.HalfYearTotals);
        json.WriteBoolean("yearToDateSummary", definition.YearToDateSummary);
        json.WriteBoolean("yearToGoSummary", definition.YearToGoSummary);
        json.WriteBoolean("totalOfAllPeriods", definition.TotalOfAllPeriods);
        if (definition.Type == CalendarType.ThirteenPeriods)
            json.WriteNumber("extraMonthQuarter", definition.ExtraMonthQuarter);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Empty texts when there is none.</summary>
    public static void WriteCurrentPeriod(Utf8JsonWriter json, Calendar calendar)
    {
        json.WriteString("periodText", calendar.CurrentPeriod?.Name ?? "");
        json.WriteString("lastDay", calendar.CurrentPeriod is { } current ? Date(current.LastDay) : "");
    }

    public static void WriteVersion(Utf8JsonWriter json, VersionState version, Calendar calendar)
    {
        json.WriteString("id", version.Id);
        json.WriteString("name", version.Name);
        json.WriteBoolean("isCurrent", version.IsCurrent);
        json.WriteBoolean("isActual", version.IsActual);
        if (version.Switchover is { } switchover)
            WritePeriod(json, "switchover", calendar, switchover, "", switchover);
        json.WriteOptionalString("formula", version.Formula);
        WritePeriod(json, "editFrom", calendar, version.EditFrom, "Start of Timescale", StartOfTime);
        WritePeriod(json, "editTo", calendar, version.EditTo, "End of Timescale", EndOfTime);
        json.WriteOptionalString("notes", version.Notes);
    }

    private static void WritePeriod(Utf8JsonWriter json, string name, Calendar calendar, DateOnly? day, string otherwise,
        DateOnly otherDay)
    {
        var period = day is { } set ? calendar.At(calendar.NamedLevel, set) : null;
        json.WriteStartObject(name);
        json.WriteString("periodText", period?.Name ?? otherwise);
        // A limit is shown by its last day, where a version can be edited up to.
        json.WriteString("date", Date(period is null ? day ?? otherDay : name == "editTo" ? period.LastDay : period.FirstDay));
        json.WriteEndObject();
    }
}
