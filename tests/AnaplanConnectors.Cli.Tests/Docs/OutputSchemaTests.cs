using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The published schemas of what <c>--json</c> prints follow from the types that are printed.</summary>
public sealed class OutputSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [TestCase(typeof(RunReport), "anx.run.schema.json")]
    [TestCase(typeof(FailureReport), "anx.failure.schema.json")]
    public void The_published_schema_says_what_the_code_prints(Type type, string name)
    {
        var path = Repository.Path("docs", name);
        var schema = RunReportPrinter.Json.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        schema.Insert(0, "$schema", JsonValue.Create("https://json-schema.org/draft/2020-12/schema"));
        var expected = schema.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("ANX_UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);

        Assert.That(File.ReadAllText(path), Is.EqualTo(expected), "Set ANX_UPDATE_DOCS=1 and run this test to write the schema anew.");
    }
}
