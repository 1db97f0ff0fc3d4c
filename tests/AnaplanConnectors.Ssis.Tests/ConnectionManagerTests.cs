using System.Text;
using System.Xml;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ConnectionManagerTests(string culture) : CultureFixture(culture)
{
    private const string Canary = "c4n4ry-1f2e3d";

    private static IEnumerable<DTSProtectionLevel> ProtectionLevels => Enum.GetValues(typeof(DTSProtectionLevel)).Cast<DTSProtectionLevel>();

    [Test]
    public void The_connection_string_carries_everything_but_secrets()
    {
        var copy = new AnaplanConnectionManager { ConnectionString = Filled().ConnectionString };

        Assert.That(copy.ConnectionString, Is.EqualTo(Filled().ConnectionString));
        Assert.That(copy.ConnectionString, Does.Not.Contain(Canary));
        Assert.That(copy.SignIn, Is.EqualTo(SignInMethod.CertificateFile));
        Assert.That(copy.Model, Is.EqualTo("FP&A; \"2025\" = plan"));
        Assert.That(copy.AnswerTimeoutSeconds, Is.EqualTo(1234));
    }

    [Test]
    public void A_part_of_a_connection_string_changes_that_part_only()
    {
        var manager = Filled();

        manager.ConnectionString = "model=Other;SomethingNew=1;ANSWERTIMEOUTSECONDS=7;Password=typed";

        Assert.That(manager.Model, Is.EqualTo("Other"));
        Assert.That(manager.AnswerTimeoutSeconds, Is.EqualTo(7));
        Assert.That(manager.Password, Is.EqualTo("typed"));
        Assert.That(manager.Region, Is.EqualTo("eu3"));
    }

    [TestCaseSource(nameof(ProtectionLevels))]
    public void No_protection_level_leaves_a_secret_in_the_package(DTSProtectionLevel level)
    {
        var saved = PackageConnection.Save(Filled(), level, "package password");

        Assert.That(saved, Does.Not.Contain(Canary));
        Assert.That(saved, Does.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))));
    }

    [TestCaseSource(nameof(ProtectionLevels))]
    public void What_was_saved_comes_back_and_secrets_as_the_level_says(DTSProtectionLevel level)
    {
        var loaded = new AnaplanConnectionManager();

        PackageConnection.Load(loaded, PackageConnection.Save(Filled(), level, "package password"), "package password");

        var secret = level == DTSProtectionLevel.DontSaveSensitive ? string.Empty : Canary;
        Assert.That(loaded.ConnectionString, Is.EqualTo(Filled().ConnectionString));
        Assert.That(new[] { loaded.Password, loaded.CertificatePassphrase, loaded.ProxyPassword, loaded.OAuthClientSecret, loaded.OAuthRefreshToken }, Is.All.EqualTo(secret));
    }

    [Test]
    public void Packages_that_lack_elements_or_hold_unknown_ones_load()
    {
        var loaded = new AnaplanConnectionManager();
        var document = new XmlDocument();
        document.LoadXml("<AnaplanConnection><Region>eu3</Region><FromTheFuture>1</FromTheFuture></AnaplanConnection>");

        ((IDTSComponentPersist)loaded).LoadFromXML(document.DocumentElement!, new EventLog());

        Assert.That(loaded.Region, Is.EqualTo("eu3"));
        Assert.That(loaded.AnswerTimeoutSeconds, Is.EqualTo(600));
    }

    [Test]
    public void Expressions_apply_in_any_order([Range(1, 5)] int seed)
    {
        var manager = new AnaplanConnectionManager();

        PackageConnection.Express(
            manager,
            new Dictionary<string, object>
            {
                ["ServiceAddress"] = "https://example.com/", ["UserName"] = Flow.User, ["Password"] = Canary, ["Model"] = "Forecast",
                ["ConnectionString"] = "Region=eu3;Workspace=Finance", ["AnswerTimeoutSeconds"] = 30,
            },
            seed);

        Assert.That(manager.Region, Is.EqualTo("eu3"));
        Assert.That(manager.Password, Is.EqualTo(Canary));
        Assert.That(manager.Workspace, Is.EqualTo("Finance"));
        Assert.That(manager.AnswerTimeoutSeconds, Is.EqualTo(30));
    }

    [Test]
    public void Validation_names_all_problems_and_no_secret()
    {
        var events = new EventLog();
        var manager = new AnaplanConnectionManager { ServiceAddress = "api.anaplan.com", Password = string.Empty, ProxyPassword = Canary, AnswerTimeoutSeconds = 0 };

        var result = manager.Validate(events);

        Assert.That(result, Is.EqualTo(DTSExecResult.Failure));
        Assert.That(events.Errors, Has.Some.Contains("ServiceAddress").And.Some.Contains("UserName").And.Some.Contains("Password").And.Some.Contains("AnswerTimeoutSeconds"));
        Assert.That(events.AllText, Does.Not.Contain(Canary));
    }

    [TestCase("-----BEGIN CERTIFICATE-----", "key.pem", null)]
    [TestCase("Bag Attributes", "", null)]
    [TestCase("0\u0082", "", null)]
    [TestCase("0\u0082", "key.pem", "which holds its key. Clear CertificateKeyPath")]
    [TestCase("-----BEGIN CERTIFICATE-----", "missing.pem", "missing.pem', which does not exist")]
    public void Validation_looks_at_both_files_of_a_certificate(string certificate, string key, string? problem)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).FullName;
        File.WriteAllText(Path.Combine(folder, "certificate"), certificate, Encoding.GetEncoding("ISO-8859-1"));
        File.WriteAllText(Path.Combine(folder, "key.pem"), "-----BEGIN PRIVATE KEY-----");
        var events = new EventLog();

        new AnaplanConnectionManager
        {
            SignIn = SignInMethod.CertificateFile, CertificatePath = Path.Combine(folder, "certificate"),
            CertificateKeyPath = key.Length > 0 ? Path.Combine(folder, key) : string.Empty,
        }.Validate(events);

        Directory.Delete(folder, recursive: true);
        Assert.That(events.Errors, problem is null ? Is.Empty : Has.Exactly(1).Contains(problem));
    }

    [Test]
    public void Every_property_has_a_description()
    {
        var bare = typeof(AnaplanConnectionManager).GetProperties()
            .Where(property => property.DeclaringType == typeof(AnaplanConnectionManager))
            .Where(property => property.GetCustomAttributes(typeof(System.ComponentModel.DescriptionAttribute), false).Length == 0);

        Assert.That(bare, Is.Empty);
    }

    private static AnaplanConnectionManager Filled() => new()
    {
        ServiceAddress = "https://example.com/api", AuthenticationAddress = "https://example.com/auth", Region = "eu3", SignIn = SignInMethod.CertificateFile,
        UserName = Flow.User, Password = Canary, CertificatePath = @"C:\keys\me;you.pfx", CertificateKeyPath = @"C:\keys\me.key", CertificatePassphrase = Canary, CertificateThumbprint = "AB CD",
        ApplicationAddress = "https://example.com/app", OAuthClientId = "9f1c", OAuthClientSecret = Canary, OAuthRefreshToken = Canary, OAuthTokenVault = @"C:\keys\vault",
        RunFolder = @"C:\runs", ProxyAddress = "http://proxy:3128", ProxyUserName = @"DOMAIN\user", ProxyPassword = Canary, Workspace = "Finance", Model = "FP&A; \"2025\" = plan",
        AnswerTimeoutSeconds = 1234, NoProgressTimeoutSeconds = 56, RequestsPerMinute = 300,
    };
}
