#if !NET
using System.Net;
using System.Net.Sockets;
#endif
using System.Security.Authentication;

namespace AnaplanConnectors.Client;

/// <summary>Where a transport failed, as far as it tells.</summary>
internal enum TransportError
{
    /// <summary>The name has no address.</summary>
    Name,

    /// <summary>Nothing listens, or nothing answers in time.</summary>
    Connect,

    /// <summary>The server's certificate is not trusted.</summary>
    Trust,

    /// <summary>The handshake failed for another reason.</summary>
    Secure,

    /// <summary>The proxy refused.</summary>
    Proxy,

    /// <summary>Anything later, or anything unknown: the request may have arrived.</summary>
    Other,
}

internal static class TransportErrors
{
    public static TransportError Of(Exception exception)
    {
        if (Causes(exception).Any(e => e is AuthenticationException))
            return TransportError.Trust;
#if NET
        return Causes(exception).OfType<HttpRequestException>().Select(e => e.HttpRequestError).FirstOrDefault() switch
        {
            HttpRequestError.NameResolutionError => TransportError.Name,
            HttpRequestError.ConnectionError => TransportError.Connect,
            HttpRequestError.SecureConnectionError => TransportError.Secure,
            HttpRequestError.ProxyTunnelError => TransportError.Proxy,
            _ => TransportError.Other,
        };
#else
        if (Causes(exception).OfType<SocketException>().Select(e => OfSocket(e.SocketErrorCode)).FirstOrDefault(e => e is not null) is { } socketError)
            return socketError;
        return Causes(exception).OfType<WebException>().Select(e => e.Status).FirstOrDefault() switch
        {
            WebExceptionStatus.NameResolutionFailure => TransportError.Name,
            WebExceptionStatus.ConnectFailure => TransportError.Connect,
            WebExceptionStatus.TrustFailure => TransportError.Trust,
            WebExceptionStatus.SecureChannelFailure => TransportError.Secure,
            WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.RequestProhibitedByProxy => TransportError.Proxy,
            _ => TransportError.Other,
        };
#endif
    }

#if !NET
    // Mono passes these on as they are. Only those that cannot come later than connecting.
    private static TransportError? OfSocket(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => TransportError.Name,
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => TransportError.Connect,
        _ => null,
    };
#endif

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
