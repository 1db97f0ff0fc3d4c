using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class DestinationDesignTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void Dropped_it_is_complete_but_for_what_the_user_has_to_say()
    {
        var surface = DesignSurface.Drop<AnaplanDestination>();

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains("connection manager").And.Some.Contains("Import"));
    }

    [Test]
    public void Columns_of_the_same_name_are_mapped_and_the_package_is_valid()
    {
        var surface = Flow.Destination(Connect());

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    [Test]
    public void Columns_of_other_names_are_mapped_by_hand()
    {
        var surface = Flow.Destination(Connect(), [.. Flow.SalesColumns.Select(column => column.Name == "Units" ? column with { Name = "Pieces" } : column), Flow.SalesColumns[4]]);
        surface.Wrapper.SetUsageType(surface.Input.ID, surface.Input.GetVirtualInput(), surface.Input.InputColumnCollection["Units"].LineageID, DTSUsageType.UT_IGNORED);
        surface.Select("Pieces");
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));

        surface.Map("Pieces", "Units");

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    [Test]
    public void A_sign_in_that_fails_is_an_error_and_not_stale_metadata()
    {
        var surface = Flow.Destination(Connect());
        surface.Bind(Flow.Connections(Address, "wrong").All[Flow.Manager]);

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains("ANX3001"));
    }

    [Test]
    public void A_column_of_bytes_is_refused_by_name()
    {
        var surface = Flow.Destination(Connect());

        surface.Select("Foreign bytes");

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains("Foreign bytes").And.Some.Contains(DataType.DT_BYTES.ToString()));
    }

    [Test]
    public void A_column_of_the_import_that_nothing_is_mapped_to_is_an_error()
    {
        var surface = Flow.Destination(Connect());

        surface.Wrapper.SetUsageType(surface.Input.ID, surface.Input.GetVirtualInput(), surface.Input.InputColumnCollection["Note"].LineageID, DTSUsageType.UT_IGNORED);

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains("'Note'"));
    }

    [Test]
    public void A_column_that_is_gone_above_needs_new_metadata_which_mends_it()
    {
        var surface = Flow.Destination(Connect());
        surface.Attach([.. Flow.SalesColumns]);
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN).Or.EqualTo(DTSValidationStatus.VS_NEEDSNEWMETADATA));

        surface.Refresh();
        surface.Select(Flow.OurColumns);
        surface.Refresh();

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    [Test]
    public void Refreshing_keeps_ids_and_mappings()
    {
        var surface = Flow.Destination(Connect());
        var before = Mappings(surface);

        surface.Refresh();

        Assert.That(Mappings(surface), Is.EqualTo(before));
    }

    [TestCase("RejectLimit", "many"), TestCase("DatePatterns", "Launch"), TestCase("MappingParameters", "Version"), TestCase("ParallelUploads", 99), TestCase("ChunkSizeMegabytes", 500)]
    public void A_setting_that_cannot_be_is_named(string property, object value)
    {
        var surface = Flow.Destination(Connect());

        surface.Wrapper.SetComponentProperty(property, value);

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains(property.Replace("ParallelUploads", "Parallelism").Replace("ChunkSizeMegabytes", "ChunkSize")));
    }

    [Test]
    public void Changes_that_it_cannot_carry_are_refused()
    {
        var surface = Flow.Destination(Connect());
        var above = surface.Input.GetVirtualInput();
        var lineage = surface.Input.InputColumnCollection["Note"].LineageID;

        Assert.That(() => surface.Wrapper.SetUsageType(surface.Input.ID, above, lineage, DTSUsageType.UT_READWRITE), Throws.Exception.With.Message.Contains("read-only"));
        Assert.That(() => surface.Wrapper.InsertInput(DTSInsertPlacement.IP_AFTER, surface.Input.ID), Throws.Exception);
        Assert.That(() => surface.Wrapper.DeleteOutput(surface.Component.OutputCollection[0].ID), Throws.Exception);
    }

    private static List<(string, int, int)> Mappings(DesignSurface surface)
        => surface.Input.InputColumnCollection.Cast<IDTSInputColumn100>().Select(column => (column.Name, column.LineageID, column.ExternalMetadataColumnID))
            .Concat(surface.Component.OutputCollection["Rejected Rows"].OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.LineageID, column.ID)))
            .ToList();
}
