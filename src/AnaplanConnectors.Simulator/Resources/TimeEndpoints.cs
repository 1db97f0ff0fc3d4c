using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Calendar, current period, versions and switchovers (API reference 3.4); all for workspace administrators.</summary>
internal sealed class TimeEndpoints(SimulatorOptions options)
{
    public ApiResponse GetCalendar(ApiCall call)
    {
        call.RequireAdministrator();
        return AnswerCalendar(call);
    }

    /// <summary>Moves the timescale; what lies outside the new one is lost.</summary>
    public async ValueTask<ApiResponse> PutFiscalYearAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.RequireAdministrator();
        var text = (await JsonRequest.ReadAsync(call, cancellationToken)).Scalar("year");
        if (string.IsNullOrEmpty(text))
            throw ApiException.BadRequest("Expected mandatory field 'year' to be present and not empty.");
        var calendar = call.Model.State.Calendar;
        if (Calendar.YearOf(text) is not { } year || calendar.FiscalYear is null
            || year is < Calendar.FirstPossibleYear or > Calendar.LastPossibleYear)
            throw ApiException.BadRequest($"Specified year is out of range: {YearText(text)}");
        Change(call, transaction => transaction.Put(transaction.Data.Calendar.InYear(year)), cancellationToken);
        return AnswerCalendar(call);
    }

    public ApiResponse CurrentPeriod(ApiCall call)
    {
        call.RequireAdministrator();
        return AnswerCurrentPeriod(call);
    }

    public async ValueTask<ApiResponse> PutCurrentPeriodAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.RequireAdministrator();
        var text = await DateOfAsync(call, cancellationToken);
        var calendar = call.Model.State.Calendar;
        if (text.Length == 0)
        {
            Change(call, transaction => transaction.Put(transaction.Data.Calendar.At(null)), cancellationToken);
            return AnswerCurrentPeriod(call);
        }

        var day = ParseDate(text);
        if (day < calendar.FirstDay || day > calendar.LastDay)
            throw ApiException.BadRequest(string.Create(CultureInfo.InvariantCulture,
                $"Specified date '{text}' is out of timescale range {calendar.FirstDay:yyyy-MM-dd} - {calendar.LastDay:yyyy-MM-dd}"));
        Change(call, transaction => transaction.Put(Moved(transaction.Data.Calendar, day)), cancellationToken);
        return AnswerCurrentPeriod(call);
    }

    public ApiResponse Versions(ApiCall call)
    {
        call.RequireAdministrator();
        return Envelope.Page(call, "version", "versionMetadata", call.Model.State.Versions,
            (json, version) => TimeJson.WriteVersion(json, version, call.Model.State.Calendar));
    }

    /// <summary>Not for the actual version, not before the switchover there is, not outside the current fiscal year.</summary>
    public async ValueTask<ApiResponse> PutSwitchoverAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.RequireAdministrator();
        var version = call.Model.State.Versions.FirstOrDefault(version => version.Id == call["version"]) ?? throw ApiException.NotFound();
        var text = (await JsonRequest.ReadAsync(call, cancellationToken)).Scalar("date")
            ?? throw ApiException.BadRequest("Expected mandatory field 'date' to be present.");
        var calendar = call.Model.State.Calendar;
        var period = text.Length == 0 ? null : SwitchoverAt(calendar, version, text);
        if (version.IsActual)
            throw ApiException.BadRequest($"Switchover cannot be set for the actual version '{version.Name}'");
        Change(call, transaction => transaction.Put([.. transaction.Data.Frame.Versions.Select(other =>
            other.Id == version.Id ? other with { Switchover = period?.FirstDay } : other)]), cancellationToken);
        return Envelope.Of(call, "switchover", json =>
        {
            json.WriteStartObject("versionSwitchover");
            json.WriteString("periodText", period?.Name ?? "");
            json.WriteString("date", period is null ? "" : TimeJson.Date(period.FirstDay));
            json.WriteString("calendarType", calendar.TypeName);
            json.WriteEndObject();
        });
    }

    private static Period SwitchoverAt(Calendar calendar, VersionState version, string text)
    {
        var day = ParseDate(text);
        var year = calendar.FiscalYear;
        if (day < version.Switchover)
            throw ApiException.BadRequest($"Specified date '{text}' is before the current switchover date");
        if (day < (year?.FirstDay ?? calendar.FirstDay) || day > (year?.LastDay ?? calendar.LastDay))
            throw ApiException.BadRequest($"Specified date '{text}' is outside the current model year");
        return calendar.At(calendar.NamedLevel, day)!;
    }

    // The fiscal year in which the current period lies becomes the current one, and the timescale moves with it.
    private Calendar Moved(Calendar calendar, DateOnly day) =>
        options.CurrentPeriodMovesFiscalYear && calendar.At(TimeLevel.Year, day) is { } year && calendar.FiscalYear is { } current
            ? calendar.InYear(calendar.CurrentYear + year.Index - current.Index).At(day)
            : calendar.At(day);

    private static async Task<string> DateOfAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var inQuery = call.Query["date"];
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body, cancellationToken);
        body.Position = 0;
        var json = body.Length == 0 ? default : await JsonRequest.ReadAnyAsync(body, cancellationToken);
        var inBody = json.ValueKind == JsonValueKind.Object ? json.Scalar("date") : null;
        if (inQuery is not null && inBody is not null)
            throw ApiException.BadRequest("use query parameter or body to set date, not both");
        return inQuery ?? inBody ?? throw ApiException.BadRequest("Expected mandatory field 'date' to be present.");
    }

    private static DateOnly ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ApiException.BadRequest($"Invalid ISO date format '{text}'. Date should match format YYYY-MM-DD");

    private static string YearText(string text) =>
        Calendar.YearOf(text)?.ToString(CultureInfo.InvariantCulture) ?? text;

    private static void Change(ApiCall call, Action<ModelTransaction> change, CancellationToken cancellationToken)
    {
        using var busy = call.Model.Update();
        using var transaction = call.Model.State.Begin(cancellationToken);
        change(transaction);
        transaction.Commit();
    }

    private static ApiResponse AnswerCalendar(ApiCall call) =>
        Envelope.Of(call, "modelCalendar", json => TimeJson.WriteCalendar(json, call.Model.State.Calendar));

    private static ApiResponse AnswerCurrentPeriod(ApiCall call) => Envelope.Of(call, "currentPeriod", json =>
    {
        var calendar = call.Model.State.Calendar;
        json.WriteStartObject("currentPeriod");
        TimeJson.WriteCurrentPeriod(json, calendar);
        json.WriteString("calendarType", calendar.TypeName);
        json.WriteEndObject();
    });
}
