using System.Xml.Linq;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Packages that other versions of ours saved.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class UpgradeTests(string culture) : ServiceFixture(culture)
{
    [TestCase(1, "CancelImport ResumeRun List Module ListLoad ItemsBy")]
    [TestCase(2, "ResumeRun List Module ListLoad ItemsBy")]
    [TestCase(3, "List Module ListLoad ItemsBy")]
    public void A_destination_of_an_older_version_opens_with_its_mappings_and_runs(int version, string newer)
    {
        var connections = Connect();
        var old = AsOf(version, Flow.Destination(connections).Save(), newer.Split(' '));

        var opened = DesignSurface.Open<AnaplanDestination>(old, connections);

        Assert.That(Properties(opened), Is.EquivalentTo(Properties(DesignSurface.Drop<AnaplanDestination>())));
        Assert.That(opened.Component.CustomPropertyCollection["CancelImport"].Value, Is.EqualTo(true));
        Assert.That(opened.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), opened.Events.AllText);
        Assert.That(Flow.Send(connections, opened.Save(), [], Flow.Sale()).Events.Informations, Has.Some.Contains("took 1 of 1 rows"));
    }

    [TestCase(1, "CancelExport View List Pages OneValueColumn")]
    [TestCase(2, "View List Pages OneValueColumn")]
    public void A_source_of_an_older_version_opens_with_its_columns_and_runs(int version, string newer)
    {
        var connections = Connect();
        var old = AsOf(version, Flow.Source(connections).Save(), newer.Split(' '));

        var opened = DesignSurface.Open<AnaplanSource>(old, connections);

        Assert.That(Properties(opened), Is.EquivalentTo(Properties(DesignSurface.Drop<AnaplanSource>())));
        Assert.That(opened.Component.CustomPropertyCollection["CancelExport"].Value, Is.EqualTo(true));
        Assert.That(opened.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), opened.Events.AllText);
        var run = DataFlowRun.Load<AnaplanSource>(opened.Save(), connections, ["Output"]);
        Assert.That(run.Run, Throws.Nothing);
    }

    [Test]
    public void What_a_newer_version_saved_is_refused_with_what_to_do()
    {
        var newer = Flow.Source(Connect()).Save();
        newer.SetAttributeValue("version", 99);

        Assert.That(() => DesignSurface.Open<AnaplanSource>(newer), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("newer version"));
    }

    private static IEnumerable<string> Properties(DesignSurface surface)
        => surface.Component.CustomPropertyCollection.Cast<IDTSCustomProperty100>().Select(property => property.Name);

    private static XElement AsOf(int version, XElement saved, string[] newerProperties)
    {
        var old = new XElement(saved);
        old.SetAttributeValue("version", version);
        old.Elements("property").Where(property => newerProperties.Contains((string?)property.Attribute("name"))).Remove();
        old.Descendants("externalColumn").Elements("property").Remove();
        return old;
    }
}
