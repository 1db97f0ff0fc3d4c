namespace AnaplanConnectors.Ssis;

/// <summary>Everything that a connection manager is set to. Equal settings share a client.</summary>
internal sealed record ConnectionSettings
{
    public string ServiceAddress { get; init; } = string.Empty;

    public string AuthenticationAddress { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public SignInMethod SignIn { get; init; }

    public string UserName { get; init; } = string.Empty;

    public string Password { get; init; } = string.Empty;

    public string CertificatePath { get; init; } = string.Empty;

    public string CertificateKeyPath { get; init; } = string.Empty;

    public string CertificatePassphrase { get; init; } = string.Empty;

    public string CertificateThumbprint { get; init; } = string.Empty;

    public string ApplicationAddress { get; init; } = string.Empty;

    public string OAuthClientId { get; init; } = string.Empty;

    public string OAuthClientSecret { get; init; } = string.Empty;

    public string OAuthRefreshToken { get; init; } = string.Empty;

    public string OAuthTokenVault { get; init; } = string.Empty;

    public string ProxyAddress { get; init; } = string.Empty;

    public string ProxyUserName { get; init; } = string.Empty;

    public string ProxyPassword { get; init; } = string.Empty;

    public string Workspace { get; init; } = string.Empty;

    public string Model { get; init; } = string.Empty;

    public string RunFolder { get; init; } = string.Empty;

    public int AnswerTimeoutSeconds { get; init; } = 600;

    public int NoProgressTimeoutSeconds { get; init; } = 60;

    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>For logs: never a secret.</summary>
    public override string ToString() => $"{(ServiceAddress.Length > 0 ? ServiceAddress : Region.Length > 0 ? Region : "us1")}, {SignIn}, {UserName}";
}
