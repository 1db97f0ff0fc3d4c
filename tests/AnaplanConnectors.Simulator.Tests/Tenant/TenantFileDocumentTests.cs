using System.Collections;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator.Tests;

public sealed partial class TenantFileDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tenant-file.md"));

    [TestCaseSource(nameof(Examples))]
    public void Every_example_can_be_loaded(string yaml)
    {
        Assert.That(() => TenantFile.Parse(yaml), Throws.Nothing);
    }

    [TestCaseSource(nameof(Keys))]
    public void Every_key_is_described(string key)
    {
        Assert.That(Document, Does.Contain($"`{key}`"));
    }

    private static IEnumerable<string> Examples() => YamlBlock().Matches(Document).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Keys() => DefinitionsOf(typeof(TenantDefinition)).Distinct()
        .SelectMany(type => type.GetProperties()).Select(DefinitionReader.KeyOf).Distinct();

    private static IEnumerable<Type> DefinitionsOf(Type type) => type.GetProperties()
        .Select(property => typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType.IsGenericType
            ? property.PropertyType.GetGenericArguments()[0]
            : property.PropertyType)
        .Where(candidate => candidate.Name.EndsWith("Definition", StringComparison.Ordinal))
        .SelectMany(DefinitionsOf).Prepend(type);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
