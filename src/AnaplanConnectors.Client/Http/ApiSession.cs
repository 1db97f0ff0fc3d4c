using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>The service as one signed-in user sees it: what every part of the client is built on.</summary>
internal sealed class ApiSession(ApiCaller caller, ITokenSource tokens)
{
    // The service cuts larger pages to this silently (API reference 3.0).
    private const int PageSize = 5000;

    // A million items with a kilobyte of properties each.
    private const long MaxItemsLength = 1_000_000_000;

    public TimeProvider TimeProvider => caller.TimeProvider;

    /// <summary>What the service's clock shows now, to a second or so.</summary>
    public DateTimeOffset ServerTime => caller.ServerClock.UtcNow;

    /// <summary>Where the service is.</summary>
    public Uri Address => caller.Address;

    /// <summary>How long completing an upload may take.</summary>
    public TimeSpan CompleteLimit => caller.Timeouts.CompleteUpload;

    public ClientObserver Observer => caller.Observer;

    public Task<T> SendAsync<T>(ApiRequest request, AnswerReader<T> read, CancellationToken cancellationToken)
        => caller.SendAsync(request, tokens, read, cancellationToken);

    public Task<Attempt<T>> TryAsync<T>(ApiRequest request, AnswerReader<T> read, CancellationToken cancellationToken)
        => caller.TryAsync(request, tokens, read, cancellationToken);

    /// <summary>Sends what would happen twice if it were repeated; a lost answer is an error of its own.</summary>
    /// <param name="request">A request of class <see cref="CallClass.AskFirst"/>.</param>
    /// <param name="read">Reads a successful answer.</param>
    /// <param name="id">What it is about.</param>
    /// <param name="hint">How to find out whether it happened, as a full sentence.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public async Task<T> SendOnceAsync<T>(ApiRequest request, AnswerReader<T> read, string id, string hint, CancellationToken cancellationToken)
    {
        var attempt = await TryAsync(request, read, cancellationToken).ConfigureAwait(false);
        return attempt.Failure switch
        {
            null => attempt.Value,
            { MayHaveHappened: true } lost => throw new AnaplanUnknownOutcomeException(
                $"Whether the service did what was asked ({request.What}) is unknown: {lost.Reason}.", id, [], hint, lost.Cause),
            var failure => throw failure.ToException(request, attempt.Count),
        };
    }

    /// <summary>Gets bytes that are handed on as they are. The caller disposes the stream.</summary>
    public async Task<Stream> OpenAsync(ApiService service, string path, string what, string accept, CancellationToken cancellationToken)
        => new PooledStream(await SendAsync(
            new() { Method = HttpMethod.Get, Path = path, What = what, Service = service, Accept = accept, ExpectsContent = true, MaxLength = MaxItemsLength },
            Answers.Bytes, cancellationToken).ConfigureAwait(false));

    /// <summary>Gets the one object of an answer.</summary>
    public Task<T> GetAsync<T>(
        string path, string what, JsonTypeInfo<T> type, string key, CancellationToken cancellationToken, ApiService service = ApiService.Integration)
        where T : class
        => SendAsync(ApiRequest.Get(path, what, service), body => Envelope.ReadOne(body, type, key), cancellationToken);

    /// <summary>
    /// Gets a list that comes in one answer, however long (API reference 3.0, "not paged"). The answer stays in memory while the items
    /// are made from it one by one.
    /// </summary>
    public async IAsyncEnumerable<T> ReadItemsAsync<T>(
        string path, string what, JsonTypeInfo<T> type, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var request = new ApiRequest { Method = HttpMethod.Get, Path = path, What = what, ExpectsContent = true, MaxLength = MaxItemsLength };
        using var items = await SendAsync(request, body => JsonItems<T>.Open(body, type, key), cancellationToken).ConfigureAwait(false);
        while (items.Next() is { } item)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    /// <summary>Gets a list page by page.</summary>
    /// <param name="path">Path with its query, but without the parameters of paging.</param>
    /// <param name="what">What is attempted.</param>
    /// <param name="type">The type of a page.</param>
    /// <param name="keys">Keys that the list may have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="service">Which service is asked.</param>
    public async IAsyncEnumerable<T> ListAsync<T>(
        string path, string what, JsonTypeInfo<List<T>> type, string[] keys, [EnumeratorCancellation] CancellationToken cancellationToken,
        ApiService service = ApiService.Integration)
        where T : class
    {
        var offset = 0;
        while (true)
        {
            var address = Invariant($"{path}{(path.IndexOf("?", StringComparison.Ordinal) >= 0 ? "&" : "?")}offset={offset}&limit={PageSize}");
            var page = await SendAsync(ApiRequest.Get(address, what, service), body => Envelope.ReadPage(body, type, keys), cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;

            // The end is where the counts say so: "next" is there even when nothing follows (API reference 3.0).
            offset += page.Paging?.CurrentPageSize > 0 ? page.Paging.CurrentPageSize : page.Items.Count;
            if (page.Items.Count == 0 || page.Paging is null || offset >= page.Paging.TotalSize)
                yield break;
        }
    }
}
