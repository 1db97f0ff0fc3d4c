using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client.Tests;

internal sealed class TlsTests
{
    [Test]
    public async Task A_server_that_signed_its_own_certificate_is_not_trusted_and_not_asked_again()
    {
        using var certificate = new TestCertificate(validFromDays: -2000, validToDays: 20000, subject: "CN=localhost");
        using var server = new TlsServer(certificate.Certificate, SslProtocols.Tls12 | SslProtocols.Tls13);
        using var client = Client(server.Port);

        var error = await Catch.Async<AnaplanApiException>(() => client.SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.UntrustedServer));
        Assert.That(error.IsTransient, Is.False);
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_hangs_up_in_the_handshake_is_no_connection()
    {
        using var server = new TlsServer(null, SslProtocols.None);
        using var client = Client(server.Port);

        var error = await Catch.Async<AnaplanApiException>(() => client.SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.NoConnection));
        Assert.That(server.Connections, Is.EqualTo(2));
    }

    private static AnaplanClient Client(int port) => new(new()
    {
        SignIn = AnaplanSignIn.WithPassword("ada@example.com", new("s3cret")),
        Hosts = AnaplanHosts.Single(new($"https://localhost:{port}")),
        Proxy = ProxyOptions.None,
        Retry = new() { MaxRetries = 1, FirstDelay = TimeSpan.FromMilliseconds(1) },
    });

    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0);
        private int _connections;

        public TlsServer(X509Certificate2? certificate, SslProtocols protocols)
        {
            _listener.Server.DualMode = true;
            _listener.Start();
            _ = AcceptAsync(certificate, protocols);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync(X509Certificate2? certificate, SslProtocols protocols)
        {
            while (true)
            {
                try
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    if (certificate is null)
                        continue;
                    using var tls = new SslStream(connection.GetStream());
                    await tls.AuthenticateAsServerAsync(certificate, false, protocols, false);
                    await tls.ReadExactlyAsync(new byte[1]);
                }
                catch (Exception e) when (e is IOException or AuthenticationException)
                {
                    // The client did not go on, which is what is tested.
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }
    }
}
