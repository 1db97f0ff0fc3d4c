namespace AnaplanConnectors.Ssis;

/// <summary>Who a connection manager signs in as.</summary>
public enum SignInMethod
{
    /// <summary>User name and password.</summary>
    Password = 0,

    /// <summary>A PFX file with certificate and private key.</summary>
    CertificateFile = 1,

    /// <summary>A certificate with private key from the Windows store: of the current user, else of the machine.</summary>
    CertificateStore = 2,

    /// <summary>OAuth with a refresh token that a person got once.</summary>
    OAuth = 3,
}
