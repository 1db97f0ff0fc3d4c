using System.Net;
using System.Net.Http.Headers;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>Asks a host for anything at all, without credentials: whether it answers, by which proxy, and what time it has.</summary>
internal sealed class HostReach(TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    // The service refuses payloads that look old.
    private static readonly TimeSpan SuspiciousSkew = TimeSpan.FromSeconds(30);

    private TimeSpan? _skew;

    /// <summary>How far this machine's clock is off, by the last answer.</summary>
    public CheckLine Clock => _skew is not { } skew
        ? new("clock", CheckState.Warning, "no answer told the time")
        : skew.Duration() <= SuspiciousSkew
            ? new("clock", CheckState.Ok, $"{Off(skew)}")
            : new("clock", CheckState.Warning, $"{Off(skew)}; sign-in by certificate corrects for it, other programs do not: set the clock of this machine");

    /// <exception cref="AnaplanApiException">Nothing answered, or a proxy refused.</exception>
    public async Task<string> TryAsync(Uri host, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, DefaultProxyCredentials = CredentialCache.DefaultCredentials };
        using var http = new HttpClient(handler);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        var proxy = HttpClient.DefaultProxy.GetProxy(host) is { } address && address != host ? $" by proxy {address.Host}:{address.Port}" : "";
        try
        {
            using var response = await http.GetAsync(new Uri(host, "/"), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            Learn(response.Headers);
            return response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
                ? throw new AnaplanApiException(ErrorCodes.ProxyRefused, $"Credentials are wanted (407){proxy}.", "Set user name and password of the proxy.")
                : $"{host.Authority} answers{proxy}";
        }
        catch (HttpRequestException e)
        {
            throw e.HttpRequestError switch
            {
                // Without the words of the runtime: they hold the proxy's address with its password.
                HttpRequestError.ProxyTunnelError => new AnaplanApiException(
                    ErrorCodes.ProxyRefused, $"Nothing was let through to {host.Authority}{proxy}.", "Check address, user name and password of the proxy."),
                HttpRequestError.SecureConnectionError => new AnaplanApiException(
                    ErrorCodes.UntrustedServer, $"The certificate of {host.Authority} is not trusted ({e.GetBaseException().Message}).",
                    "Check the host and the clock; where a proxy opens TLS, this machine has to trust its certificate.", innerException: e),
                _ => new AnaplanApiException(
                    ErrorCodes.NoConnection, $"No connection to {host.Authority}{proxy} ({e.Message}).",
                    $"Check the network, the proxy, and the region: anx knows {string.Join(", ", AnaplanHosts.Regions)}.", innerException: e),
            };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AnaplanApiException(
                ErrorCodes.TimedOut, $"No answer from {host.Authority}{proxy} within {Deadline.TotalSeconds:0} s.", "Check the network, the proxy and the firewall.", innerException: e);
        }
    }

    private void Learn(HttpResponseHeaders headers)
    {
        if (headers.Date is { } date)
            _skew = date - time.GetUtcNow();
    }

    private static string Off(TimeSpan skew) => Math.Abs(skew.TotalSeconds) < 2
        ? "right to the second"
        : FormattableString.Invariant($"the server is {(skew > TimeSpan.Zero ? "ahead" : "behind")} by {skew.Duration().TotalSeconds:0} s");
}
