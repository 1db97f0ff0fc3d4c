namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: import applies rows to modules")]
public sealed class ModuleImportTests
{
    [Test]
    public void Columns_fill_line_items_of_every_format()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Launch", "Active", "Note", "Region", "Since")))
            .Upload("Sales.csv",
                "Product,Month,Units,Launch,Active,Note,Region,Since\n\"Lights, Front\",Jan 25,12.5,2025-03-01,true,\"says \"\"hi\"\"\",EMEA,Q2 FY25\n");

        var outcome = run.Run("Load sales");

        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(run.Cell("REV01", "Units", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("12.5"));
        Assert.That(run.Cell("REV01", "Launch", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("2025-03-01"));
        Assert.That(run.Cell("REV01", "Active", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("true"));
        Assert.That(run.Cell("REV01", "Note", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("says \"hi\""));
        Assert.That(run.Cell("REV01", "Region", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("EMEA"));
        Assert.That(run.Cell("REV01", "Since", "Lights, Front", "Jan 25", "Actual"), Is.EqualTo("Q2 FY25"));
        Assert.That(run.Cell("REV01", "Units", "Lights, Front", "Jan 25", "Forecast"), Is.EqualTo("0"));
    }

    [Test]
    public void Each_line_item_has_a_detail()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Active"))).Upload("Sales.csv",
            "Product,Month,Units,Active\nRB1,Jan 25,1,true\nRB1,Feb 25,two,true\nBikes,Feb 25,5,true\n");

        var details = run.Run("Load sales").Details;

        Assert.That(details.Select(detail => (detail.Type, detail.Occurrences, detail.LocalMessageText)), Is.EqualTo(new[]
        {
            ("lineItemRowsProcessedWithFailures", 0L, "Units: 1 cells successful, 1 failed, 1 ignored"),
            ("lineItemRowsProcessed", 0L, "Active: 2 cells successful, 1 ignored"),
            ("moduleImportNumberFormat", 1L, "Invalid number: two"),
        }));
        Assert.That(details[0].Value("successRowCount"), Is.EqualTo("1"));
        Assert.That(details[0].Value("failedCount"), Is.EqualTo("1"));
    }

    [TestCase("RB1")]
    [TestCase("rb1")]
    [TestCase("ROAD BIKE")]
    public void Members_are_found_by_code_then_by_name_without_regard_to_case(string product)
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units"))).Upload("Sales.csv", $"Product,Month,Units\n{product},JAN 25,7\n");

        run.Run("Load sales");

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("7"));
    }

    [Test]
    public void Rows_with_problems_are_dumped_as_errors_or_warnings()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Active", "Region"))).Upload("Sales.csv",
            "Product,Month,Units,Active,Region\n"
            + "Paris2,Foo 25,1,true,EMEA\n"
            + "RB1,Jan 25,x,maybe,EMEA\n"
            + "RB1,Feb 25,x,maybe,Moon\n"
            + "RB1,Mar 25,1,true,EMEA\n");

        run.Run("Load sales");

        Assert.That(run.Dump("Load sales"), Is.EqualTo("""
            "_Status_","Product","Month","Units","Active","Region","_Line_","_Error_1_","_Error_2_","_Error_3_"
            "E","Paris2","Foo 25","1","true","EMEA","2","Paris2 not found in list Products","Foo 25 not found in calendar",""
            "W","RB1","Jan 25","x","maybe","EMEA","3","Invalid number: x","Invalid boolean: maybe",""
            "E","RB1","Feb 25","x","maybe","Moon","4","Invalid number: x","Invalid boolean: maybe","Moon not found in list Regions"

            """));
        Assert.That(run.Cell("REV01", "Region", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("EMEA"));
        Assert.That(run.Cell("REV01", "Region", "Road Bike", "Feb 25", "Actual"), Is.Empty);
    }

    [TestCase(DuplicateRows.Sum, "6")]
    [TestCase(DuplicateRows.Last, "3")]
    public void Several_rows_for_a_number_are_summed_or_the_last_wins(DuplicateRows duplicates, string units)
    {
        var run = new Running(SalesModel.Of(new ImportDefinition
        {
            Name = "Load sales",
            File = "Sales.csv",
            Module = "REV01",
            Columns = [.. SalesModel.Dimensions, new ColumnDefinition { LineItem = "Units" }, new ColumnDefinition { LineItem = "Note" }],
            Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
            Duplicates = duplicates,
        }, cells: "Products,Time,Versions,Units\nRB1,Jan 25,Actual,100\n"))
            .Upload("Sales.csv", "Product,Month,Units,Note\nRB1,Jan 25,1,a\nRB1,Jan 25,2,b\nRB1,Jan 25,3,c\n");

        run.Run("Load sales");

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo(units));
        Assert.That(run.Cell("REV01", "Note", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("c"));
    }

    [TestCase("Bikes,Jan 25", TestName = "A parent")]
    [TestCase("All products,Jan 25", TestName = "The top level item")]
    [TestCase("RB1,Q1 FY25", TestName = "A quarter")]
    [TestCase("RB1,FY25", TestName = "A year")]
    public void Values_for_aggregates_are_ignored_silently(string members)
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units"))).Upload("Sales.csv", $"Product,Month,Units\n{members},5\n");

        var outcome = run.Run("Load sales");

        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("Units: 0 cells successful, 1 ignored"));
        Assert.That(outcome.Details.Single().Value("ignoredCount"), Is.EqualTo("1"));
    }

    [Test]
    public void Values_for_calculated_line_items_are_ignored_silently()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Double"), cells: "Products,Time,Versions,Double\nRB1,Jan 25,Actual,8\n"))
            .Upload("Sales.csv", "Product,Month,Double\nRB1,Jan 25,5\n");

        var outcome = run.Run("Load sales");

        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("Double: 0 cells successful, 1 ignored"));
        Assert.That(run.Cell("REV01", "Double", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("8"));
    }

    [Test]
    public void Blank_fields_make_cells_blank()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Launch", "Active", "Note", "Region"),
                cells: "Products,Time,Versions,Units,Launch,Active,Note,Region\nRB1,Jan 25,Actual,8,2025-01-01,true,old,EMEA\n"))
            .Upload("Sales.csv", "Product,Month,Units,Launch,Active,Note,Region\nRB1,Jan 25,,,,,\n");

        run.Run("Load sales");

        Assert.That(new[] { "Units", "Launch", "Active", "Note", "Region" }.Select(item => run.Cell("REV01", item, "Road Bike", "Jan 25", "Actual")),
            Is.EqualTo(new[] { "0", "", "false", "", "" }));
    }

    [Test]
    public void A_column_may_name_the_line_item_of_a_value()
    {
        var run = new Running(SalesModel.Of(new ImportDefinition
        {
            Name = "Load sales",
            File = "Sales.csv",
            Module = "REV01",
            Columns = [.. SalesModel.Dimensions, new ColumnDefinition { From = "Account", Dimension = "Line Items" },
                new ColumnDefinition { From = "Amount", To = ColumnTarget.Value }],
            Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
        })).Upload("Sales.csv", "Product,Month,Account,Amount\nRB1,Jan 25,units,5\nRB1,Jan 25,Note,new\nRB1,Jan 25,Column 48213,1\n");

        var outcome = run.Run("Load sales");

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("5"));
        Assert.That(run.Cell("REV01", "Note", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("new"));
        Assert.That(outcome.Details.Select(detail => detail.LocalMessageText), Is.EqualTo(new[]
            { "Units: 1 cells successful", "Note: 1 cells successful", "Invalid line item identifier: Account (\"Column 48213\")" }));
        Assert.That(run.Dump("Load sales"), Does.Contain("\"4\",\"Invalid line item identifier: Account (\"\"Column 48213\"\")\""));
    }
}
