using System.Text.Json;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class TenantFileSchemaTests
{
    private static string FilePath => Repository.Path("docs", "tenant-file.schema.json");

    [Test]
    public void The_schema_for_editors_is_that_of_the_definitions()
    {
        var expected = new TenantFileSchema().Write();
        if (Environment.GetEnvironmentVariable("ANX_UPDATE_DOCS") == "1")
            File.WriteAllText(FilePath, expected);

        Assert.That(File.ReadAllText(FilePath), Is.EqualTo(expected), "Set ANX_UPDATE_DOCS=1 and run this test to write the file anew.");
    }

    [TestCase("List", "selectiveAccess")]
    [TestCase("Calendar", "weekGrouping")]
    [TestCase("View", "hideSummaries")]
    public void Every_key_has_a_description(string definition, string key)
    {
        using var schema = JsonDocument.Parse(new TenantFileSchema().Write());

        var property = schema.RootElement.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(key);
        Assert.That(property.GetProperty("description").GetString(), Is.Not.Empty);
    }

    [Test]
    public void Words_are_those_of_the_api() =>
        Assert.That(new TenantFileSchema().Write(), Does.Contain("\"TIME PERIOD\"").And.Contain("\"4-5-4\"").And.Contain("\"UTF-16LE\""));
}
