using System.Text;
using System.Text.RegularExpressions;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>conn add --auth oauth-…</c>: a person signs in once, commands go on without.</summary>
public sealed partial class OAuthConnectionTests : CliTest
{
    private const string DeviceClient = "5c2b0000000000000000000000000001", CodeClient = "9f1c0000000000000000000000000002";

    private const string Callback = "https://etl.example.com/callback";

    [Test]
    public async Task A_device_is_let_in_and_commands_go_on_without_a_person()
    {
        await AddByDeviceAsync();

        var first = await RunAsync("conn", "test", "test");
        var second = await RunAsync("ls", "test:/");

        Assert.That(first.ExitCode, Is.EqualTo(ExitCode.Ok), first.Error);
        Assert.That(first.Out, Does.Match("user +ok +ada@example.com").And.Contain("OAuth client " + DeviceClient));
        Assert.That(second.Out, Does.Contain("Finance"), second.Error);
    }

    [Test]
    public async Task Processes_share_the_access_token()
    {
        await AddByDeviceAsync();
        var tokens = Simulator.Requests.Count(request => request.Path == "/oauth/token");

        await RunAsync("ls", "test:/");
        await RunAsync("ls", "test:/");

        Assert.That(Simulator.Requests.Count(request => request.Path == "/oauth/token"), Is.EqualTo(tokens));
    }

    [Test]
    public async Task A_code_is_pasted_back_and_the_client_secret_is_kept()
    {
        var address = await Simulator.StartAsync();
        Write("secret.txt", "simulator-secret\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Folder.Root, "secret.txt"), UnixFileMode.UserRead);
        using var error = new StringWriter();

        var added = await RunAsync(
            new PastedAddress(() => PastedAddress.SignInAsync(error.ToString())), error,
            "conn", "add", "test", "--api", address.ToString(), "--auth", "oauth-code", "--client-id", CodeClient, "--redirect", Callback, "--password-file", "secret.txt");
        var test = await RunAsync("conn", "test", "test");

        Assert.That((added.ExitCode, test.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), error + test.Error);
        Assert.That(error.ToString() + test.Out + test.Error, Does.Not.Contain("simulator-secret"));
    }

    [Test]
    public async Task A_code_of_another_sign_in_is_not_taken()
    {
        var address = await Simulator.StartAsync();
        using var error = new StringWriter();

        var added = await RunAsync(
            new PastedAddress(() => Task.FromResult($"{Callback}?code=somebody-elses&state=other")), error,
            "conn", "add", "test", "--api", address.ToString(), "--auth", "oauth-code", "--client-id", CodeClient, "--redirect", Callback);

        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(error.ToString(), Does.Contain("its state differs"));
        Assert.That(Simulator.Requests.Where(request => request.Path == "/oauth/token"), Is.Empty);
    }

    [Test]
    public async Task A_connection_that_is_forgotten_takes_its_tokens_with_it()
    {
        await AddByDeviceAsync();

        await RunAsync("conn", "rm", "test");

        Assert.That(Directory.GetFiles(Path.Combine(Folder.Root, "config", "tokens")), Is.Empty);
    }

    protected override TenantDefinition CreateTenant() => new()
    {
        Users = [new UserDefinition { Email = Some.User }],
        Clients =
        [
            new OAuthClientDefinition { Id = DeviceClient, Name = "Device", Grant = OAuthGrant.Device },
            new OAuthClientDefinition { Id = CodeClient, Name = "Code", RedirectUris = [Callback] },
        ],
        Workspaces = [new WorkspaceDefinition { Name = Some.WorkspaceName, Models = [new ModelDefinition { Name = Some.ModelName }] }],
    };

    private async Task AddByDeviceAsync()
    {
        var address = await Simulator.StartAsync();
        using var error = new WatchedWriter(line =>
        {
            if (UserCode().Match(line) is { Success: true } shown)
                Simulator.AllowDevice(shown.Groups[1].Value, Some.User);
        });
        var added = await RunAsync(TextReader.Null, error, "conn", "add", "test", "--api", address.ToString(), "--auth", "oauth-device", "--client-id", DeviceClient);
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), error.ToString());
    }

    [GeneratedRegex("The code is ([A-Z0-9-]+)")]
    private static partial Regex UserCode();

    /// <summary>A person who watches what is printed.</summary>
    private sealed class WatchedWriter(Action<string> watch) : StringWriter(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            watch(value ?? "");
        }
    }
}
