using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Where a <see cref="CuttingProxy"/> cuts the connection.</summary>
public enum Cut
{
    /// <summary>The rows are being moved; the statement does not arrive.</summary>
    BeforeTheMove,

    /// <summary>The COMMIT does not arrive.</summary>
    BeforeTheCommit,

    /// <summary>The COMMIT arrives; whether it has been carried out when the client is told is open.</summary>
    BehindTheCommit,

    /// <summary>The COMMIT is carried out, and its reply does not arrive.</summary>
    BeforeTheReply,
}

/// <summary>
/// Stands between a client and PostgreSQL, and cuts the connection of the first final transaction: the one that writes the ledger. What comes
/// later passes.
/// </summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly Cut _cut;
    private readonly TaskCompletionSource _replied = new();
    private int _cutsLeft = 1;
    private volatile NetworkStream? _withheld;

    public CuttingProxy(int serverPort, Cut cut)
    {
        _serverPort = serverPort;
        _cut = cut;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often a connection was cut.</summary>
    public int Cuts { get; private set; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            client.NoDelay = server.NoDelay = true;
            var toServer = ToServerAsync(client.GetStream(), server.GetStream());
            var toClient = ToClientAsync(server.GetStream(), client.GetStream());
            await Task.WhenAny(toServer, toClient);
        }
    }

    private async Task ToServerAsync(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[64 * 1024];
        var isFinal = false;
        try
        {
            for (int length; (length = await client.ReadAsync(buffer)) > 0;)
            {
                var text = Encoding.Latin1.GetString(buffer, 0, length);
                isFinal |= text.Contains("INSERT INTO \"anx_ledger\"", StringComparison.Ordinal);
                var isPlace = text.Contains(_cut == Cut.BeforeTheMove ? "INSERT INTO \"t\"" : "COMMIT", StringComparison.Ordinal);
                if (!isFinal || !isPlace || Interlocked.Exchange(ref _cutsLeft, 0) == 0)
                {
                    await server.WriteAsync(buffer.AsMemory(0, length));
                    continue;
                }

                Cuts++;
                _withheld = server;
                if (_cut is Cut.BehindTheCommit or Cut.BeforeTheReply)
                    await server.WriteAsync(buffer.AsMemory(0, length));
                if (_cut == Cut.BeforeTheReply)
                    await _replied.Task;
                return;
            }
        }
        catch (IOException)
        {
            // One of the two has gone; both connections are closed.
        }
    }

    private async Task ToClientAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int length; (length = await server.ReadAsync(buffer)) > 0;)
            {
                if (_withheld == server)
                {
                    _replied.TrySetResult();
                    return;
                }

                await client.WriteAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // One of the two has gone; both connections are closed.
        }
    }
}
