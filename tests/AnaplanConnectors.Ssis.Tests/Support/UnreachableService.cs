using System.Net;
using System.Net.Sockets;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Notices every attempt to connect, and answers none.</summary>
internal sealed class UnreachableService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public UnreachableService()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    /// <summary>Whether somebody tried.</summary>
    public bool WasAsked => _listener.Pending();

    public void Dispose() => _listener.Stop();
}
