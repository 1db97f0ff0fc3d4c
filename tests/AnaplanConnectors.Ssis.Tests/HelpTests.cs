using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>What the Help buttons show.</summary>
public sealed class HelpTests
{
    [Test]
    public void Every_property_of_the_source_is_explained() => Assert.That(Missing(Properties<AnaplanSource>(), HelpText.Source), Is.Empty);

    [Test]
    public void Every_property_of_the_destination_is_explained() => Assert.That(Missing(Properties<AnaplanDestination>(), HelpText.Destination), Is.Empty);

    [Test]
    public void Every_property_of_the_connection_manager_is_explained()
        => Assert.That(Missing(Properties(typeof(AnaplanConnectionManager)), HelpText.ConnectionManager), Is.Empty);

    [Test]
    public void Every_property_of_the_task_is_explained() => Assert.That(Missing(Properties(typeof(AnaplanTask)), HelpText.Task), Is.Empty);

    [Test]
    public void Help_is_plain_text_and_says_what_to_do_when_something_is_wrong(
        [Values(HelpText.Source, HelpText.Destination, HelpText.ConnectionManager, HelpText.Task)] string chapter)
        => Assert.That(HelpText.Of(chapter), Does.Not.Match(@"[`|]|\*\*|\]\(").And.Contains("ANX3001"));

    private static IEnumerable<string> Missing(IEnumerable<string> properties, string chapter)
    {
        var help = HelpText.Of(chapter);
        return properties.Where(property => !System.Text.RegularExpressions.Regex.IsMatch(help, $@"\b{property}\b"));
    }

    private static IEnumerable<string> Properties<T>()
        where T : PipelineComponent, new()
        => DesignSurface.Drop<T>().Component.CustomPropertyCollection.Cast<IDTSCustomProperty100>().Select(property => property.Name);

    private static IEnumerable<string> Properties(Type type)
        => type.GetProperties().Where(property => property.DeclaringType == type && property.CanWrite).Select(property => property.Name);
}
