using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>The timescale of a model (API reference 3.4). All of it needs a workspace administrator.</summary>
public sealed class CalendarClient
{
    private readonly ModelScope _scope;

    internal CalendarClient(ModelScope scope) => _scope = scope;

    /// <summary>The whole timescale.</summary>
    public Task<ModelCalendar> GetAsync(CancellationToken cancellationToken = default)
        => _scope.Api.GetAsync(
            _scope.Path("modelCalendar"), $"read the calendar of {_scope.Description}", ApiJson.Default.ModelCalendar, "modelCalendar", cancellationToken);

    /// <summary>Moves the timescale to another fiscal year. Data outside the new timescale is lost.</summary>
    /// <param name="year">Its name, such as "FY25".</param>
    /// <param name="cancellationToken">Ends the call; the change may take place.</param>
    /// <exception cref="AnaplanApiException">The year is out of range (400), and other refusals.</exception>
    public Task<ModelCalendar> SetFiscalYearAsync(string year, CancellationToken cancellationToken = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new FiscalYear { Year = year ?? throw new ArgumentNullException(nameof(year)) }, ApiJson.Default.FiscalYear);
        var request = ApiRequest.Send(
            HttpMethod.Put, _scope.Path("modelCalendar", "fiscalYear"), $"set the fiscal year of {_scope.Description} to {year}", CallClass.IdempotentByKey, json);
        return _scope.Api.SendAsync(request, body => Envelope.ReadOne(body, ApiJson.Default.ModelCalendar, "modelCalendar"), cancellationToken);
    }

    /// <summary>The current period; its texts are empty when none is set.</summary>
    public Task<CalendarPeriod> GetCurrentPeriodAsync(CancellationToken cancellationToken = default)
        => _scope.Api.GetAsync(
            _scope.Path("currentPeriod"), $"read the current period of {_scope.Description}", ApiJson.Default.CalendarPeriod, "currentPeriod", cancellationToken);

    /// <summary>Sets the current period to the one that holds a date. Data outside a moved timescale is lost.</summary>
    /// <param name="date">Any day of the period; null for no current period.</param>
    /// <param name="cancellationToken">Ends the call; the change may take place.</param>
    /// <exception cref="AnaplanApiException">The date is out of the timescale (400), and other refusals.</exception>
    public Task<CalendarPeriod> SetCurrentPeriodAsync(DateTime? date, CancellationToken cancellationToken = default)
    {
        var request = ApiRequest.Send(
            HttpMethod.Put, _scope.Path("currentPeriod"), $"set the current period of {_scope.Description}", CallClass.IdempotentByKey, DateBody.Of(date));
        return _scope.Api.SendAsync(request, body => Envelope.ReadOne(body, ApiJson.Default.CalendarPeriod, "currentPeriod"), cancellationToken);
    }
}

internal sealed class DateBody
{
    public string Date { get; set; } = "";

    /// <summary>A date, or the empty text that resets one.</summary>
    public static byte[] Of(DateTime? date)
        => JsonSerializer.SerializeToUtf8Bytes(new DateBody { Date = date is { } day ? ServerTime.Date(day) : "" }, ApiJson.Default.DateBody);
}
