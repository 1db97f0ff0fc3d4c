using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A destination that writes items of a list or cells of a module, without an import.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ListAndModuleDestinationTests(string culture) : ServiceFixture(culture)
{
    private static readonly UpstreamColumn[] StoreColumns =
    [
        new("code", new ColumnType(DataType.DT_WSTR, 20)), new("name", new ColumnType(DataType.DT_WSTR, 50)), new("Size", new ColumnType(DataType.DT_NUMERIC, 0, 9, 2)),
        new("Opened", new ColumnType(DataType.DT_DBTIMESTAMP)), new("Foreign", new ColumnType(DataType.DT_GUID)), new("Open", new ColumnType(DataType.DT_BOOL)),
    ];

    private static readonly UpstreamColumn[] CellColumns =
    [
        new("Products", new ColumnType(DataType.DT_WSTR, 50)), new("Time", new ColumnType(DataType.DT_WSTR, 20)), new("Foreign", new ColumnType(DataType.DT_GUID)),
        new("Units", new ColumnType(DataType.DT_R8)), new("Note", new ColumnType(DataType.DT_WSTR, 50)),
    ];

    [Test]
    public void Items_are_changed_and_added_and_the_log_counts_them()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "List", "Stores", StoreColumns, "code", "name", "Size", "Opened", "Open");
        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISVALID), surface.Events.AllText);

        var run = Send(surface, connections, [["S1", "South", 75.25m, new DateTime(2023, 7, 1), true], ["E1", "East", null, null, null]]);

        Assert.That(run.Events.Informations, Has.Some.Contains("took 2 of 2 rows").And.Some.Contains("1 items added, 1 updated"));
        var stores = Read(connections, "List", "Stores");
        var south = stores.Single(row => (string)row["code"]! == "S1");
        Assert.That((south["Size"], south["Opened"], south["Open"]), Is.EqualTo((75.25, new DateTime(2023, 7, 1), true)));
        Assert.That(stores.Select(row => row["name"]), Has.Some.EqualTo("East"));
    }

    [Test]
    public void A_time_of_day_is_no_day_and_its_row_is_redirected()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "List", "Stores", StoreColumns, "code", "Opened");
        surface.Input.ErrorRowDisposition = DTSRowDisposition.RD_RedirectRow;
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, ["Error Output"]);

        Fill(run, [["N1", new DateTime(2025, 3, 1, 9, 30, 0)], ["N1", new DateTime(2025, 3, 2)]]);

        Assert.That(run.Sink("Error Output").Column("ErrorMessage").Single(), Does.Contain("Opened").And.Contain("time of day"));
        Assert.That(Read(connections, "List", "Stores").Single(row => (string)row["code"]! == "N1")["Opened"], Is.EqualTo(new DateTime(2025, 3, 2)));
    }

    [Test]
    public void Refused_items_come_out_with_all_of_their_columns_and_the_limit_decides()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "List", "Stores", StoreColumns, "code", "name", "Size");
        surface.Wrapper.SetComponentProperty("ListLoad", "Update");
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, ["Rejected Rows"]);

        Assert.That(() => Fill(run, [["S1", "South", 1.5m], ["X9", "Nowhere", 2.5m]]), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("refused 1 of 2 rows"));

        var refused = run.Sink("Rejected Rows").Rows.Single();
        Assert.That((refused["AnaplanRow"], refused["AnaplanStatus"], refused["code"], refused["name"], refused["Size"]), Is.EqualTo((2L, "E", "X9", "Nowhere", "2.5")));
        Assert.That(refused["AnaplanReason"], Does.Contain("X9"));
        Assert.That(refused["City"], Is.Null);
    }

    [Test]
    public void Cells_arrive_and_missing_values_leave_what_is_there()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "Module", "REV01 Sales", CellColumns, "Products", "Time", "Units", "Note");

        var run = Send(surface, connections, [["Product 1", "Mar 25", 4.5, "first"], ["Product 1", "Mar 25", null, "second"]]);

        Assert.That(run.Events.Informations, Has.Some.Contains("Module 'REV01 Sales'").And.Some.Contains("3 cells changed"));
        var cell = Read(connections, "View", "REV01 Sales").Single(row => (string)row["Products"]! == "Product 1" && (string)row["Time"]! == "Mar 25");
        Assert.That((cell["Units"], cell["Note"]), Is.EqualTo((4.5, "second")));
    }

    [Test]
    public void A_row_that_names_no_member_is_refused_by_Anaplan_and_one_that_is_not_complete_by_us()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "Module", "REV01 Sales", CellColumns, "Products", "Time", "Units");
        surface.Wrapper.SetComponentProperty("RejectLimit", "50%");
        surface.Input.ErrorRowDisposition = DTSRowDisposition.RD_RedirectRow;
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, ["Rejected Rows", "Error Output"]);

        Fill(run, [["Product 1", "Jan 25", 1.0], ["Product 9", "Jan 25", 2.0], ["Product 1", null, 3.0]]);

        Assert.That(run.Sink("Rejected Rows").Column("Products"), Is.EqualTo(new[] { "Product 9" }));
        Assert.That(run.Sink("Error Output").Column("ErrorMessage"), Is.All.Contains("Time"));
        Assert.That(run.Events.Warnings, Has.Some.Contains("Anaplan refused 1 rows"));
    }

    [Test]
    public void A_dimension_is_needed_and_a_line_item_is_not()
    {
        var connections = Connect();
        var surface = Flow.DestinationOn(connections, "Module", "REV01 Sales", CellColumns, "Products", "Units");

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains("'Time'").And.None.Contains("'Note'"));
        Assert.That(new MappingModel(surface.Component, surface.Wrapper).Problems(), Is.EqualTo(new[] { "'Time' is mapped to nothing." }));
    }

    [TestCase("Upsert", "name", "id", "VS_ISVALID")]
    [TestCase("Delete", "name", "id", "VS_ISBROKEN")]
    [TestCase("Add", "Size", "name", "VS_ISBROKEN")]
    public void A_row_has_to_tell_the_item(string load, string column, string key, string status)
    {
        var surface = Flow.DestinationOn(Connect(), "List", "Stores", StoreColumns, column);
        surface.Wrapper.SetComponentProperty("ListLoad", load);

        Assert.That(surface.Validate().ToString(), Is.EqualTo(status), surface.Events.AllText);
        Assert.That(surface.Events.Errors.Any(error => error.Contains($"'{key}'")), Is.EqualTo(status == "VS_ISBROKEN"));
    }

    [TestCase("ListLoad", "Merge", "Upsert, Add, Update, Delete")]
    [TestCase("ItemsBy", "Number", "Name, Code, Id")]
    [TestCase("ResumeRun", "abcdef", "only imports are resumed")]
    [TestCase("Import", "Load sales", "Import and List are set")]
    public void Settings_that_cannot_be_are_named(string property, string value, string message)
    {
        var surface = Flow.DestinationOn(Connect(), "List", "Stores", StoreColumns, "code");
        surface.Wrapper.SetComponentProperty(property, value);

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains(message));
    }

    private static DataFlowRun Send(DesignSurface surface, HostConnections connections, object?[][] rows)
    {
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, []);
        Fill(run, rows);
        return run;
    }

    /// <summary>Sends rows whose values stand in the order of the columns that are not foreign.</summary>
    private static void Fill(DataFlowRun run, object?[][] rows)
    {
        var names = run.Component.InputCollection[0].InputColumnCollection.Cast<IDTSInputColumn100>().Select(column => column.Name).ToList();
        var next = 0;
        run.Push(
            (buffer, layout) =>
            {
                if (next == rows.Length)
                    return false;
                for (var i = 0; i < names.Count; i++)
                    Put(buffer, layout.IndexOf(names[i]), rows[next][i]);
                next++;
                return true;
            },
            [2, 1]);
    }

    private static void Put(PipelineBuffer buffer, int index, object? value)
    {
        switch (value)
        {
            case string text:
                buffer.SetString(index, text);
                break;
            case decimal number:
                buffer.SetDecimal(index, number);
                break;
            case double number:
                buffer.SetDouble(index, number);
                break;
            case DateTime moment:
                buffer.SetDateTime(index, moment);
                break;
            case bool flag:
                buffer.SetBoolean(index, flag);
                break;
            default:
                buffer.SetNull(index);
                break;
        }
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, object>> Read(HostConnections connections, string kind, string name)
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(connections, kind, name).Save(), connections, ["Output"]);
        run.Run();
        return run.Sink("Output").Rows;
    }
}
