using System.Buffers.Binary;
using System.Diagnostics;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class StatusPageTests : ServiceTest
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private protected override bool UsesSocket => true;

    private protected override TenantDefinition Tenant => new()
    {
        Name = "<b>Bold & Sons</b>",
        Users = Sample.Tenant().Users,
        Workspaces = Sample.Tenant().Workspaces,
    };

    [Test]
    public async Task It_shows_models_tasks_and_requests()
    {
        await PostAsync($"{Sample.M}/processes/{Sample.Nightly}/tasks", """{"localeName":"en_US"}""");
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();

        var page = await (await Client.GetAsync("/")).Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("Sales planning").And.Contain(Sample.Sales).And.Contain("ARCHIVED"));
        Assert.That(page, Does.Contain("Nightly load").And.Contain("COMPLETE, failed"));
        Assert.That(page, Does.Contain($"POST {Sample.M}/processes/{Sample.Nightly}/tasks"));
    }

    [Test]
    public async Task Everything_is_encoded_and_nothing_is_loaded()
    {
        using var attack = await Client.GetAsync("/2/0/<script>alert(1)</script>?q=<img src=x>");

        using var response = await Client.GetAsync("/");

        var page = await response.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("&lt;b&gt;Bold &amp; Sons&lt;/b&gt;").And.Not.Contain("<b>").And.Not.Contain("<script").And.Not.Contain("<img"));
        Assert.That(page, Does.Not.Contain("http:").And.Not.Contain("https:"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
    }

    [Test]
    public async Task A_browser_shows_it()
    {
        var browser = Browsers.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (browser is null)
            Assert.Ignore($"None of {string.Join(", ", Browsers)} is installed.");
        Simulator.Faults.PlanScript("on model.list: status 503 retry-after 5");
        await PostAsync($"{Sample.M}/processes/{Sample.Nightly}/tasks", """{"localeName":"en_US"}""");
        await GetAsync("/2/0/models");
        var picture = Path.Combine(TestContext.CurrentContext.WorkDirectory, "status-page.png");
        File.Delete(picture);

        using var process = Process.Start(new ProcessStartInfo(browser, [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,900", $"--screenshot={picture}",
            Client.BaseAddress!.OriginalString]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(File.Exists(picture), Is.True, await errors);
        TestContext.AddTestAttachment(picture);
        var header = (await File.ReadAllBytesAsync(picture)).AsMemory(16, 8);
        Assert.That((BinaryPrimitives.ReadInt32BigEndian(header.Span), BinaryPrimitives.ReadInt32BigEndian(header.Span[4..])), Is.EqualTo((1100, 900)));
        Assert.That(new FileInfo(picture).Length, Is.GreaterThan(10_000), "the picture is nearly empty");
    }
}
