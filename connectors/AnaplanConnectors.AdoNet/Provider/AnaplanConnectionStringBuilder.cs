using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// Connection strings of <see cref="AnaplanConnection"/>:
/// <c>User ID=you@example.com;Password=…;Workspace=Finance;Model=Forecast</c>. Keywords without regard to case; synonyms are
/// <c>User</c>, <c>UID</c>, <c>Pwd</c>, <c>Database</c> and <c>Initial Catalog</c> for the model, <c>Data Source</c> and <c>Server</c> for the API's address.
/// </summary>
public sealed class AnaplanConnectionStringBuilder : DbConnectionStringBuilder
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["User ID"] = "User ID", ["User"] = "User ID", ["UID"] = "User ID", ["Username"] = "User ID",
        ["Password"] = "Password", ["Pwd"] = "Password",
        ["Certificate"] = "Certificate",
        ["Key"] = "Key",
        ["Workspace"] = "Workspace",
        ["Model"] = "Model", ["Database"] = "Model", ["Initial Catalog"] = "Model",
        ["Region"] = "Region",
        ["Data Source"] = "Data Source", ["Server"] = "Data Source", ["Api"] = "Data Source",
        ["Authentication"] = "Authentication",
        ["Persist Security Info"] = "Persist Security Info",
    };

    /// <summary>An empty one.</summary>
    public AnaplanConnectionStringBuilder()
    {
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">It is malformed, or holds a keyword that is not known.</exception>
    public AnaplanConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    /// <summary>E-mail address, for sign-in by password.</summary>
    [DisplayName("User ID")]
    public string? UserId { get => Text("User ID"); set => Set("User ID", value); }

    /// <summary>The password, or the passphrase of the certificate. Gone from <see cref="AnaplanConnection.ConnectionString"/> once the connection was opened.</summary>
    [PasswordPropertyText(true)]
    public string? Password { get => Text("Password"); set => Set("Password", value); }

    /// <summary>Path of a PFX file or PEM file, for sign-in by certificate.</summary>
    public string? Certificate { get => Text("Certificate"); set => Set("Certificate", value); }

    /// <summary>Path of the PEM file with the private key, when it is not in the certificate's.</summary>
    public string? Key { get => Text("Key"); set => Set("Key", value); }

    /// <summary>Name or id of the workspace; not needed where the model's name is the only one of its kind.</summary>
    public string? Workspace { get => Text("Workspace"); set => Set("Workspace", value); }

    /// <summary>Name or id of the model.</summary>
    public string? Model { get => Text("Model"); set => Set("Model", value); }

    /// <summary>Region of the tenant, such as <c>eu3</c>. Default: the hosts that most regions share.</summary>
    public string? Region { get => Text("Region"); set => Set("Region", value); }

    /// <summary>Address of the Integration API, instead of the region's.</summary>
    [DisplayName("Data Source")]
    public string? DataSource { get => Text("Data Source"); set => Set("Data Source", value); }

    /// <summary>Address of the authentication service, where it is not the region's or the API's.</summary>
    public string? Authentication { get => Text("Authentication"); set => Set("Authentication", value); }

    /// <summary>Whether the password stays readable in a connection that was opened. Default: no.</summary>
    [DisplayName("Persist Security Info")]
    public bool PersistSecurityInfo
    {
        get => Text("Persist Security Info") is { } text && bool.Parse(text);
        set => Set("Persist Security Info", value ? "True" : "False");
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The keyword is not known.</exception>
    [AllowNull]
    public override object this[string keyword]
    {
        get => base[Canonical(keyword)];
        set => base[Canonical(keyword)] = value!;
    }

    /// <inheritdoc/>
    public override bool ContainsKey(string keyword) => Keywords.TryGetValue(keyword, out var known) && base.ContainsKey(known);

    /// <inheritdoc/>
    public override bool Remove(string keyword) => base.Remove(Canonical(keyword));

    /// <inheritdoc/>
    public override bool TryGetValue(string keyword, [NotNullWhen(true)] out object? value)
    {
        value = null;
        return Keywords.TryGetValue(keyword, out var known) && base.TryGetValue(known, out value);
    }

    /// <exception cref="AnaplanConfigurationException">Something is missing or contradicts itself.</exception>
    internal AnaplanClientOptions ToOptions()
    {
        var problems = new List<string>();
        if (UserId is null == (Certificate is null))
            problems.Add("the connection string needs either User ID or Certificate");
        if (UserId is not null && Password is null)
            problems.Add("the connection string has User ID and no Password");
        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems);
        return new AnaplanClientOptions { SignIn = SignIn(), Hosts = Hosts() };
    }

    private AnaplanSignIn SignIn()
    {
        var secret = Password is { } password ? new Secret(password) : null;
        if (Certificate is not { } certificate)
            return AnaplanSignIn.WithPassword(UserId!, secret!);
        return certificate.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || certificate.EndsWith(".p12", StringComparison.OrdinalIgnoreCase)
            ? AnaplanSignIn.WithPfx(certificate, secret)
            : AnaplanSignIn.WithPem(certificate, Key, secret);
    }

    private AnaplanHosts Hosts()
    {
        if (DataSource is null)
            return Region is null ? AnaplanHosts.Default : AnaplanHosts.ForRegion(Region);
        var api = new Uri(DataSource);
        return new AnaplanHosts(api, Authentication is null ? api : new Uri(Authentication));
    }

    private string? Text(string keyword) => base.TryGetValue(keyword, out var value) ? (string)value! : null;

    private void Set(string keyword, string? value)
    {
        if (value is null)
            base.Remove(keyword);
        else
            base[keyword] = value;
    }

    private static string Canonical(string keyword)
        => Keywords.TryGetValue(keyword ?? throw new ArgumentNullException(nameof(keyword)), out var known)
            ? known
            : throw new ArgumentException($"The keyword '{keyword}' is not known. Known are: {string.Join(", ", Keywords.Values.Distinct())}.");
}
