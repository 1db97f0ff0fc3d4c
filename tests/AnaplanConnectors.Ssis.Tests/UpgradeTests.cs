using System.Xml.Linq;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Packages that other versions of ours saved.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class UpgradeTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void A_destination_of_version_1_opens_with_its_mappings_and_runs()
    {
        var connections = Connect();
        var old = AsVersion1(Flow.Destination(connections).Save(), "CancelImport", "ResumeRun", "List", "Module", "ListLoad", "ItemsBy");

        var opened = DesignSurface.Open<AnaplanDestination>(old, connections);

        Assert.That(opened.Component.CustomPropertyCollection["CancelImport"].Value, Is.EqualTo(true));
        Assert.That(opened.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), opened.Events.AllText);
        Assert.That(Flow.Send(connections, opened.Save(), [], Flow.Sale()).Events.Informations, Has.Some.Contains("took 1 of 1 rows"));
    }

    [Test]
    public void A_source_of_version_1_opens_with_its_columns()
    {
        var connections = Connect();
        var old = AsVersion1(Flow.Source(connections).Save(), "CancelExport", "View", "List", "Pages", "OneValueColumn");

        var opened = DesignSurface.Open<AnaplanSource>(old, connections);

        Assert.That(opened.Component.CustomPropertyCollection["CancelExport"].Value, Is.EqualTo(true));
        Assert.That(opened.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), opened.Events.AllText);
    }

    [Test]
    public void What_a_newer_version_saved_is_refused_with_what_to_do()
    {
        var newer = Flow.Source(Connect()).Save();
        newer.SetAttributeValue("version", 99);

        Assert.That(() => DesignSurface.Open<AnaplanSource>(newer), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("newer version"));
    }

    private static XElement AsVersion1(XElement saved, params string[] newerProperties)
    {
        var old = new XElement(saved);
        old.SetAttributeValue("version", 1);
        old.Elements("property").Where(property => newerProperties.Contains((string?)property.Attribute("name"))).Remove();
        return old;
    }
}
