using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AnaplanConnectors.Client.Tests;

/// <summary>What the raw server does with a request: bytes to send, and whether the connection lives on.</summary>
internal sealed record RawAnswer(byte[] Bytes, bool Close = false, bool Stall = false)
{
    /// <summary>Closes the connection without a byte.</summary>
    public static RawAnswer Drop { get; } = new([], Close: true);

    public static RawAnswer Of(string status, string body, string type = "application/json", string headers = "")
        => new(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"));

    public static RawAnswer Json(string body) => Of("200 OK", body.Replace('\'', '"'));

    public static RawAnswer Token { get; } = Json("{ 'tokenInfo' : { 'tokenValue' : 'canary-token', 'expiresAt' : 4102444800000 } }");
}

/// <summary>
/// A server of bytes on this machine: shows what the transport of the framework really sends, and how often. Counts arrivals,
/// whether they are answered or not.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _arrivals = new();
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly Func<string, int, RawAnswer> _answer;

    /// <param name="answer">Given the request line and how often that line has arrived, this time included.</param>
    public RawServer(Func<string, int, RawAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Heads of all requests in the order they arrived whole.</summary>
    public IReadOnlyList<string> Arrivals => [.. _arrivals];

    public int Count(string requestLine) => _arrivals.Count(a => a.StartsWith(requestLine, StringComparison.Ordinal));

    public void Dispose()
    {
        _listener.Stop();
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync();
                _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            while (await ReadRequestAsync(stream) is { } head)
            {
                _arrivals.Enqueue(head);
                var line = head.Substring(0, head.IndexOf(" HTTP/", StringComparison.Ordinal));
                var answer = _answer(line, Count(line));
                await stream.WriteAsync(answer.Bytes, 0, answer.Bytes.Length);
                if (answer.Stall)
                    return;
                if (answer.Close)
                    break;
            }

            connection.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, 0, 1) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var length = head.ToString().Split('\n')
            .Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(l => int.Parse(l.Substring(15).Trim(), System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
        var body = new byte[length];
        for (var at = 0; at < length;)
        {
            var count = await stream.ReadAsync(body, at, length - at);
            if (count == 0)
                return null;
            at += count;
        }

        return head.ToString();
    }
}
