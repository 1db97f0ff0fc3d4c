using System.Reflection;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

public sealed class ErrorCodesTests
{
    private static readonly Dictionary<string, string> Codes = typeof(ErrorCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(f => (string)f.GetRawConstantValue()!, f => f.Name);

    private static IEnumerable<string> Headings()
        => File.ReadAllLines(Repository.Path("docs", "errors.md")).Where(l => l.StartsWith("### ", StringComparison.Ordinal)).Select(l => l.Substring(4));

    [Test]
    public void Every_code_has_its_paragraph_under_its_name_and_in_order()
        => Assert.That(Headings(), Is.EqualTo(Codes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {Words(c.Value)}")));

    [Test]
    public void Codes_have_one_form() => Assert.That(Codes.Keys, Is.All.Match("^ANX[1-9][0-9]{3}$"));

    // "ModelBusy" is "Model busy".
    private static string Words(string name)
        => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
