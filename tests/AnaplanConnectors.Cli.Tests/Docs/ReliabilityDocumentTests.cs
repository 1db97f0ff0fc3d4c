using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests.Docs;

/// <summary>A page that says what shows a promise has to be right about it.</summary>
public sealed partial class ReliabilityDocumentTests
{
    private static readonly string[] Pages = ["reliability.md", "security.md"];

    private static readonly Dictionary<string, string> Fixtures = Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal)
        .ToDictionary(files => files.Key, files => string.Concat(files.Select(File.ReadAllText)), StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void Every_test_that_is_named_exists(string page)
    {
        var named = NamedTest().Matches(Read(page)).Select(match => (Fixture: match.Groups[1].Value, Test: match.Groups[2].Value)).Distinct().ToList();

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(test => !Fixtures.TryGetValue(test.Fixture, out var source) || !source.Contains($" {test.Test}{(test.Test.Length > 0 ? "(" : "")}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_line_of_the_failure_model_is_answered()
        => Assert.That(Line().Matches(Read("reliability.md")).Select(match => match.Groups[1].Value), Is.EqualTo(Enumerable.Range(1, 54).Select(number => $"F{number}")));

    private static string Read(string page) => File.ReadAllText(Repository.Path("docs", page));

    [GeneratedRegex(@"`(\w+(?:Tests|Contract))(?:\.(\w+))?`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^\| (F\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
