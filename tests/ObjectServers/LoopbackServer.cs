using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AnaplanConnectors.ObjectServers;

/// <summary>
/// An HTTP/1.1 server on the loopback, with the bytes of its replies in hand: bodies that are cut, replies that are lost. One request at a
/// time is answered, so that what it serves needs no locks.
/// </summary>
public abstract class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<Fault> _faults = [];
    private readonly List<Request> _requests = [];

    protected LoopbackServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Faults that nobody has met.</summary>
    public IReadOnlyList<string> FaultsLeft
    {
        get
        {
            lock (_faults)
                return [.. _faults.Select(fault => fault.ToString())];
        }
    }

    /// <summary>Called with each request before it is answered.</summary>
    public Action<Request> Seen { get; set; } = _ => { };

    /// <summary>The next request that fits meets the fault, and so do the ones behind it.</summary>
    public void Plan(FaultKind kind, Func<Request, bool> when, int times = 1, int cutAt = 0, int status = 503)
    {
        lock (_faults)
        {
            for (var i = 0; i < times; i++)
                _faults.Add(new Fault(kind, when, cutAt, status));
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what is asked for.</summary>
    protected abstract Reply Answer(Request request);

    /// <summary>What the service says when it is too busy, or whatever a status means.</summary>
    protected abstract Reply Refuse(Request request, int status);

    /// <summary>A reply that says success and holds an error.</summary>
    protected abstract Reply FalseSuccess(Request request);

    // What the server does not understand is said at once, and not repeated by the client as a connection that broke.
    private Reply AnswerOrSay(Request request)
    {
        try
        {
            return Answer(request);
        }
        catch (Exception problem)
        {
            return Reply.Of(400, $"<Error><Code>TestServerFailed</Code><Message>{System.Security.SecurityElement.Escape(problem.ToString())}</Message></Error>", ("x-ms-error-code", "TestServerFailed"));
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            using (connection)
            {
                connection.NoDelay = true;
                var stream = connection.GetStream();
                while (await RequestReader.ReadAsync(stream, _stop.Token) is { } request)
                {
                    if (!await ReplyAsync(stream, request))
                        return;
                }
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> ReplyAsync(NetworkStream stream, Request request)
    {
        await _turn.WaitAsync(_stop.Token);
        Fault? fault;
        Reply reply;
        try
        {
            lock (_requests)
                _requests.Add(request);
            Seen(request);
            fault = Take(request);
            if (fault is { Kind: FaultKind.Drop })
                return false;
            reply = fault switch
            {
                { Kind: FaultKind.Status } => Refuse(request, fault.Status),
                { Kind: FaultKind.FalseSuccess } => FalseSuccess(request),
                _ => AnswerOrSay(request),
            };
        }
        finally
        {
            _turn.Release();
        }

        if (fault is { Kind: FaultKind.LoseReply })
            return false;
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} Said\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (!reply.Headers.ContainsKey("Content-Length"))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        var body = request.Method == "HEAD" ? [] : reply.Body;
        var isCut = fault is { Kind: FaultKind.CutBody } && fault.CutAt < body.Length;
        await stream.WriteAsync(body.AsMemory(0, isCut ? fault!.CutAt : body.Length), _stop.Token);
        await stream.FlushAsync(_stop.Token);
        return !isCut;
    }

    private Fault? Take(Request request)
    {
        lock (_faults)
        {
            var index = _faults.FindIndex(fault => fault.When(request));
            if (index < 0)
                return null;
            var fault = _faults[index];
            _faults.RemoveAt(index);
            return fault;
        }
    }

    private sealed record Fault(FaultKind Kind, Func<Request, bool> When, int CutAt, int Status)
    {
        public override string ToString() => Kind.ToString();
    }
}

/// <summary>What may go wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>It is refused with a status, and nothing is done.</summary>
    Status,

    /// <summary>The connection is closed before anything is done.</summary>
    Drop,

    /// <summary>It is done, and the connection is closed before the reply.</summary>
    LoseReply,

    /// <summary>The body of the reply ends too early.</summary>
    CutBody,

    /// <summary>The status says success, the body an error, and nothing is done.</summary>
    FalseSuccess,
}

/// <summary>A request, its path and query decoded.</summary>
public sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public bool Has(string query) => Query.ContainsKey(query);
}

/// <summary>A reply.</summary>
public sealed record Reply(int Status, byte[] Body, Dictionary<string, string> Headers)
{
    public static Reply Of(int status, string? xml = null, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        if (xml is not null)
            all["Content-Type"] = "application/xml";
        return new Reply(status, xml is null ? [] : Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml), all);
    }
}
