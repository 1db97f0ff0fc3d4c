using System.Globalization;

namespace AnaplanConnectors.Ssis;

/// <summary>A property of the connection manager as text, for its connection string and for the package.</summary>
internal sealed class ConnectionProperty
{
    private ConnectionProperty(string name, Func<ConnectionSettings, string> get, Func<ConnectionSettings, string, ConnectionSettings> set, bool isSecret, bool isNumber = false)
    {
        IsNumber = isNumber;
        Name = name;
        Get = get;
        Set = set;
        IsSecret = isSecret;
    }

    public static IReadOnlyList<ConnectionProperty> All { get; } =
    [
        Text(nameof(ConnectionSettings.Region), s => s.Region, (s, v) => s with { Region = v }),
        Text(nameof(ConnectionSettings.ServiceAddress), s => s.ServiceAddress, (s, v) => s with { ServiceAddress = v }),
        Text(nameof(ConnectionSettings.AuthenticationAddress), s => s.AuthenticationAddress, (s, v) => s with { AuthenticationAddress = v }),
        Text(nameof(ConnectionSettings.SignIn), s => s.SignIn.ToString(), (s, v) => s with { SignIn = ParseSignIn(v, s.SignIn) }),
        Text(nameof(ConnectionSettings.UserName), s => s.UserName, (s, v) => s with { UserName = v }),
        Secret(nameof(ConnectionSettings.Password), s => s.Password, (s, v) => s with { Password = v }),
        Text(nameof(ConnectionSettings.CertificatePath), s => s.CertificatePath, (s, v) => s with { CertificatePath = v }),
        Text(nameof(ConnectionSettings.CertificateKeyPath), s => s.CertificateKeyPath, (s, v) => s with { CertificateKeyPath = v }),
        Secret(nameof(ConnectionSettings.CertificatePassphrase), s => s.CertificatePassphrase, (s, v) => s with { CertificatePassphrase = v }),
        Text(nameof(ConnectionSettings.CertificateThumbprint), s => s.CertificateThumbprint, (s, v) => s with { CertificateThumbprint = v }),
        Text(nameof(ConnectionSettings.ApplicationAddress), s => s.ApplicationAddress, (s, v) => s with { ApplicationAddress = v }),
        Text(nameof(ConnectionSettings.OAuthClientId), s => s.OAuthClientId, (s, v) => s with { OAuthClientId = v }),
        Secret(nameof(ConnectionSettings.OAuthClientSecret), s => s.OAuthClientSecret, (s, v) => s with { OAuthClientSecret = v }),
        Secret(nameof(ConnectionSettings.OAuthRefreshToken), s => s.OAuthRefreshToken, (s, v) => s with { OAuthRefreshToken = v }),
        Text(nameof(ConnectionSettings.OAuthTokenVault), s => s.OAuthTokenVault, (s, v) => s with { OAuthTokenVault = v }),
        Text(nameof(ConnectionSettings.ProxyAddress), s => s.ProxyAddress, (s, v) => s with { ProxyAddress = v }),
        Text(nameof(ConnectionSettings.ProxyUserName), s => s.ProxyUserName, (s, v) => s with { ProxyUserName = v }),
        Secret(nameof(ConnectionSettings.ProxyPassword), s => s.ProxyPassword, (s, v) => s with { ProxyPassword = v }),
        Text(nameof(ConnectionSettings.Workspace), s => s.Workspace, (s, v) => s with { Workspace = v }),
        Text(nameof(ConnectionSettings.Model), s => s.Model, (s, v) => s with { Model = v }),
        Text(nameof(ConnectionSettings.RunFolder), s => s.RunFolder, (s, v) => s with { RunFolder = v }),
        Number(nameof(ConnectionSettings.AnswerTimeoutSeconds), s => s.AnswerTimeoutSeconds, (s, v) => s with { AnswerTimeoutSeconds = v }),
        Number(nameof(ConnectionSettings.NoProgressTimeoutSeconds), s => s.NoProgressTimeoutSeconds, (s, v) => s with { NoProgressTimeoutSeconds = v }),
        Number(nameof(ConnectionSettings.RequestsPerMinute), s => s.RequestsPerMinute, (s, v) => s with { RequestsPerMinute = v }),
    ];

    public string Name { get; }

    public Func<ConnectionSettings, string> Get { get; }

    public Func<ConnectionSettings, string, ConnectionSettings> Set { get; }

    public bool IsSecret { get; }

    public bool IsNumber { get; }

    public static ConnectionProperty? Find(string name)
        => All.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ConnectionProperty Text(
        string name, Func<ConnectionSettings, string> get, Func<ConnectionSettings, string, ConnectionSettings> set) => new(name, get, set, isSecret: false);

    private static ConnectionProperty Secret(
        string name, Func<ConnectionSettings, string> get, Func<ConnectionSettings, string, ConnectionSettings> set) => new(name, get, set, isSecret: true);

    /// <summary>What is no number stays as it was: validation has no place here, and a package must open whatever it holds.</summary>
    private static ConnectionProperty Number(
        string name, Func<ConnectionSettings, int> get, Func<ConnectionSettings, int, ConnectionSettings> set)
        => new(
            name,
            s => get(s).ToString(CultureInfo.InvariantCulture),
            (s, v) => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? set(s, number) : s,
            isSecret: false, isNumber: true);

    private static SignInMethod ParseSignIn(string text, SignInMethod otherwise)
        => Enum.TryParse<SignInMethod>(text, ignoreCase: true, out var method) ? method : otherwise;
}
