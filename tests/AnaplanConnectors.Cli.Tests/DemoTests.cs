namespace AnaplanConnectors.Cli.Tests;

/// <summary>What the README's first command shows is so.</summary>
public sealed class DemoTests : CliTest
{
    [Test]
    public async Task The_demo_loses_nothing_starts_nothing_twice_and_leaves_its_files()
    {
        var demo = await RunAsync("demo");

        Assert.That(demo.ExitCode, Is.EqualTo(ExitCode.Ok), demo.Error);
        Assert.That(demo.Out, Does.Contain("129,024 read   129,000 accepted   24 rejected (limit 100)   13 with warnings"));
        Assert.That(demo.Out, Does.Contain("started  1 task on the server"));
        Assert.That(demo.Out, Does.Contain("129,024 read   129,024 accepted   0 rejected"));
        Assert.That(File.ReadLines(Path.Combine(Folder.Root, "anx-demo", "rejects.csv")).Count(), Is.EqualTo(1 + 24 + 13));
        Assert.That(new FileInfo(Path.Combine(Folder.Root, "anx-demo", "actuals.parquet")), Has.Length.GreaterThan(100_000));
    }
}
