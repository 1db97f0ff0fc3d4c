using System.Net;
#if NET
using System.Net.Security;
#endif
using System.Security.Authentication;

namespace AnaplanConnectors.Client;

/// <summary>The transport of each framework, set to the same behaviour.</summary>
internal static class TransportHandler
{
    // More than any sensible parallelism: the limits that count are RateGate and the options of a transfer.
    private const int MaxConnections = 64;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    public static HttpMessageHandler Create(AnaplanClientOptions options)
    {
        var useProxy = options.Proxy is null or { Address: not null };
#if NET
        return new SocketsHttpHandler
        {
            // A redirect would carry credentials elsewhere; cookies would tie calls together; chunks are decompressed by us, with limits.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.Timeouts.Connect,
            MaxConnectionsPerServer = MaxConnections,
            // Addresses of the service change; a connection that is never closed would not notice.
            PooledConnectionLifetime = ConnectionLifetime,
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
            UseProxy = useProxy,
            Proxy = Proxy(options.Proxy),
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
#else
        var proxy = Proxy(options.Proxy);
        foreach (var host in new[] { options.Hosts.Api, options.Hosts.Authentication, options.Hosts.App, options.Hosts.Audit })
        {
            // Settings of these hosts only: those of the process belong to whoever runs it.
            var servicePoint = ServicePointManager.FindServicePoint(host, useProxy ? proxy ?? WebRequest.DefaultWebProxy : null);
            servicePoint.ConnectionLimit = MaxConnections;
            servicePoint.Expect100Continue = false;
            servicePoint.UseNagleAlgorithm = false;
            servicePoint.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        }

        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            SslProtocols = SslProtocols.Tls12,
            UseProxy = useProxy,
            Proxy = proxy,
        };
#endif
    }

    /// <summary>Calls are timed by <see cref="CallClock"/>, which knows progress from silence.</summary>
    public static void SwitchClockOff(HttpClient http)
    {
#pragma warning disable RS0030 // The one place that sets it: to infinite.
        http.Timeout = Timeout.InfiniteTimeSpan;
#pragma warning restore RS0030
    }

    private static WebProxy? Proxy(ProxyOptions? options)
    {
        if (options?.Address is null)
            return null;
        return new WebProxy(options.Address)
        {
            Credentials = options is { UserName: { } user, Password: { } password }
                ? Credential(user, password)
                : CredentialCache.DefaultCredentials,
        };
    }

    private static NetworkCredential Credential(string user, Secret password)
    {
        var at = user.IndexOf("\\", StringComparison.Ordinal);
        return at < 0 ? new(user, password.Reveal()) : new(user.Substring(at + 1), password.Reveal(), user.Substring(0, at));
    }
}
