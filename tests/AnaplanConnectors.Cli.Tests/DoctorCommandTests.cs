using System.Net;
using System.Net.Sockets;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>doctor</c> and <c>conn test</c>: each thing that can be wrong is named in its own line.</summary>
public sealed class DoctorCommandTests : CliTest
{
    [Test]
    public async Task What_is_in_order_says_so_line_by_line()
    {
        await ConnectAsync();

        var doctor = await RunAsync("doctor");

        Assert.That(doctor.ExitCode, Is.EqualTo(ExitCode.Ok), doctor.Error);
        Assert.That(doctor.Out, Does.Match("system +ok").And.Match("configuration +ok").And.Match("test: reach +ok +127.0.0.1:\\d+ answers")
            .And.Match("test: sign-in +ok").And.Match("test: user +ok +ada@example.com").And.Match("test: rights +ok +1 workspace, 1 model"));
    }

    [Test]
    public async Task A_wrong_password_is_told_with_the_page_that_explains_it()
    {
        await ConnectAsync(password: "wrong");

        var doctor = await RunAsync("doctor", "test");

        Assert.That(doctor.ExitCode, Is.EqualTo(ExitCode.SignIn));
        Assert.That(doctor.Out, Does.Match("test: reach +ok").And.Match("test: sign-in +failed").And.Match("test: rights +skipped"));
        Assert.That(doctor.Error, Does.Contain("anx explain ANX3001"));
    }

    [Test]
    public async Task Nothing_that_listens_is_a_matter_of_reach()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await RunWithInputAsync("secret", "conn", "add", "test", "--api", $"http://127.0.0.1:{port}", "--user", Some.User, "--password-stdin");

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Incomplete));
        Assert.That(test.Out, Does.Match("reach +failed").And.Match("sign-in +skipped"));
        Assert.That(test.Error, Does.Contain("anx explain ANX2001").And.Not.Contain("secret"));
    }

    [Test]
    public async Task A_password_in_the_environment_is_a_warning()
    {
        var address = await Simulator.StartAsync();
        await RunAsync("conn", "add", "test", "--api", address.ToString(), "--user", Some.User);
        Variables["ANX_TEST_PASSWORD"] = "simulator";

        var doctor = await RunAsync("doctor");

        Assert.That(doctor.ExitCode, Is.EqualTo(ExitCode.Ok), doctor.Error);
        Assert.That(doctor.Out, Does.Match("test: secret +warning").And.Not.Contain("simulator\n"));
    }

    [Test]
    public async Task A_proxy_of_the_environment_is_named_without_its_password()
    {
        Variables["HTTPS_PROXY"] = "http://me:s3cret@proxy.example.com:3128";

        var doctor = await RunAsync("doctor");

        Assert.That(doctor.Out, Does.Match("proxy +ok +HTTPS_PROXY names proxy.example.com:3128").And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Ways_to_sign_in_do_not_mix()
    {
        var add = await RunAsync("conn", "add", "test", "--auth", "oauth-device", "--user", Some.User);

        Assert.That(add.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(add.Error, Does.Contain("signs in by oauth-device needs --client-id"));
    }

    [Test]
    public async Task An_unknown_way_to_sign_in_is_a_mistake_of_the_command_line()
        => Assert.That((await RunAsync("conn", "add", "test", "--auth", "magic", "--user", Some.User)).ExitCode, Is.EqualTo(ExitCode.Usage));
}
