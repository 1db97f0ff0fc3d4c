using System.ComponentModel;
using System.Globalization;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>A setting of the connection page.</summary>
internal sealed class ConnectionField(string name, string category, string description, bool isSecret, string value)
{
    public string Name => name;

    public string Category => category;

    public string Description => description;

    public bool IsSecret => isSecret;

    public string Value { get; set; } = value;
}

/// <summary>The connection page: a copy of the settings, which can be tested before it is kept.</summary>
internal sealed class ConnectionModel
{
    private readonly Dictionary<SignInMethod, string[]> _signInFields = new()
    {
        [SignInMethod.Password] = [nameof(ConnectionSettings.UserName), nameof(ConnectionSettings.Password)],
        [SignInMethod.CertificateFile] = [nameof(ConnectionSettings.CertificatePath), nameof(ConnectionSettings.CertificateKeyPath), nameof(ConnectionSettings.CertificatePassphrase)],
        [SignInMethod.CertificateStore] = [nameof(ConnectionSettings.CertificateThumbprint)],
        [SignInMethod.OAuth] =
        [
            nameof(ConnectionSettings.OAuthClientId), nameof(ConnectionSettings.OAuthClientSecret), nameof(ConnectionSettings.OAuthRefreshToken),
            nameof(ConnectionSettings.OAuthTokenVault),
        ],
    };

    public ConnectionModel(AnaplanConnectionManager manager)
    {
        var settings = manager.Settings;
        SignIn = settings.SignIn;
        Fields = [.. ConnectionProperty.All.Where(property => property.Name != nameof(ConnectionSettings.SignIn)).Select(property => new ConnectionField(
            property.Name, Attribute<CategoryAttribute>(property.Name)?.Category ?? string.Empty, Attribute<DescriptionAttribute>(property.Name)?.Description ?? string.Empty,
            property.IsSecret, property.Get(settings)))];
    }

    public SignInMethod SignIn { get; set; }

    public IReadOnlyList<ConnectionField> Fields { get; }

    /// <summary>Whether a field matters for the chosen way to sign in.</summary>
    public bool IsShown(ConnectionField field)
        => _signInFields[SignIn].Contains(field.Name) || !_signInFields.Values.Any(names => names.Contains(field.Name));

    /// <summary>What is missing or contradicts itself. Asks nobody.</summary>
    public IReadOnlyList<string> Problems() => ConnectionProblems.Find(Settings());

    /// <summary>Signs in with what the page shows; says who that is. Blocks.</summary>
    /// <exception cref="InvalidOperationException">It did not work; the message says why and what to do.</exception>
    public string Test() => Filled().TestConnection();

    /// <summary>A connection with what the page shows, to look around with. Asks nobody yet; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">Something is missing, or contradicts itself.</exception>
    public AnaplanConnection Connect() => (AnaplanConnection)Filled().AcquireConnection(null!);

    /// <summary>Keeps the settings, property by property, so that the designer notices.</summary>
    public void Apply(ConnectionManager manager)
    {
        var inner = (AnaplanConnectionManager)manager.InnerObject;
        foreach (var property in ConnectionProperty.All)
        {
            var value = property.Get(Settings());
            if (property.Get(inner.Settings) == value)
                continue;
            var target = manager.Properties[property.Name];
            object typed = property.Name == nameof(ConnectionSettings.SignIn) ? SignIn : property.IsNumber ? int.Parse(value, CultureInfo.InvariantCulture) : value;
            target.SetValue(manager, typed);
        }
    }

    private AnaplanConnectionManager Filled()
    {
        var problems = Problems();
        return problems.Count == 0
            ? new AnaplanConnectionManager { Settings = Settings() }
            : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    private ConnectionSettings Settings()
        => Fields.Aggregate(new ConnectionSettings { SignIn = SignIn }, (settings, field) => ConnectionProperty.Find(field.Name)!.Set(settings, field.Value.Trim()));

    private static T? Attribute<T>(string property)
        where T : Attribute
        => System.Attribute.GetCustomAttribute(typeof(AnaplanConnectionManager).GetProperty(property)!, typeof(T)) as T;
}
