using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class SourceDesignTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void Columns_come_typed_from_the_export()
    {
        var surface = Flow.Source(Connect());

        var columns = Output(surface).OutputColumnCollection.Cast<IDTSOutputColumn100>().ToDictionary(column => column.Name, column => column.DataType);
        Assert.That(columns["Units"], Is.EqualTo(DataType.DT_R8));
        Assert.That(columns["Launch"], Is.EqualTo(DataType.DT_DBDATE));
        Assert.That(columns["Active"], Is.EqualTo(DataType.DT_BOOL));
        Assert.That(columns["Note"], Is.EqualTo(DataType.DT_WSTR));
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    [Test]
    public void Refreshing_keeps_lineage_names_and_types_that_the_user_chose()
    {
        var surface = Flow.Source(Connect());
        var units = Output(surface).OutputColumnCollection["Units"];
        units.Name = "Pieces";
        surface.Wrapper.SetOutputColumnDataTypeProperties(Output(surface).ID, units.ID, DataType.DT_NUMERIC, 0, 18, 4, 0);
        var before = Columns(surface);

        surface.Refresh();

        Assert.That(Columns(surface), Is.EqualTo(before));
        Assert.That(Output(surface).OutputColumnCollection["Pieces"].DataType, Is.EqualTo(DataType.DT_NUMERIC));
    }

    [Test]
    public void A_column_that_is_gone_or_new_is_told_and_mended_while_the_others_keep_their_lineage()
    {
        var surface = Flow.Source(Connect());
        var externals = Output(surface).ExternalMetadataColumnCollection;
        var before = Output(surface).OutputColumnCollection["Units"].LineageID;
        externals["Note"].Name = "Was there once";
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_NEEDSNEWMETADATA));
        Assert.That(surface.Events.Warnings, Has.Some.Contains("'Was there once' is gone").And.Some.Contains("'Note' is new"));

        surface.Refresh();

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
        Assert.That(Output(surface).OutputColumnCollection["Units"].LineageID, Is.EqualTo(before));
        Assert.That(Columns(surface).Select(column => column.Name), Has.Exactly(1).EqualTo("Note"));
    }

    [Test]
    public void Types_that_it_cannot_fill_are_refused()
    {
        var surface = Flow.Source(Connect());
        var units = Output(surface).OutputColumnCollection["Units"];

        Assert.That(
            () => surface.Wrapper.SetOutputColumnDataTypeProperties(Output(surface).ID, units.ID, DataType.DT_IMAGE, 0, 0, 0, 0), Throws.Exception.With.Message.Contains("DT_IMAGE"));
        Assert.That(units.DataType, Is.EqualTo(DataType.DT_R8));
    }

    [Test]
    public void A_deleted_column_leaves_both_outputs()
    {
        var surface = Flow.Source(Connect());

        surface.Wrapper.DeleteOutputColumn(Output(surface).ID, Output(surface).OutputColumnCollection["Note"].ID);

        Assert.That(Columns(surface).Select(column => column.Name), Has.None.EqualTo("Note"));
        Assert.That(surface.Component.OutputCollection["Error Output"].OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => column.Name), Has.None.EqualTo("Note"));
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
    }

    private static IDTSOutput100 Output(DesignSurface surface) => surface.Component.OutputCollection["Output"];

    private static List<(string Name, int Lineage, DataType Type)> Columns(DesignSurface surface)
        => Output(surface).OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.LineageID, column.DataType)).ToList();
}
