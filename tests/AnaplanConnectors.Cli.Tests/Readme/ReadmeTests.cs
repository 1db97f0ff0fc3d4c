using System.Text.RegularExpressions;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>What the README shows is run here, so that it cannot rot.</summary>
public sealed partial class ReadmeTests : CliTest
{
    private static string Folders => Repository.Path("tests", "AnaplanConnectors.Cli.Tests", "Readme");

    private static string Readme => File.ReadAllText(Repository.Path("README.md"));

    [Test]
    public async Task Every_command_works()
    {
        var address = await Simulator.StartAsync();
        Write("actuals.csv", "Account,Period,Amount\nRevenue,Jan 25,100\nTravel,Jan 25,7.5\n");
        var commands = Commands().ToList();
        Assert.That(commands, Has.Count.EqualTo(5));

        foreach (var command in commands)
        {
            var run = await RunWithInputAsync("simulator", command);
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Ok), $"anx {string.Join(' ', command)}\n{run.Out}{run.Error}");
            if (command is ["conn", "add", ..])
                await RunWithInputAsync("simulator", [.. command, "--api", address.ToString()]); // the same, to the simulated tenant
        }

        Assert.That(Simulator.Model("FP&A").Cell("FIN01 Actuals", "Amount", ("Accounts", "Travel"), ("Time", "Jan 25")), Is.EqualTo("7.5"));
        Assert.That(File.Exists(Path.Combine(Folder.Root, "pnl.parquet")));
    }

    [Test]
    public void The_code_is_the_code_that_is_tested()
    {
        var shown = CodeBlock().Match(Readme).Groups[1].Value;

        var source = File.ReadAllText(Path.Combine(Folders, "ReadmeSample.cs"));
        var tested = source.Split("// README: begin\n")[1].Split("        // README: end")[0];
        Assert.That(shown.Trim(), Is.EqualTo(Indentation().Replace(tested, "").Trim()));
    }

    [Test]
    public async Task The_code_works()
    {
        using var handler = Simulator.CreateHandler();
        Write("actuals.csv", "Account,Period,Amount\nRevenue,Jan 25,100\nNothing,Jan 25,7.5\n");
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Folder.Root);
        try
        {
            var address = await Simulator.StartAsync();

            var result = await ReadmeSample.RunAsync(new AnaplanClientOptions
            {
                SignIn = AnaplanSignIn.WithPassword("you@example.com", new Secret("simulator")), Hosts = AnaplanHosts.Single(address),
            });

            Assert.That((result.RowsWritten, result.RowsRejected), Is.EqualTo((1, 1)));
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [Test]
    public void Every_link_leads_somewhere()
    {
        var broken = Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .SelectMany(path => Link().Matches(File.ReadAllText(path)).Select(link => (From: Path.GetFileName(path), To: Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value))))
            .Where(link => !Path.Exists(link.To))
            .Select(link => $"{link.From} -> {link.To}");

        Assert.That(broken, Is.Empty);
    }

    protected override TenantDefinition CreateTenant() => TenantFile.Load(Path.Combine(Folders, "tenant.yaml"));

    private static IEnumerable<string[]> Commands()
        => CommandLine().Matches(Readme).Select(line => Word().Matches(line.Groups[1].Value.Split(" #")[0]).Select(word => word.Value.Trim('"')).ToArray());

    [GeneratedRegex(@"^\$ anx (.*)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^        ", RegexOptions.Multiline)]
    private static partial Regex Indentation();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex Link();
}
