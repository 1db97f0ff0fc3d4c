using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>Reads what is too large for one answer: start, wait, pages, delete (API reference 3.7 and 3.8).</summary>
/// <param name="scope">The model.</param>
/// <param name="path">Path of the read requests.</param>
/// <param name="key">Key of the request in answers.</param>
/// <param name="what">What is read, as errors show it.</param>
internal sealed class LargeRead(ModelScope scope, string path, string key, string what)
{
    private static readonly TimeSpan DeleteLimit = TimeSpan.FromSeconds(30);

    /// <summary>Starts a read and waits until all its pages are there. It is deleted on every way out.</summary>
    public async Task<CsvContent> OpenAsync(string? exportType, int prefetch, CancellationToken cancellationToken)
    {
        var id = await StartAsync(exportType, cancellationToken).ConfigureAwait(false);
        try
        {
            var pages = await WaitAsync(id, cancellationToken).ConfigureAwait(false);
            var source = new PageSource(scope.Api, PathOf(id, "pages"), pages, $"read {what}");
            return new(new ChunkedStream(source, prefetch), () => DeleteAsync(id));
        }
        catch
        {
            await DeleteAsync(id).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> StartAsync(string? exportType, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new ReadRequestStart { ExportType = exportType }, ApiJson.Default.ReadRequestStart);
        // Repeated without harm: one that nobody reads goes away after 30 minutes (API reference 8.4).
        var request = ApiRequest.Send(HttpMethod.Post, path, $"start a large read of {what}", CallClass.Safe, json);
        var started = await scope.Api.SendAsync(request, Read, cancellationToken).ConfigureAwait(false);
        return started.RequestId;
    }

    private async Task<int> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10));
        while (true)
        {
            var request = await scope.Api.SendAsync(ApiRequest.Get(PathOf(id), $"ask for the large read of {what}"), Read, cancellationToken).ConfigureAwait(false);
            if (request is { IsComplete: true, Successful: true })
                return request.AvailablePages;
            if (request.IsComplete || request.IsCancelled)
            {
                throw new AnaplanApiException(
                    ErrorCodes.LargeReadFailed, $"The large read of {what} ended without success (state {request.RequestState}, request {id}).",
                    "Start it again; if it fails again, read a smaller view.", isTransient: true);
            }

            await scope.Api.TimeProvider.Delay(schedule.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    // With a deadline of its own: also who has cancelled does not leave the store of the model full.
    private async Task DeleteAsync(string id)
    {
        using var limit = new CancellationTokenSource();
        using var timer = scope.Api.TimeProvider.CreateTimer(_ => limit.Cancel(), null, DeleteLimit, Timeout.InfiniteTimeSpan);
        var request = ApiRequest.Send(HttpMethod.Delete, PathOf(id), $"delete the large read of {what}", CallClass.IdempotentByKey).AnyAnswer();
        try
        {
            var attempt = await scope.Api.TryAsync(request, Answers.Ignore, limit.Token).ConfigureAwait(false);
            if (attempt.Failure is { StatusCode: not 404 } failure)
                scope.Api.Observer.Report(at => new LargeReadLeft(at, id, failure.Reason));
        }
        catch (Exception e) when (e is OperationCanceledException or AnaplanException or ObjectDisposedException)
        {
            scope.Api.Observer.Report(at => new LargeReadLeft(at, id, e.Message.TrimEnd('.')));
        }
    }

    private string PathOf(params string[] segments) => path + "/" + ApiRequest.PathOf(segments);

    private ReadRequest Read(PooledBytes body)
    {
        var request = Envelope.ReadOne(body, ApiJson.Default.ReadRequest, key);
        return request.RequestId.Length > 0 ? request : throw new AnswerException("the answer holds no request id");
    }
}
