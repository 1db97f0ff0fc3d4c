using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Whatever section 13 of the API reference leaves open is a setting whose documentation names the question.</summary>
public sealed partial class OpenQuestionTests
{
    private static readonly string[] Summaries = [.. XDocument.Load(Path.ChangeExtension(typeof(SimulatorOptions).Assembly.Location, ".xml"))
        .Descendants("member").Where(member => member.Attribute("name")!.Value.StartsWith("P:", StringComparison.Ordinal))
        .Select(member => member.Element("summary")?.Value ?? "")];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(10)]
    [TestCase(11)]
    [TestCase(12)]
    [TestCase(13)]
    [TestCase(14)]
    [TestCase(15)]
    [TestCase(16)]
    [TestCase(17)]
    [TestCase(18)]
    public void Every_open_question_has_a_setting(int number) =>
        Assert.That(Summaries.SelectMany(summary => Question().Matches(summary)).Select(match => match.Groups[1].Value),
            Does.Contain(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"open\s+questions?\s+(\d+)")]
    private static partial Regex Question();
}
