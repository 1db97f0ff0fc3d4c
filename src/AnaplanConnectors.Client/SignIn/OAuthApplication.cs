namespace AnaplanConnectors.Client;

/// <summary>
/// An OAuth client that a tenant administrator has registered. A registration works for one grant only: authorization code or device
/// (API reference 2.4).
/// </summary>
public sealed class OAuthApplication
{
    /// <summary>The scopes that are asked for when none are named: who it is, and a refresh token.</summary>
    public const string DefaultScope = "openid email offline_access";

    /// <summary>Names a registration.</summary>
    /// <param name="clientId">Its id: 32 hexadecimal digits.</param>
    /// <param name="clientSecret">Its secret; null for device clients, which have none.</param>
    public OAuthApplication(string clientId, Secret? clientSecret = null)
        => (ClientId, ClientSecret) = (clientId ?? throw new ArgumentNullException(nameof(clientId)), clientSecret);

    /// <summary>Id of the registration.</summary>
    public string ClientId { get; }

    /// <summary>Secret of the registration; null for device clients.</summary>
    public Secret? ClientSecret { get; }

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return "the client id of the OAuth application is empty";
        if (ClientSecret is { IsEmpty: true })
            yield return "the client secret of the OAuth application is empty";
    }
}
