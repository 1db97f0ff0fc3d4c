using System.Net;
using System.Net.Sockets;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Takes connections and reads nothing from them.</summary>
internal sealed class DeafServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public DeafServer() => _listener.Start();

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Stop();
}
