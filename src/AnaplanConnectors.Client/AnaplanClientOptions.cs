using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How a client reaches Anaplan. Only <see cref="SignIn"/> has no default.</summary>
public sealed class AnaplanClientOptions
{
    /// <summary>Who signs in, and how. Required.</summary>
    public AnaplanSignIn? SignIn { get; init; }

    /// <summary>Where the tenant lives. Default: the hosts of most regions.</summary>
    public AnaplanHosts Hosts { get; init; } = AnaplanHosts.Default;

    /// <summary>The proxy; null is that of the system. Ignored when the client is given a handler.</summary>
    public ProxyOptions? Proxy { get; init; }

    /// <summary>Patience with failures.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>The clocks of a call.</summary>
    public TimeoutOptions Timeouts { get; init; } = new();

    /// <summary>
    /// Most requests a minute, together for everything made from one client. Anaplan allows 600 per tenant (API reference 8.1).
    /// Default: 540, which leaves room for people.
    /// </summary>
    [Category("Connection"), DisplayName("Requests per minute"), Description("Most requests a minute of this client; Anaplan allows 600 per tenant.")]
    public int RequestsPerMinute { get; init; } = 540;

    /// <summary>Told what happens behind the calls: retries, pauses, sign-ins. Called from any thread; carries no secrets.</summary>
    public IProgress<ClientEvent>? Events { get; init; }

    /// <summary>The clock for pauses, timeouts and expiry.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="AnaplanConfigurationException">Something is wrong; everything that is, is listed.</exception>
    internal void Check()
    {
        IReadOnlyList<string> signIn = SignIn is null ? ["no sign-in is set"] : SignIn.Problems(TimeProvider);
        var others = Problems();
        if (signIn.Count + others.Count == 0)
            return;
        var isOnlyCertificate = SignIn is CertificateSignIn && others.Count == 0;
        throw new AnaplanConfigurationException(
            [.. signIn, .. others], isOnlyCertificate ? ErrorCodes.InvalidCertificate : ErrorCodes.InvalidOptions);
    }

    /// <summary>What is wrong, who signs in not counted.</summary>
    internal IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        problems.AddRange(Hosts.Problems());
        problems.AddRange(Proxy?.Problems() ?? []);
        problems.AddRange(Retry.Problems());
        problems.AddRange(Timeouts.Problems());
        if (RequestsPerMinute is < 1 or > 600)
            problems.Add(Invariant($"RequestsPerMinute is {RequestsPerMinute} (allowed: 1 to 600)"));
        return problems;
    }
}
