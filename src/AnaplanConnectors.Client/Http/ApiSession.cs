using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>The service as one signed-in user sees it: what every part of the client is built on.</summary>
internal sealed class ApiSession(ApiCaller caller, ITokenSource tokens)
{
    // The service cuts larger pages to this silently (API reference 3.0).
    private const int PageSize = 5000;

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

    /// <summary>Gets the one object of an answer.</summary>
    public Task<T> GetAsync<T>(string path, string what, JsonTypeInfo<T> type, string key, CancellationToken cancellationToken)
        where T : class
        => SendAsync(ApiRequest.Get(path, what), body => Envelope.ReadOne(body, type, key), cancellationToken);

    /// <summary>Gets a list page by page.</summary>
    /// <param name="path">Path with its query, but without the parameters of paging.</param>
    /// <param name="what">What is attempted.</param>
    /// <param name="type">The type of a page.</param>
    /// <param name="keys">Keys that the list may have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<T> ListAsync<T>(
        string path, string what, JsonTypeInfo<List<T>> type, string[] keys, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var offset = 0;
        while (true)
        {
            var address = Invariant($"{path}{(path.IndexOf("?", StringComparison.Ordinal) >= 0 ? "&" : "?")}offset={offset}&limit={PageSize}");
            var page = await SendAsync(ApiRequest.Get(address, what), body => Envelope.ReadPage(body, type, keys), cancellationToken)
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
