using System.Text.Json;
using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Rules that hold for the source and its packages as a whole, so that nobody can break them in one place.</summary>
public sealed partial class SecurityRuleTests
{
    private static IEnumerable<string> Sources => new[] { "src", "connectors" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> LockFiles => new[] { "src", "connectors" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "packages.lock.json", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path));

    [Test]
    public void Nothing_can_switch_the_verification_of_certificates_off()
        => Assert.That(Sources.Where(path => ValidationSwitch().IsMatch(File.ReadAllText(path))), Is.Empty);

    [Test]
    public void Redirects_are_never_followed_by_themselves()
        => Assert.That(Sources.SelectMany(File.ReadLines).Where(line => line.Contains("AllowAutoRedirect", StringComparison.Ordinal)), Is.Not.Empty.And.All.Contains("AllowAutoRedirect = false"));

    [Test]
    public void Compressed_answers_are_never_inflated_by_themselves()
        => Assert.That(Sources.SelectMany(File.ReadLines).Where(line => line.Contains("AutomaticDecompression", StringComparison.Ordinal)), Is.Not.Empty.And.All.Contains("DecompressionMethods.None"));

    // Passwords and passphrases: names of files, variables and columns that hold them are no secrets.
    [Test]
    public void Public_types_take_secrets_as_the_one_type_for_them()
    {
        var assemblies = new[] { typeof(Client.AnaplanClient), typeof(Transfer.RowTransfer), typeof(AdoNet.DbQuery), typeof(Arrow.ParquetFile) }.Select(type => type.Assembly);

        var texts = assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (Member: $"{type.Name}.{property.Name}", property.Name))
                .Concat(type.GetMethods().SelectMany(method => method.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => (Member: $"{type.Name}({parameter.Name})", Name: parameter.Name!))))
            .Where(text => SecretWord().IsMatch(text.Name)).Select(text => text.Member).Distinct();

        Assert.That(texts, Is.SubsetOf(SecretsAsText));
    }

    [TestCaseSource(nameof(LockFiles))]
    public void Every_package_that_is_loaded_at_run_time_was_decided_on(string lockFile)
    {
        var decided = PackageName().Matches(File.ReadAllText(Repository.Path("docs", "decisions", "0040-run-time-packages.md"))).Select(match => match.Groups[1].Value);

        using var json = JsonDocument.Parse(File.ReadAllText(Repository.Path(lockFile)));
        var loaded = json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject()).Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name).Distinct();

        Assert.That(loaded, Is.SubsetOf(decided).And.Not.Empty);
    }

    // ADO.NET has passwords in connection strings; the connection takes it out once it was opened.
    private static readonly string[] SecretsAsText = ["AnaplanConnectionStringBuilder.Password"];

    [GeneratedRegex("ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback|ServerCertificateValidationCallback|DangerousAcceptAny|CheckCertificateRevocationList = false|SslProtocols\\.(Ssl|Tls\\b|Tls11|None)")]
    private static partial Regex ValidationSwitch();

    [GeneratedRegex("^(.*[a-z])?([Pp]assword|[Pp]assphrase|[Ss]ecret|[Rr]efreshToken|[Aa]ccessToken)$")]
    private static partial Regex SecretWord();

    [GeneratedRegex(@"^\| `([A-Za-z0-9_.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex PackageName();
}
