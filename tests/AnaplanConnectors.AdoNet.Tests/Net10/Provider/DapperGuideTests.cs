using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Runs the code of docs/guides/dapper.md, and compares it with the guide.</summary>
public sealed class DapperGuideTests : ProviderTest
{
    private static string Guide => File.ReadAllText(Repository.Path("docs", "guides", "dapper.md"));

    [Test]
    public async Task The_code_of_the_guide_reads_the_page()
    {
        await LoadAsync(Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true), Some.Sale("P2", units: 1));
        await using var connection = await OpenAsync();

        Assert.That(await DapperGuide.ReadAsync(connection), Is.EqualTo(new[] { new Sale("Product 1", 12.5, new DateTime(2025, 3, 1)) }));
    }

    [Test]
    public void The_guide_shows_the_code_that_runs()
    {
        var code = File.ReadAllText(Repository.Path("tests", "AnaplanConnectors.AdoNet.Tests", "Net10", "Provider", "DapperGuide.cs"));
        var lines = code.Split("// GUIDE: begin\n")[1].Split("\n\n        // GUIDE: end")[0].Split('\n').Select(line => line.Length > 8 ? line[8..] : line);

        Assert.That(Guide, Does.Contain(string.Join('\n', lines)).And.Contain("public sealed record Sale(string Products, double Units, DateTime Launch);"));
    }
}
