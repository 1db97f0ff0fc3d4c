using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Serves a request of any door.</summary>
internal delegate Task<ApiResponse> ApiHandler(ApiRequest request, CancellationToken caller);

/// <summary>
/// Where both doors lead to: a request goes in, an answer or a <see cref="ConnectionResetException"/> comes out.
/// </summary>
internal sealed class ApiCore(
    Router router,
    Gatekeeper gatekeeper,
    FaultPlan faults,
    RequestLog log,
    AuditTrail audit,
    FaultServices faultServices,
    CancellationToken stopped)
{
    private readonly TimeProvider _clock = faultServices.Clock;

    /// <param name="request">The request; its body is read to the end unless the connection is reset.</param>
    /// <param name="caller">The caller has gone.</param>
    /// <param name="isReplay">The request was lost before and arrives late.</param>
    public async Task<ApiResponse> HandleAsync(ApiRequest request, CancellationToken caller, bool isReplay = false)
    {
        var match = router.Match(request.Method, request.RawPath);
        var record = log.Arrived(request, match, isReplay);
        // A reset ends the calls to the service, but not the call that asked for it.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(caller, match.Route == Route.Simulator ? default : stopped);
        var cancellationToken = ending.Token;
        try
        {
            var body = new WatchedStream(request.Body, record.AddBodyBytes);
            var metered = request.WithBody(body);
            gatekeeper.Identify(request, record);
            var fault = isReplay ? null : faults.Next(record);
            var response = fault is null
                ? await AnswerAsync(metered, match, record, cancellationToken)
                : await fault.ApplyAsync(
                    new FaultContext(metered, record, faultServices, cancellationToken),
                    changed => AnswerAsync(changed, match, record, cancellationToken));
            return await FinishAsync(response, body, record, isReplay, cancellationToken);
        }
        catch (Exception error)
        {
            log.Finished(record);
            if (error is OperationCanceledException && stopped.IsCancellationRequested)
                throw new ConnectionResetException();
            throw;
        }
    }

    private async Task<ApiResponse> FinishAsync(
        ApiResponse response, Stream body, RecordedRequest record, bool isReplay, CancellationToken cancellationToken)
    {
        try
        {
            // An answer before the end of the request: the rest is taken and thrown away, as servers do to keep the connection.
            await body.CopyToAsync(Stream.Null, cancellationToken);
            if (!isReplay)
                await faultServices.Replays.CalledAsync(record.Route);
        }
        catch
        {
            response.Dispose();
            throw;
        }
        record.Status = response.Status;
        // Clients correct their clocks by this header, so it must be the simulator's time and not the machine's.
        if (response.Headers.TrueForAll(header => header.Key != "Date"))
            response.With("Date", _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        if (response.Body is { } content && content.Length != 0)
            return response.WithBody(new MeteredBody(content, log, record));
        log.Finished(record);
        return response;
    }

    private async Task<ApiResponse> AnswerAsync(
        ApiRequest request, RouteMatch match, RecordedRequest record, CancellationToken cancellationToken)
    {
        try
        {
            var call = await gatekeeper.AdmitAsync(request, match, record, cancellationToken);
            var answer = await call.Endpoint.Handler(call, cancellationToken);
            audit.Processed(request, record, answer.Status);
            return answer;
        }
        catch (ApiException error)
        {
            audit.Processed(request, record, error.Status);
            var response = ErrorBody.For(request, error, _clock.GetUtcNow());
            foreach (var header in error.Headers)
                response.With(header.Key, header.Value);
            return response;
        }
    }
}
