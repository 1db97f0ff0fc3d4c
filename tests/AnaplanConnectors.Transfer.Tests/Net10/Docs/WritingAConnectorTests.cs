using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>The code of docs/writing-a-connector.md is the code of this folder, which is compiled and tested.</summary>
public sealed partial class WritingAConnectorTests
{
    private static readonly string Page = Repository.Path("docs", "writing-a-connector.md");

    private static readonly string Folder = Repository.Path("tests", "AnaplanConnectors.Transfer.Tests", "Net10", "Docs");

    [Test]
    public void The_code_of_the_page_is_the_code_that_is_tested()
    {
        var page = File.ReadAllText(Page);
        var expected = FileBlock().Replace(page, block => $"`{block.Groups[1].Value}`:\n\n```csharp\n{Shown(block.Groups[1].Value)}```");
        if (Environment.GetEnvironmentVariable("ANX_UPDATE_DOCS") == "1")
            File.WriteAllText(Page, expected);

        Assert.That(File.ReadAllText(Page), Is.EqualTo(expected), "Set ANX_UPDATE_DOCS=1 and run this test to bring the code into the page.");
    }

    [Test]
    public void The_page_shows_every_file()
        => Assert.That(
            FileBlock().Matches(File.ReadAllText(Page)).Select(block => block.Groups[1].Value),
            Is.EquivalentTo(Directory.GetFiles(Folder, "JsonLines*.cs").Select(Path.GetFileName)));

    // Without the lines that every file of a test project begins with.
    private static string Shown(string file) => Head().Replace(File.ReadAllText(Path.Combine(Folder, file)), "");

    [GeneratedRegex("`(JsonLines\\w+\\.cs)`:\n\n```csharp\n.*?```", RegexOptions.Singleline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"\A.*?\nnamespace [^\n]*\n\n", RegexOptions.Singleline)]
    private static partial Regex Head();
}
