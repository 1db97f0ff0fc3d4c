using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Simulator.Tests;

public sealed partial class SimulatorDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.Path("docs", "simulator.md"));

    [TestCaseSource(nameof(Settings))]
    public void Every_setting_is_described(string setting) => Assert.That(Document, Does.Contain($"`{setting}`"));

    [TestCaseSource(nameof(Scripts))]
    public async Task Every_script_can_be_read(string script)
    {
        await using var simulator = new AnaplanSimulator(new TenantDefinition());

        Assert.That(simulator.Faults.PlanScript(script), Is.Not.Empty);
    }

    [Test]
    public void Every_open_question_has_its_line() => Assert.That(
        Enumerable.Range(1, 18).Where(question => !Document.Contains($"| {question} | ", StringComparison.Ordinal)), Is.Empty);

    private static IEnumerable<string> Settings() =>
        typeof(SimulatorOptions).GetProperties().Concat(typeof(ActionOptions).GetProperties()).Select(property => property.Name);

    private static IEnumerable<string> Scripts() => ScriptBlock().Matches(Document).Select(match => match.Groups[1].Value);

    [GeneratedRegex("```faults\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ScriptBlock();
}
