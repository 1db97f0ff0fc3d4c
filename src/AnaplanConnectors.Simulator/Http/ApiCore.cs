using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Where both doors lead to: a request goes in, an answer or a <see cref="ConnectionResetException"/> comes out.</summary>
internal sealed class ApiCore(Router router, Gatekeeper gatekeeper, FaultPlan faults, RequestLog log, FaultServices faultServices, TimeProvider clock)
{
    public async Task<ApiResponse> HandleAsync(ApiRequest request, CancellationToken cancellationToken, bool isReplay = false)
    {
        var match = router.Match(request.Method, request.RawPath);
        var record = log.Arrived(request, match, isReplay);
        try
        {
            var body = new WatchedStream(request.Body, record.AddBodyBytes);
            var metered = request.WithBody(body);
            var fault = isReplay ? null : faults.Next(record);
            var response = fault is null
                ? await AnswerAsync(metered, match, record, cancellationToken)
                : await fault.ApplyAsync(
                    new FaultContext(metered, record, faultServices, cancellationToken),
                    changed => AnswerAsync(changed, match, record, cancellationToken));
            // An answer before the end of the request: the rest is taken and thrown away, as servers do to keep the connection.
            await body.CopyToAsync(Stream.Null, cancellationToken);
            if (!isReplay)
                await faultServices.Replays.CalledAsync(match.Route);
            return Finish(response, record);
        }
        catch
        {
            log.Finished(record);
            throw;
        }
    }

    private ApiResponse Finish(ApiResponse response, RecordedRequest record)
    {
        record.Status = response.Status;
        // Clients correct their clocks by this header, so it must be the simulator's time and not the machine's.
        if (response.Headers.TrueForAll(header => header.Key != "Date"))
            response.With("Date", clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
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
            return await gatekeeper.AdmitAsync(request, match, record, cancellationToken) is { } call
                ? await call.Endpoint.Handler(call, cancellationToken)
                : throw ApiException.NotFound();
        }
        catch (ApiException error)
        {
            var response = ErrorBody.For(request, error, clock.GetUtcNow());
            foreach (var header in error.Headers)
                response.With(header.Key, header.Value);
            return response;
        }
    }
}
