using System.Reflection;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.AdoNet.Tests;

public sealed class DbErrorCodesTests
{
    [Test]
    public void Every_code_has_its_paragraph()
    {
        var codes = typeof(DbErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var headings = File.ReadAllLines(Repository.Path("docs", "errors.md")).Where(line => line.StartsWith("#### ", StringComparison.Ordinal)).Select(line => line[5..12]);

        Assert.That(headings, Is.EqualTo(codes));
    }
}
