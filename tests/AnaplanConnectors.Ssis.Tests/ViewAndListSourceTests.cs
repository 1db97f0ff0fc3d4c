using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A source that reads a view or a list instead of an export.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ViewAndListSourceTests(string culture) : ServiceFixture(culture)
{
    [OneTimeSetUp]
    public void LoadSomething()
    {
        var connections = Connect();
        Flow.Send(connections, Flow.Destination(connections).Save(), [], Flow.Sale("P1", "Jan 25", 1.5, new DateTime(2025, 2, 3), true, "12"), Flow.Sale("P2", "Feb 25", 2.25));
    }

    [Test]
    public void A_view_comes_typed_with_dimensions_and_line_items()
    {
        var connections = Connect();
        var surface = Flow.Source(connections, "View", "REV01 Sales");

        var run = Run(surface, connections);

        var sale = run.Sink("Output").Rows.Single(row => (string)row["Products"]! == "Product 1" && (string)row["Time"]! == "Jan 25");
        Assert.That((sale["Units"], sale["Launch"], sale["Active"], sale["Note"]), Is.EqualTo((1.5, new DateTime(2025, 2, 3), true, "12")));
        Assert.That(run.Events.Informations, Has.Some.Contains("View 'REV01 Sales'"));
    }

    [Test]
    public void Pages_and_a_saved_view_limit_what_is_read()
    {
        var connections = Connect();
        var surface = Flow.Source(connections, "View", "REV01 Sales.Small");
        surface.Wrapper.SetComponentProperty("Pages", "Time=Feb 25;Products=Product 2");

        var run = Run(surface, connections);

        Assert.That(Names(surface), Is.EquivalentTo(new[] { "Products", "Time", "Units", "Active" }));
        Assert.That(run.Sink("Output").Column("Units"), Is.EqualTo(new object[] { 2.25 }));
    }

    [Test]
    public void Line_items_become_rows_where_that_was_chosen()
    {
        var connections = Connect();
        var surface = Flow.Source(connections, "View", "REV01 Sales.Small");
        surface.Wrapper.SetComponentProperty("OneValueColumn", true);
        surface.Refresh();

        var run = Run(surface, connections);

        Assert.That(run.Sink("Output").Rows.Where(row => (string)row["Products"]! == "Product 1" && (string)row["Time"]! == "Jan 25").Select(row => (row["Line Items"], row["Value"])),
            Is.EquivalentTo(new (object, object)[] { ("Units", "1.5"), ("Active", "true") }));
    }

    [Test]
    public void A_list_comes_with_keys_subsets_and_typed_properties()
    {
        var connections = Connect();

        var run = Run(Flow.Source(connections, "List", "Stores"), connections);

        var north = run.Sink("Output").Rows.Single(row => (string)row["code"]! == "N1");
        Assert.That((north["name"], north["Open"], north["Size"], north["Opened"], north["City"]), Is.EqualTo(("North", true, 120.5, new DateTime(2024, 5, 1), "Malmö")));
        Assert.That(run.Sink("Output").Rows.Single(row => (string)row["code"]! == "S1")["Opened"], Is.Null);
    }

    [Test]
    public void A_value_that_does_not_fit_the_type_that_was_chosen_goes_by_the_disposition()
    {
        var connections = Connect();
        var surface = Flow.Source(connections, "List", "Stores");
        var city = Output(surface).OutputColumnCollection["City"];
        surface.Wrapper.SetOutputColumnDataTypeProperties(Output(surface).ID, city.ID, DataType.DT_R8, 0, 0, 0, 0);
        city.ErrorRowDisposition = DTSRowDisposition.RD_RedirectRow;

        var run = Run(surface, connections);

        Assert.That(run.Sink("Error Output").Rows.Single()["name"], Is.EqualTo("North"));
        Assert.That(run.Sink("Output").Rows.Single()["name"], Is.EqualTo("South"));
    }

    [Test]
    public void A_line_item_that_was_renamed_keeps_its_lineage_by_its_id()
    {
        var surface = Flow.Source(Connect(), "View", "REV01 Sales");
        var external = Output(surface).ExternalMetadataColumnCollection["Units"];
        var lineage = Output(surface).OutputColumnCollection["Units"].LineageID;
        external.Name = "Pieces";
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_NEEDSNEWMETADATA));
        Assert.That(surface.Events.Warnings, Has.Some.Contains("'Pieces' is called 'Units' in Anaplan now"));

        surface.Refresh();

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);
        Assert.That((external.Name, Output(surface).OutputColumnCollection["Units"].LineageID), Is.EqualTo(("Units", lineage)));
    }

    [Test]
    public void Ids_outlive_saving_and_a_name_does_where_there_is_no_id()
    {
        var connections = Connect();
        var surface = Flow.Source(connections, "View", "REV01 Sales");
        Output(surface).ExternalMetadataColumnCollection["Units"].Name = "Pieces";
        var opened = DesignSurface.Open<AnaplanSource>(surface.Save(), connections);
        Output(opened).ExternalMetadataColumnCollection["Note"].CustomPropertyCollection["AnaplanId"].Value = string.Empty;
        var before = Output(opened).OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.LineageID)).ToList();

        opened.Refresh();

        Assert.That(Output(opened).OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.LineageID)), Is.EqualTo(before));
        Assert.That(opened.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), opened.Events.AllText);
    }

    [TestCase("", "Nothing is named to be read")]
    [TestCase("Stores", "Export and List are set")]
    public void One_thing_is_read(string list, string message)
    {
        var surface = Flow.Source(Connect());
        surface.Wrapper.SetComponentProperty("Export", list.Length == 0 ? string.Empty : "Sales");
        surface.Wrapper.SetComponentProperty("List", list);

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains(message));
    }

    [TestCase("View", "REV01 Sales", "1.5")]
    [TestCase("List", "Stores", "120.5")]
    public void The_preview_shows_first_rows(string kind, string name, string value)
    {
        var connections = Connect();
        var connection = (AnaplanConnection)connections.All[Flow.Manager].AcquireConnection(null);

        var table = new SourcePreview(Flow.Source(connections, kind, name).Component).Read(connection, default);

        Assert.That(table.Rows.Cast<System.Data.DataRow>().SelectMany(row => row.ItemArray), Has.Some.EqualTo(value));
        connections.All[Flow.Manager].ReleaseConnection(connection);
    }

    private static IDTSOutput100 Output(DesignSurface surface) => surface.Component.OutputCollection["Output"];

    private static IEnumerable<string> Names(DesignSurface surface) => Output(surface).OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => column.Name);

    private static DataFlowRun Run(DesignSurface surface, HostConnections connections)
    {
        var run = DataFlowRun.Load<AnaplanSource>(surface.Save(), connections, ["Output", "Error Output"]);
        run.Run();
        return run;
    }
}
