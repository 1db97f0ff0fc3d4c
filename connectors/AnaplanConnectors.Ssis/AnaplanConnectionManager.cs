using System.ComponentModel;
using System.Xml;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// How a package reaches Anaplan, and who signs in. Every property takes expressions; the five secret ones are stored as the package's
/// protection level says, and nowhere else.
/// </summary>
[DtsConnection(
    ConnectionType = ConnectionTypeName, DisplayName = "Anaplan", Description = "Connects to an Anaplan tenant.",
    IconResource = "AnaplanConnectors.Ssis.Icons.ConnectionManager.ico", UITypeName = EditorNames.ConnectionManager, ConnectionContact = ComponentContact.Text)]
[DisplayName("Anaplan Connection Manager")]
public sealed class AnaplanConnectionManager : ConnectionManagerBase, IDTSComponentPersist
{
    /// <summary>What packages store as the kind of the connection. Never changes.</summary>
    public const string ConnectionTypeName = "ANAPLAN";

    private ConnectionSettings _settings = new();
    private SharedClients? _clients;

    /// <summary>All of them at once, for the connection page.</summary>
    internal ConnectionSettings Settings
    {
        get => _settings;
        init => _settings = value;
    }

    static AnaplanConnectionManager() => EmbeddedAssemblies.Register();

    /// <summary>All properties but the secret ones, as name=value pairs. Setting it changes only the properties it names.</summary>
    [Category("Connection"), Description("All properties but the secret ones. Setting it changes only the properties that it names.")]
    public override string ConnectionString
    {
        get => ConnectionText.Write(_settings);
        set => _settings = ConnectionText.Read(value, _settings);
    }

    /// <summary>Address of the Integration API instead of the region's. Empty: the region decides.</summary>
    [Category("Service"), Description("Address of the Integration API, such as https://api.anaplan.com. Empty: the region decides.")]
    public string ServiceAddress
    {
        get => _settings.ServiceAddress;
        set => _settings = _settings with { ServiceAddress = value };
    }

    /// <summary>Address of the authentication service. Empty: that of the region, or the service address where one is set.</summary>
    [Category("Service"), Description("Address of the authentication service. Empty: that of the region, or the service address where one is set.")]
    public string AuthenticationAddress
    {
        get => _settings.AuthenticationAddress;
        set => _settings = _settings with { AuthenticationAddress = value };
    }

    /// <summary>Address of the application, which gives the tokens of OAuth. Empty: that of the region, or the service address where one is set.</summary>
    [Category("Service"), Description("Address of the application, which gives the tokens of OAuth. Empty: that of the region, or the service address where one is set.")]
    public string ApplicationAddress
    {
        get => _settings.ApplicationAddress;
        set => _settings = _settings with { ApplicationAddress = value };
    }

    /// <summary>Region of the tenant, such as us1 or eu3. Empty: the hosts that most regions share.</summary>
    [Category("Service"), Description("Region of the tenant, such as us1 or eu3. Empty: the hosts that most regions share.")]
    public string Region
    {
        get => _settings.Region;
        set => _settings = _settings with { Region = value };
    }

    /// <summary>Who signs in. Default: user name and password.</summary>
    [Category("Sign-in"), Description("Password, CertificateFile (PFX or PEM), CertificateStore (thumbprint) or OAuth (refresh token).")]
    public SignInMethod SignIn
    {
        get => _settings.SignIn;
        set => _settings = _settings with { SignIn = value };
    }

    /// <summary>E-mail address, for sign-in by password.</summary>
    [Category("Sign-in"), Description("E-mail address, for sign-in by password.")]
    public string UserName
    {
        get => _settings.UserName;
        set => _settings = _settings with { UserName = value };
    }

    /// <summary>Password of the user. Secret.</summary>
    [Category("Sign-in"), Description("Password of the user."), PasswordPropertyText(true), SensitiveString(true)]
    public string Password
    {
        get => _settings.Password;
        set => _settings = _settings with { Password = value };
    }

    /// <summary>File with the certificate: PFX, which holds the private key too, or PEM.</summary>
    [Category("Sign-in"), Description("PFX file with certificate and private key, or PEM file.")]
    public string CertificatePath
    {
        get => _settings.CertificatePath;
        set => _settings = _settings with { CertificatePath = value };
    }

    /// <summary>PEM file with the private key. Empty: it is in the file of the certificate.</summary>
    [Category("Sign-in"), Description("PEM file with the private key. Empty: it is in the file of the certificate.")]
    public string CertificateKeyPath
    {
        get => _settings.CertificateKeyPath;
        set => _settings = _settings with { CertificateKeyPath = value };
    }

    /// <summary>Passphrase of the PFX file, or of the key. Empty: none. Secret.</summary>
    [Category("Sign-in"), Description("Passphrase of the PFX file or of the PEM key. Empty: none."), PasswordPropertyText(true), SensitiveString(true)]
    public string CertificatePassphrase
    {
        get => _settings.CertificatePassphrase;
        set => _settings = _settings with { CertificatePassphrase = value };
    }

    /// <summary>Thumbprint of a certificate in the store of the user or the machine.</summary>
    [Category("Sign-in"), Description("Thumbprint of a certificate in the store of the user or the machine.")]
    public string CertificateThumbprint
    {
        get => _settings.CertificateThumbprint;
        set => _settings = _settings with { CertificateThumbprint = value };
    }

    /// <summary>Id of the OAuth client that an administrator registered, for sign-in by OAuth.</summary>
    [Category("Sign-in"), Description("Id of the OAuth client that an administrator registered, for sign-in by OAuth.")]
    public string OAuthClientId
    {
        get => _settings.OAuthClientId;
        set => _settings = _settings with { OAuthClientId = value };
    }

    /// <summary>Secret of the OAuth client. Empty for clients of the device grant, which have none. Secret.</summary>
    [Category("Sign-in"), Description("Secret of the OAuth client. Empty for clients of the device grant, which have none."), PasswordPropertyText(true), SensitiveString(true)]
    public string OAuthClientSecret
    {
        get => _settings.OAuthClientSecret;
        set => _settings = _settings with { OAuthClientSecret = value };
    }

    /// <summary>Refresh token that a person got once. Used until the vault holds newer ones. Secret.</summary>
    [Category("Sign-in"), Description("Refresh token that a person got once. Used until the vault holds newer ones."), PasswordPropertyText(true), SensitiveString(true)]
    public string OAuthRefreshToken
    {
        get => _settings.OAuthRefreshToken;
        set => _settings = _settings with { OAuthRefreshToken = value };
    }

    /// <summary>File where renewed tokens are kept, and may be shared with anx. Empty: one of the account that runs the package.</summary>
    [Category("Sign-in"), Description("File where renewed tokens are kept, and may be shared with anx. Empty: one of the account that runs the package.")]
    public string OAuthTokenVault
    {
        get => _settings.OAuthTokenVault;
        set => _settings = _settings with { OAuthTokenVault = value };
    }

    /// <summary>Proxy, such as http://proxy.example.com:3128. Empty: that of the system.</summary>
    [Category("Proxy"), Description("Proxy, such as http://proxy.example.com:3128; 'none' for none. Empty: that of the system.")]
    public string ProxyAddress
    {
        get => _settings.ProxyAddress;
        set => _settings = _settings with { ProxyAddress = value };
    }

    /// <summary>User at the proxy. Empty: the account that the package runs under.</summary>
    [Category("Proxy"), Description("User at the proxy. Empty: the account that the package runs under.")]
    public string ProxyUserName
    {
        get => _settings.ProxyUserName;
        set => _settings = _settings with { ProxyUserName = value };
    }

    /// <summary>Password at the proxy. Secret.</summary>
    [Category("Proxy"), Description("Password at the proxy."), PasswordPropertyText(true), SensitiveString(true)]
    public string ProxyPassword
    {
        get => _settings.ProxyPassword;
        set => _settings = _settings with { ProxyPassword = value };
    }

    /// <summary>Workspace of the model, by id or name, for components that name none. Empty: any.</summary>
    [Category("Defaults"), Description("Workspace of the model, by id or name, for components that name none. Empty: any.")]
    public string Workspace
    {
        get => _settings.Workspace;
        set => _settings = _settings with { Workspace = value };
    }

    /// <summary>Model, by id or name, for components that name none.</summary>
    [Category("Defaults"), Description("Model, by id or name, for components that name none.")]
    public string Model
    {
        get => _settings.Model;
        set => _settings = _settings with { Model = value };
    }

    /// <summary>Folder where runs keep their trail, so that they can be resumed. Empty: that of anx for the account that runs the package.</summary>
    [Category("Runs"), Description("Folder where runs keep their trail, so that they can be resumed. Empty: that of anx for the account that runs the package.")]
    public string RunFolder
    {
        get => _settings.RunFolder;
        set => _settings = _settings with { RunFolder = value };
    }

    /// <summary>Longest wait for an answer, in seconds. Default: 600.</summary>
    [Category("Timeouts"), Description("Longest wait for an answer, in seconds. A busy model holds answers back for minutes.")]
    public int AnswerTimeoutSeconds
    {
        get => _settings.AnswerTimeoutSeconds;
        set => _settings = _settings with { AnswerTimeoutSeconds = value };
    }

    /// <summary>Longest silence while bytes should move, in seconds. Default: 60.</summary>
    [Category("Timeouts"), Description("Longest silence while bytes should move, in seconds.")]
    public int NoProgressTimeoutSeconds
    {
        get => _settings.NoProgressTimeoutSeconds;
        set => _settings = _settings with { NoProgressTimeoutSeconds = value };
    }

    /// <summary>Requests that are sent in a minute at most. Default: 600, which is what the service allows a tenant.</summary>
    [Category("Service"), Description("Requests that are sent in a minute at most. The service allows 600 to a tenant.")]
    public int RequestsPerMinute
    {
        get => _settings.RequestsPerMinute;
        set => _settings = _settings with { RequestsPerMinute = value };
    }

    /// <summary>
    /// Hands out a connection. Signs in when it is first used, not here; connections of one manager that are open at a time share the sign-in.
    /// </summary>
    /// <param name="txn">Not used: Anaplan knows no distributed transactions.</param>
    public override object AcquireConnection(object txn) => Clients().Acquire(_settings);

    /// <summary>Takes a connection back.</summary>
    /// <param name="connection">From <see cref="AcquireConnection"/>; null is fine.</param>
    public override void ReleaseConnection(object connection) => (connection as AnaplanConnection)?.Dispose();

    /// <summary>Looks at the settings. Runs whenever the package opens, so it asks no network.</summary>
    /// <param name="infoEvents">Told everything that is missing or contradicts itself.</param>
    public override DTSExecResult Validate(IDTSInfoEvents infoEvents)
    {
        if (infoEvents is null)
            throw new ArgumentNullException(nameof(infoEvents));
        var problems = ConnectionProblems.Find(_settings);
        foreach (var problem in problems)
            infoEvents.FireError(ErrorNumbers.BadSettings, nameof(AnaplanConnectionManager), problem, string.Empty, 0);
        return problems.Count == 0 ? DTSExecResult.Success : DTSExecResult.Failure;
    }

    /// <summary>Signs in and asks who that is; says it in a sentence.</summary>
    /// <exception cref="InvalidOperationException">It did not work; the message says why and what to do.</exception>
    public string TestConnection()
    {
        using var connection = Clients().Acquire(_settings);
        return connection.Test();
    }

    void IDTSComponentPersist.SaveToXML(XmlDocument doc, IDTSInfoEvents infoEvents) => ConnectionXml.Write(doc, _settings);

    void IDTSComponentPersist.LoadFromXML(XmlElement node, IDTSInfoEvents infoEvents) => _settings = ConnectionXml.Read(node);

    private SharedClients Clients() => _clients ?? Interlocked.CompareExchange(ref _clients, new SharedClients(), null) ?? _clients!;
}
