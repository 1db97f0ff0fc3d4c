#if !NET
using System.Net;
#endif

namespace AnaplanConnectors.Client.Tests;

/// <summary>What each framework throws when nothing listens.</summary>
internal static class ConnectFailure
{
    public static Exception Make()
#if NET
        => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
#else
        => new HttpRequestException("An error occurred while sending the request.", new WebException("Connection refused", WebExceptionStatus.ConnectFailure));
#endif
}
