using System.Text.RegularExpressions;
using System.Xml.Linq;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The pages that packages show where people find them.</summary>
public sealed partial class PackagePageTests
{
    private static readonly string Samples = string.Concat(
        Directory.EnumerateFiles(Repository.Path("tests"), "PackagePageSamples.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    public static IEnumerable<string> Packages => Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
        .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Project: XDocument.Load(path)))
        .Where(project => project.Project.Descendants("IsPackable").Any(value => value.Value == "true"))
        .Select(project => project.Project.Descendants("PackageId").FirstOrDefault()?.Value ?? project.Name);

    [TestCaseSource(nameof(Packages))]
    public void A_package_has_a_page_with_its_name_on_top(string package)
        => Assert.That(File.ReadLines(Page(package)).First(), Is.EqualTo($"# {package}"));

    [TestCaseSource(nameof(Packages))]
    public void The_code_of_a_page_is_code_that_compiles(string package)
    {
        var shown = CodeBlock().Matches(File.ReadAllText(Page(package))).Select(block => block.Groups[1].Value.Trim());

        var compiled = Regex.Matches(Samples, $"        // {Regex.Escape(package)}\n(.*?)        // end", RegexOptions.Singleline)
            .Select(sample => sample.Groups[1].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim());

        Assert.That(shown, Is.EqualTo(compiled));
    }

    private static string Page(string package) => Repository.Path("packaging", "nuget", $"{package}.md");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
