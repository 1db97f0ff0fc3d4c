using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Client.Tests;

/// <summary>A service that answers as the test says and remembers what it was asked.</summary>
internal sealed class ScriptedService : HttpMessageHandler
{
    private readonly List<Route> _routes = [];
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly TurnedClock _clock;
    private int _busy;
    private int _hanging;

    public ScriptedService(TurnedClock clock)
    {
        _clock = clock;
        On("POST", "/token/authenticate").Reply(_ => Replies.Token("token-" + Interlocked.Increment(ref _tokens), clock.GetUtcNow() + Skew + TokenLifetime));
        On("POST", "/token/refresh").Reply(call => Replies.Token(call.Token!, clock.GetUtcNow() + Skew + TokenLifetime));
        On("POST", "/token/logout").Reply(Replies.Status(204));
    }

    private int _tokens;

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(35);

    /// <summary>How far the clock of the service is ahead of ours.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>Every call in the order of arrival.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>Whether no call is being answered, apart from those that are never answered.</summary>
    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    /// <summary>Most calls that were under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>A route: <c>*</c> stands for one segment. Later routes hide earlier ones.</summary>
    public Route On(string method, string path)
    {
        var route = new Route(method, path);
        lock (_routes)
            _routes.Insert(0, route);
        return route;
    }

    public IReadOnlyList<RecordedCall> CallsTo(string method, string path) => Calls.Where(c => Route.Matches(method, path, c)).ToList();

    /// <summary>Whether a call is never going to be answered.</summary>
    public bool IsHanging => Volatile.Read(ref _hanging) > 0;

    /// <summary>A call that will not be answered is not waited for: time may pass.</summary>
    public async Task HangAsync(CancellationToken cancellationToken)
    {
        var hang = Task.Delay(Timeout.Infinite, cancellationToken);
        // Within the cancellation itself, and before the hang ends (what is registered last runs first): the clock must not take
        // another turn before the client has noticed.
        using var end = cancellationToken.Register(() =>
        {
            Interlocked.Increment(ref _busy);
            Interlocked.Decrement(ref _hanging);
        });
        Interlocked.Increment(ref _hanging);
        Release();
        await hang;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_routes)
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _busy));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var call = new RecordedCall(request, _clock.GetUtcNow());
            var reply = Find(call).Next(call);
            if (!reply.IsBeforeArrival)
            {
                await call.ReadBodyAsync();
                _calls.Enqueue(call);
            }

            var response = await reply.AnswerAsync(this, call, cancellationToken);
            response.RequestMessage = request;
            response.Headers.Date ??= _clock.GetUtcNow() + Skew;
            response.Content = new WatchedContent(response.Content ?? new ByteArrayContent([]), this);
            return response;
        }
        catch
        {
            Release();
            throw;
        }
    }

    private void Release() => Interlocked.Decrement(ref _busy);

    private Route Find(RecordedCall call)
    {
        lock (_routes)
            return _routes.FirstOrDefault(r => r.Matches(call)) ?? new Route(call.Method, call.Path).Reply(Replies.Status(404, Replies.NotFoundBody));
    }

    /// <summary>Keeps the service busy until the client has done with the answer.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent _inner;
        private ScriptedService? _service;

        public WatchedContent(HttpContent inner, ScriptedService service)
        {
            (_inner, _service) = (inner, service);
            foreach (var header in inner.Headers)
                Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = Headers.ContentLength ?? 0;
            return Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref _service, null)?.Release();
            base.Dispose(disposing);
        }
    }
}

/// <summary>Answers to one kind of call: one after the other, the last one for ever.</summary>
internal sealed class Route(string method, string path)
{
    private readonly object _lock = new();
    private readonly Regex _path = new("^" + string.Join("[^/]*", path.Split('*').Select(Regex.Escape)) + "$");
    private Func<RecordedCall, Reply>[] _replies = [];
    private int _next;

    public static bool Matches(string method, string path, RecordedCall call) => new Route(method, path).Matches(call);

    public bool Matches(RecordedCall call) => method == call.Method && _path.IsMatch(call.Path);

    public Route Reply(params Reply[] replies) => Reply([.. replies.Select(r => new Func<RecordedCall, Reply>(_ => r))]);

    public Route Reply(params Func<RecordedCall, Reply>[] replies)
    {
        _replies = replies;
        return this;
    }

    public Reply Next(RecordedCall call)
    {
        lock (_lock)
            return _replies[Math.Min(_next++, _replies.Length - 1)](call);
    }
}

/// <summary>A call as it arrived.</summary>
internal sealed class RecordedCall(HttpRequestMessage request, DateTimeOffset at)
{
    public DateTimeOffset At => at;

    public string Method { get; } = request.Method.Method;

    /// <summary>Path as it was sent, escapes included, without query.</summary>
    public string Path { get; } = request.RequestUri!.AbsolutePath;

    public string Query { get; } = request.RequestUri!.Query;

    public string Host { get; } = request.RequestUri!.Host;

    public HttpRequestHeaders Headers { get; } = request.Headers;

    public string? Authorization { get; } = request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : null;

    public string? Token => Authorization?.StartsWith("AnaplanAuthToken ", StringComparison.Ordinal) == true ? Authorization.Substring(17) : null;

    public bool HasContent { get; } = request.Content is not null;

    public MediaTypeHeaderValue? ContentType { get; } = request.Content?.Headers.ContentType;

    public ICollection<string> ContentEncoding { get; } = request.Content?.Headers.ContentEncoding ?? [];

    public byte[] Body { get; private set; } = [];

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public async Task ReadBodyAsync()
    {
        if (request.Content is { } content)
            Body = await content.ReadAsByteArrayAsync();
    }

    public override string ToString() => $"{Method} {Path}{Query}";
}
