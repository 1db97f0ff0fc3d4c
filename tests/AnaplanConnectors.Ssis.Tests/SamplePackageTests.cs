using System.Xml.Linq;
using AnaplanConnectors.Ssis.Host;
using AnaplanConnectors.TestKit;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>What lies in packaging/ssis agrees with the DLL. No designer has loaded it.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class SamplePackageTests(string culture) : ServiceFixture(culture)
{
    private static readonly XNamespace Dts = "www.microsoft.com/SqlServer/Dts";
    private static readonly XNamespace Map = "http://www.microsoft.com/SqlServer/Dts/Extensions.xsd";

    [Test]
    public void The_sample_names_every_property_of_source_and_destination()
    {
        var components = Load("CopyExportToImport.dtsx").Descendants("component").ToList();

        Assert.That(PropertiesOf(components[0]), Is.EquivalentTo(Properties<AnaplanSource>()));
        Assert.That(PropertiesOf(components[1]), Is.EquivalentTo(Properties<AnaplanDestination>()));
        Assert.That(components.Select(one => (int)one.Attribute("version")!), Is.EqualTo(new[] { AnaplanSource.MetadataVersion, AnaplanDestination.MetadataVersion }));
    }

    [Test]
    public void Everything_that_the_sample_refers_to_is_in_it()
    {
        var package = Load("CopyExportToImport.dtsx");
        var ids = package.Descendants().Attributes("refId").Select(id => id.Value).ToList();
        string[] references = ["lineageId", "externalMetadataColumnId", "startId", "endId", "synchronousInputId"];

        var dangling = package.Descendants().Attributes().Where(one => references.Contains(one.Name.LocalName)).Select(one => one.Value).Except(ids);

        Assert.That(dangling, Is.Empty);
        Assert.That(ids, Is.Unique);
    }

    [Test]
    public void What_the_components_save_has_everything_that_the_sample_has()
    {
        var connections = Connect();
        var components = Load("CopyExportToImport.dtsx").Descendants("component").ToList();

        var source = PackageXml.ToHost(components[0], connections.All[Flow.Manager].ID);
        var destination = PackageXml.ToHost(components[1], connections.All[Flow.Manager].ID);

        Assert.That(Shape(DesignSurface.Open<AnaplanSource>(source).Save()), Is.EqualTo(Shape(source)));
        Assert.That(Shape(DesignSurface.Open<AnaplanDestination>(destination).Save()), Is.EqualTo(Shape(destination)));
        Assert.That(Outline(source), Is.EquivalentTo(Outline(Flow.Source(connections).Save())));
        Assert.That(Outline(destination), Is.EquivalentTo(Outline(Flow.Destination(connections).Save())));
    }

    [TestCase("CopyExportToImport.dtsx"), TestCase("RunProcess.dtsx")]
    public void Connection_managers_of_the_samples_load_and_hold_no_secret(string name)
    {
        var saved = Load(name).Descendants("AnaplanConnection").Single();
        var manager = new AnaplanConnectionManager();

        PackageConnection.Load(manager, saved.ToString(), string.Empty);

        Assert.That(manager.UserName, Is.EqualTo("you@example.com"));
        Assert.That(manager.Password, Is.Empty);
        Assert.That(saved.Elements().Where(one => (string?)one.Attribute("Sensitive") == "1").Select(one => one.Value), Is.All.Empty);
    }

    [Test]
    public void The_task_of_the_sample_has_the_properties_of_the_task()
    {
        var written = Load("RunProcess.dtsx").Descendants("InnerObject").Single().Elements().Select(one => one.Name.LocalName);

        var properties = typeof(AnaplanTask).GetProperties().Where(one => one.DeclaringType == typeof(AnaplanTask) && one.CanWrite).Select(one => one.Name);
        Assert.That(written, Is.EquivalentTo(properties));
    }

    [Test]
    public void The_map_gives_every_class_a_name_that_does_not_change()
    {
        var map = XDocument.Load(Repository.Path("packaging", "ssis", "AnaplanConnectors.extensions.xml"));

        var classes = map.Descendants(Map + "CreationName").Select(one => one.Value.Split(',')[0]);
        var aliases = map.Descendants().Attributes("Identifier").Select(one => one.Value);

        Assert.That(classes, Is.EquivalentTo(new[] { typeof(AnaplanSource).FullName, typeof(AnaplanDestination).FullName, typeof(AnaplanTask).FullName }));
        Assert.That(Load("CopyExportToImport.dtsx").Descendants("property").Where(one => (string?)one.Attribute("name") == "UserComponentTypeName").Select(one => one.Value), Is.SubsetOf(aliases));
        Assert.That(Load("RunProcess.dtsx").Descendants().Attributes(Dts + "CreationName").Select(one => one.Value), Has.Some.EqualTo("AnaplanConnectors.Task"));
        Assert.That(aliases, Has.Some.EqualTo("AnaplanConnectors.Task"));
    }

    private static XDocument Load(string sample) => XDocument.Load(Repository.Path("packaging", "ssis", "samples", sample));

    private static IEnumerable<string> PropertiesOf(XElement component)
        => component.Element("properties")!.Elements("property").Select(one => (string)one.Attribute("name")!).Where(name => name != "UserComponentTypeName");

    private static IEnumerable<string> Properties<T>()
        where T : PipelineComponent, new()
        => DesignSurface.Drop<T>().Component.CustomPropertyCollection.Cast<IDTSCustomProperty100>().Select(property => property.Name);

    private static string Shape(XElement component) => new XElement(component).ToString();

    /// <summary>Properties with their types, inputs and outputs with their settings: everything that does not depend on the columns.</summary>
    private static IEnumerable<string> Outline(XElement component) => component.Elements("property").Select(one => $"{one.Attribute("name")} {one.Attribute("type")} {one.Attribute("expressionType")}")
        .Concat(component.Elements().Where(one => one.Name.LocalName is "input" or "output" or "connection").Select(one => $"{one.Name} {string.Join(" ", one.Attributes().Where(attribute => attribute.Name != "manager"))}"));
}
