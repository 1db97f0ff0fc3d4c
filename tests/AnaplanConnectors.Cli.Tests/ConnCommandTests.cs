using System.Runtime.Versioning;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class ConnCommandTests : CliTest
{
    [Test]
    public async Task A_connection_is_listed_without_its_password()
    {
        await ConnectAsync();

        var list = await RunAsync("conn", "ls");

        Assert.That(list.Out, Does.Contain("test").And.Contain("password of ada@example.com").And.Not.Contain("simulator"));
    }

    [Test, Platform(Exclude = "Win", Reason = "File modes are Unix.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_stored_password_is_readable_by_its_owner_only()
    {
        await ConnectAsync();

        var mode = File.GetUnixFileMode(Path.Combine(Folder.Root, "config", "secrets", "test"));

        Assert.That(mode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task A_connection_that_works_says_so_step_by_step()
    {
        await ConnectAsync();

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
        Assert.That(test.Out, Does.Match("sign-in +ok +password of ada@example.com").And.Match("rights +ok +1 workspace, 1 model"));
    }

    [Test]
    public async Task A_wrong_password_ends_with_3()
    {
        await ConnectAsync(password: "wrong");

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.SignIn));
        Assert.That(test.Error, Does.Contain("ANX3001").And.Not.Contain("wrong\n"));
    }

    [Test, Platform(Exclude = "Win", Reason = "File modes are Unix.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_password_file_of_the_environment_comes_first()
    {
        await ConnectAsync(password: "wrong");
        var file = Write("secret.txt", "simulator\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Variables["ANX_TEST_PASSWORD_FILE"] = file;

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
    }

    [Test, Platform(Exclude = "Win", Reason = "File modes are Unix.")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_password_file_that_others_can_read_is_refused()
    {
        var file = Write("secret.txt", "simulator\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var add = await RunAsync("conn", "add", "test", "--user", Some.User, "--password-file", "secret.txt");

        Assert.That(add.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(add.Error, Does.Contain("Other people can read").And.Contain("chmod 600"));
    }

    [Test]
    public async Task A_command_can_give_the_password()
    {
        var address = await Simulator.StartAsync();
        await RunAsync("conn", "add", "test", "--api", address.ToString(), "--user", Some.User, "--credential-command", "echo '{\"password\":\"simulator\"}'");

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
    }

    [Test]
    public async Task Plain_http_is_for_this_machine_only()
    {
        await RunWithInputAsync("secret", "conn", "add", "test", "--api", "http://api.example.com", "--user", Some.User, "--password-stdin");

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(test.Error, Does.Contain("does not use https").And.Not.Contain("secret"));
    }

    [Test]
    public async Task An_unknown_connection_lists_the_known_ones()
    {
        await ConnectAsync();

        var ls = await RunAsync("ls", "prod:/");

        Assert.That(ls.ExitCode, Is.EqualTo(ExitCode.NotFound));
        Assert.That(ls.Error, Does.Contain("Known are: test"));
    }

    [Test]
    public async Task A_connection_without_a_password_says_where_to_put_one()
    {
        await RunAsync("conn", "add", "prod", "--user", Some.User);

        var test = await RunAsync("conn", "test", "prod");

        Assert.That(test.Error, Does.Contain("There is no password for connection 'prod'").And.Contain("ANX_PROD_PASSWORD_FILE"));
    }

    [Test]
    public async Task A_forgotten_connection_takes_its_password_with_it()
    {
        await ConnectAsync();

        await RunAsync("conn", "rm", "test");

        Assert.That(File.Exists(Path.Combine(Folder.Root, "config", "secrets", "test")), Is.False);
    }
}
