using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests.Canaries;

/// <summary>
/// Secrets of every kind go through every kind of failure, and appear nowhere: not in output, not in exceptions (also those that are caught),
/// not in ledgers, receipts, reports and settings, not in what the simulator logs.
/// </summary>
public sealed class CanaryTests : CliTest
{
    private const string DeviceClient = "5c2b0000000000000000000000000001", CodeClient = "9f1c0000000000000000000000000002";
    private const string Callback = "https://etl.example.com/callback";

    private static readonly (X509Certificate2 Certificate, RSA Key) Certificate = Canary.CreateCertificate();

    // What happens, and the command that it happens to. Every one runs with details on.
    private static readonly (string Name, Route Route, Fault? Fault, string[] Command)[] Scenarios =
    [
        ("works", default, null, ["ls", "test:/"]),
        ("works as JSON", default, null, ["ls", "test:/", "--json"]),
        ("is tested", default, null, ["conn", "test", "test"]),
        ("is listed", default, null, ["conn", "ls"]),
        ("is listed as JSON", default, null, ["conn", "ls", "--json"]),
        ("is examined", default, null, ["doctor", "test"]),
        ("sign-in refused", Route.Authenticate, Fault.Status(401), ["ls", "test:/"]),
        ("token refused for ever", Route.Workspaces, Fault.Status(401), ["ls", "test:/"]),
        ("forbidden", Route.Workspaces, Fault.Status(403), ["ls", "test:/"]),
        ("not there", default, null, ["describe", "test:/nowhere"]),
        ("server error", Route.Workspaces, Fault.Status(501), ["ls", "test:/"]),
        ("proxy wants a password", Route.Workspaces, Fault.Status(407), ["ls", "test:/"]),
        ("web page", Route.Workspaces, Fault.Html, ["ls", "test:/"]),
        ("broken JSON", Route.Workspaces, Fault.Reply(200, "{\"workspaces\":[", "application/json"), ["ls", "test:/", "--json"]),
        ("redirect", Route.Workspaces, Fault.Redirect(new Uri("http://elsewhere.invalid/")), ["ls", "test:/"]),
        ("rows refused", default, null, ["copy", "sales.csv", Place("imports/Load sales"), "--report", "report.json", "--rejects", "rejects.csv"]),
        ("upload refused", Route.PutChunk, Fault.Status(400), ["copy", "sales.csv", Place("imports/Load sales")]),
        ("nowhere to write", default, null, ["export", "run", Place("exports/Sales"), "--to", "no/such/folder/out.csv"]),
        ("runs are listed", default, null, ["runs", "ls", "--json"]),
        ("usage", default, null, ["copy", "sales.csv"]),
    ];

    private readonly List<string> _canaries = [];

    [Test]
    public async Task A_password_from_standard_input_appears_nowhere()
    {
        Expect(Canary.Password, Canary.Basic(Canary.Password));
        await ConnectAsync(password: Canary.Password);

        await RunScenariosAsync();
    }

    [Test]
    public async Task What_does_appear_is_seen_by_these_tests()
    {
        await ConnectAsync(password: Canary.Password);
        Expect(Some.User);
        using var thrown = new ExceptionWatch();

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
        Assert.That(Sightings([test], thrown), Has.Some.Contains("in output").And.Some.Contains("in log of the simulator").And.Some.Contains("connections.json"));
    }

    [Test]
    public async Task A_wrong_password_appears_nowhere()
    {
        Expect("cnry-wrong", Canary.Basic("cnry-wrong"));
        await ConnectAsync(password: "cnry-wrong");

        await RunScenariosAsync();
    }

    [TestCase("--password-file")]
    [TestCase("variable with the file's name")]
    [TestCase("variable")]
    public async Task A_password_from_a_file_or_variable_appears_nowhere(string way)
    {
        Expect(Canary.PasswordInFile, Canary.PasswordInVariable, Canary.Basic(Canary.PasswordInFile), Canary.Basic(Canary.PasswordInVariable));
        var file = WritePrivate("pw.txt", Canary.PasswordInFile);
        if (way != "--password-file")
            Variables[way == "variable" ? "ANX_TEST_PASSWORD" : "ANX_TEST_PASSWORD_FILE"] = way == "variable" ? Canary.PasswordInVariable : file;
        await AddAsync(["--user", Some.User, .. way == "--password-file" ? ["--password-file", "pw.txt"] : Array.Empty<string>()]);

        await RunScenariosAsync();
    }

    [TestCase("cat '{0}'", Canary.CommandOutput)]
    [TestCase("cat '{0}'", "{\"password\":\"" + Canary.CommandOutput + "\"}")]
    [TestCase("cat '{0}'", "{\"passwort\":\"" + Canary.CommandOutput + "\"}")]
    [TestCase("cat '{0}'", "{broken " + Canary.CommandOutput)]
    [TestCase("cat '{0}'; exit 3", Canary.CommandOutput)]
    [Platform(Exclude = "Win", Reason = "The commands are for a Unix shell.")]
    public async Task What_a_credential_command_prints_appears_nowhere(string command, string output)
    {
        Expect(Canary.CommandOutput, Canary.Basic(Canary.CommandOutput));
        var file = WritePrivate("out.txt", output);
        await AddAsync("--user", Some.User, "--credential-command", string.Format(System.Globalization.CultureInfo.InvariantCulture, command, file));

        await RunScenariosAsync();
    }

    [TestCase("me.pem", true)]
    [TestCase("me.pem", false)]
    [TestCase("me.pfx", true)]
    [TestCase("me.pfx", false)]
    public async Task Passphrase_and_key_of_a_certificate_appear_nowhere(string file, bool isRight)
    {
        Expect(Canary.Passphrase, "cnry-wrong");
        WriteCertificate();
        WritePrivate("pw.txt", isRight ? Canary.Passphrase : "cnry-wrong");
        await AddAsync(["--cert", file, "--password-file", "pw.txt", .. file == "me.pem" ? ["--key", "me.key"] : Array.Empty<string>()]);

        await RunScenariosAsync();
    }

    [Test]
    public async Task Client_secret_and_tokens_of_OAuth_appear_nowhere()
    {
        Expect(Canary.ClientSecret);
        WritePrivate("secret.txt", Canary.ClientSecret);
        var address = await StartAsync();
        using var error = new StringWriter();
        var added = await RunAsync(
            new PastedAddress(() => PastedAddress.SignInAsync(error.ToString(), Canary.Password)), error, "conn", "add", "test", "--api", address, "--auth", "oauth-code", "--client-id", CodeClient,
            "--redirect", Callback, "--password-file", "secret.txt");
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);

        await RunScenariosAsync(added);

        Assert.That(_canaries, Has.Count.GreaterThan(2), "Access token and refresh token were captured.");
    }

    [Test]
    public async Task Device_code_and_tokens_of_OAuth_appear_nowhere()
    {
        var address = await StartAsync();
        var added = await RunAsync("conn", "add", "test", "--api", address, "--auth", "oauth-device", "--client-id", DeviceClient, "--verbose");
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);

        await RunScenariosAsync(added);

        Assert.That(_canaries, Has.Count.GreaterThan(2), "Device code, access token and refresh token were captured.");
    }

    [Test]
    public async Task The_password_of_a_database_appears_nowhere()
    {
        Expect(Canary.DatabasePassword);
        WritePrivate("pw.txt", Canary.DatabasePassword);
        Write("sales.csv", "a\n1\n");
        using var thrown = new ExceptionWatch();

        var added = await RunAsync(
            "conn", "add", "warehouse", "--provider", "postgresql", "--connection-string", "Host=127.0.0.1;Port=1;Username=etl;Database=dwh;Timeout=3", "--password-file", "pw.txt");
        var inString = await RunAsync("conn", "add", "other", "--provider", "postgresql", "--connection-string", "Host=h;Pwd=" + Canary.DatabasePassword);
        var copy = await RunAsync("copy", "sales.csv", "db:warehouse/sales", "--verbose");
        var query = await RunAsync("copy", "db:warehouse?query=SELECT 1", "out.csv", "--verbose", "--json");
        var listed = await RunAsync("conn", "ls", "--json");

        Assert.That((added.ExitCode, inString.ExitCode, copy.ExitCode, query.ExitCode, listed.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Usage, ExitCode.Incomplete, ExitCode.Incomplete, ExitCode.Ok)), copy.Error + query.Error);
        Assert.That(Sightings([added, inString, copy, query, listed], thrown), Is.Empty);
    }

    protected override TenantDefinition CreateTenant()
    {
        var some = Some.Tenant();
        return new TenantDefinition
        {
            Users = [new UserDefinition { Email = Some.User, Password = PasswordOfUser(), Certificates = [Certificate.Certificate.ExportCertificatePem()] }],
            Clients =
            [
                new OAuthClientDefinition { Id = DeviceClient, Name = "Device", Grant = OAuthGrant.Device },
                new OAuthClientDefinition { Id = CodeClient, Name = "Code", RedirectUris = [Callback], Secret = Canary.ClientSecret },
            ],
            Workspaces = some.Workspaces,
        };
    }

    // The password that the test signs in with is right, unless it is about a wrong one.
    private string PasswordOfUser()
        => _canaries.Contains(Canary.CommandOutput) ? Canary.CommandOutput
            : Variables.ContainsKey("ANX_TEST_PASSWORD") ? Canary.PasswordInVariable
            : _canaries.Contains(Canary.PasswordInFile) ? Canary.PasswordInFile
            : Canary.Password;

    private void Expect(params string[] canaries) => _canaries.AddRange(canaries);

    private async Task<string> StartAsync()
    {
        var address = await Simulator.StartAsync();
        Watch();
        return address.ToString();
    }

    private async Task AddAsync(params string[] arguments)
    {
        var added = await RunAsync(["conn", "add", "test", "--api", await StartAsync(), .. arguments]);
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }

    /// <summary>Notes the secrets that the service hands out; and lets the device in.</summary>
    private void Watch()
    {
        foreach (var route in new[] { Route.Authenticate, Route.OAuthToken, Route.DeviceCode })
            Simulator.Faults.Plan(route, Fault.Rewrite(Note)).Always();
    }

    private string Note(string reply)
    {
        lock (_canaries)
            _canaries.AddRange(Canary.InReply(reply));
        if (JsonDocument.Parse(reply).RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("user_code", out var code))
            Simulator.AllowDevice(code.GetString()!, Some.User);
        return reply;
    }

    private async Task RunScenariosAsync(params CliResult[] before)
    {
        Write("sales.csv", "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\nP9,Jan 25,12,,,\n");
        var results = before.ToList();
        using var thrown = new ExceptionWatch();
        foreach (var (name, route, fault, command) in Scenarios)
        {
            Simulator.Faults.Clear();
            if (fault is not null)
                Simulator.Faults.Plan(route, fault).Always();
            Watch();
            var result = await RunAsync([.. command, "--verbose"]);
            Assert.That(result.ExitCode, Is.Not.EqualTo(ExitCode.Unexpected), $"{name}: {result.Error}");
            results.Add(result);
        }

        Simulator.Faults.Clear();
        Assert.That(Sightings(results, thrown), Is.Empty);
    }

    /// <summary>Where canaries were seen that they must not be.</summary>
    private List<string> Sightings(IEnumerable<CliResult> results, ExceptionWatch thrown)
    {
        var files = Directory.GetFiles(Folder.Root, "*", SearchOption.AllDirectories).Where(path => !MayHold(Path.GetRelativePath(Folder.Root, path)))
            .Select(path => (Place: path, Text: Encoding.Latin1.GetString(File.ReadAllBytes(path))));
        var log = Simulator.Requests.Select(request => (Place: "log of the simulator", Text: $"{request} {string.Join(' ', request.Headers)} {string.Join(' ', request.Values)}"));
        var said = results.SelectMany(result => new[] { ("output", result.Out), ("error", result.Error) });
        return files.Concat(log).Concat(said).Concat(thrown.Texts.Select(text => ("exception", text)))
            .SelectMany(place => _canaries.Where(canary => place.Item2.Contains(canary, StringComparison.Ordinal)).Select(canary => $"{canary} in {place.Item1}: {place.Item2}")).ToList();
    }

    // Where the user put secrets, and where they are kept for the user alone.
    private static bool MayHold(string path)
        => path.StartsWith(Path.Combine("config", "secrets"), StringComparison.Ordinal) || path.StartsWith(Path.Combine("config", "tokens"), StringComparison.Ordinal)
            || path is "pw.txt" or "secret.txt" or "out.txt" or "me.key" or "me.pfx";

    private string WritePrivate(string name, string content)
    {
        var path = Write(name, content + "\n");
        PrivateFile.MakePrivate(path);
        return path;
    }

    private void WriteCertificate()
    {
        var key = Certificate.Key.ExportEncryptedPkcs8PrivateKeyPem(Canary.Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
        Expect([.. key.Split('\n').Where(line => line.Length == 64).Take(3), .. Certificate.Key.ExportPkcs8PrivateKeyPem().Split('\n').Where(line => line.Length == 64).Take(3)]);
        Write("me.pem", Certificate.Certificate.ExportCertificatePem());
        WritePrivate("me.key", key);
        File.WriteAllBytes(Path.Combine(Folder.Root, "me.pfx"), Certificate.Certificate.CopyWithPrivateKey(Certificate.Key).Export(X509ContentType.Pkcs12, Canary.Passphrase));
    }
}
