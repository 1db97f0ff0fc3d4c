namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: export writes CSV/TXT in the layouts of 7 (tabular)")]
public sealed class TabularExportTests
{
    private const string Cells =
        "Products,Time,Versions,Units,Launch,Active,Note,Region,Since,Double\n"
        + "RB1,Jan 25,Actual,12,2025-03-01,true,new,EMEA,Q2 FY25,24\n"
        + "RB1,Feb 25,Actual,9.5,,,,,,19\n"
        + "CB1,Jan 25,Actual,1,,,,,,2\n"
        + "LF1,Jan 25,Actual,-0.1,,false,\"says \"\"hi\"\"\",,,\n";

    [Test]
    public void Multi_column_has_a_column_for_each_dimension_and_each_line_item()
    {
        var run = new Running(SalesModel.Of(Cells, new ExportDefinition
        {
            Name = "Sales.csv",
            Module = "REV01",
            Pages = ["Versions"],
            HideSummaries = true,
            OmitEmptyRows = true,
        }));

        var outcome = run.Run("Sales.csv");

        Assert.That(outcome.Successful, Is.True);
        Assert.That(run.ExportText("Sales.csv"), Is.EqualTo(
            "Products,Time,Versions,Units,Launch,Active,Note,Region,Since,Double\n"
            + "Road Bike,Jan 25,Actual,12,2025-03-01,true,new,EMEA,Q2 FY25,24\n"
            + "Road Bike,Feb 25,Actual,9.5,,false,,,,19\n"
            + "City Bike,Jan 25,Actual,1,,false,,,,2\n"
            + "\"Lights, Front\",Jan 25,Actual,-0.1,,false,\"says \"\"hi\"\"\",,,0\n"));
    }

    [Test]
    public void Summaries_stand_behind_their_children()
    {
        var run = new Running(SalesModel.Of(Cells,
            new ExportDefinition { Name = "Sales.csv", Module = "REV01", LineItems = ["Units", "Note"], OmitEmptyRows = true }));

        run.Run("Sales.csv");

        Assert.That(run.ExportText("Sales.csv"), Is.EqualTo(
            "Products,Time,Versions,Units,Note\n"
            + "Road Bike,Jan 25,Actual,12,new\nRoad Bike,Feb 25,Actual,9.5,\nRoad Bike,Q1 FY25,Actual,21.5,\nRoad Bike,FY25,Actual,21.5,\n"
            + "City Bike,Jan 25,Actual,1,\nCity Bike,Q1 FY25,Actual,1,\nCity Bike,FY25,Actual,1,\n"
            + "Bikes,Jan 25,Actual,13,\nBikes,Feb 25,Actual,9.5,\nBikes,Q1 FY25,Actual,22.5,\nBikes,FY25,Actual,22.5,\n"
            + "\"Lights, Front\",Jan 25,Actual,-0.1,\"says \"\"hi\"\"\"\n\"Lights, Front\",Q1 FY25,Actual,-0.1,\n\"Lights, Front\",FY25,Actual,-0.1,\n"
            + "Parts,Jan 25,Actual,-0.1,\nParts,Q1 FY25,Actual,-0.1,\nParts,FY25,Actual,-0.1,\n"
            + "All products,Jan 25,Actual,12.9,\nAll products,Feb 25,Actual,9.5,\nAll products,Q1 FY25,Actual,22.4,\nAll products,FY25,Actual,22.4,\n"));
    }

    [Test]
    public void Single_column_has_one_value_a_line_in_the_order_pages_columns_rows()
    {
        var run = new Running(SalesModel.Of(Cells, new ExportDefinition
        {
            Name = "Sales.csv",
            Module = "REV01",
            Layout = ExportLayout.TabularSingleColumn,
            LineItems = ["Units", "Note"],
            Pages = ["Versions"],
            Columns = ["Time"],
            Rows = ["Products", "Line Items"],
            HideSummaries = true,
            OmitEmptyRows = true,
        }));

        run.Run("Sales.csv");

        Assert.That(run.ExportText("Sales.csv"), Is.EqualTo(
            "Versions,Time,Products,Line Items,Value\n"
            + "Actual,Jan 25,Road Bike,Units,12\n"
            + "Actual,Jan 25,Road Bike,Note,new\n"
            + "Actual,Jan 25,City Bike,Units,1\n"
            + "Actual,Jan 25,\"Lights, Front\",Units,-0.1\n"
            + "Actual,Jan 25,\"Lights, Front\",Note,\"says \"\"hi\"\"\"\n"
            + "Actual,Feb 25,Road Bike,Units,9.5\n"));
    }

    [Test]
    public void Without_omitting_every_combination_has_a_row()
    {
        var run = new Running(SalesModel.Of(Cells, new ExportDefinition { Name = "Sales.csv", Module = "REV01" }));

        run.Run("Sales.csv");

        // 6 products and parents, 17 months, quarters and years, 2 versions, and the header.
        Assert.That(run.ExportText("Sales.csv").Split('\n'), Has.Length.EqualTo(6 * 17 * 2 + 2));
    }

    [Test]
    public void Filters_let_rows_through_where_all_of_them_are_true()
    {
        var definition = SalesModel.Of(Cells, new ExportDefinition
        {
            Name = "Sales.csv",
            Module = "REV01",
            LineItems = ["Units"],
            Filters = ["Active", "Settings.Export"],
        });
        var settings = new ModuleDefinition
        {
            Name = "Settings",
            Dimensions = ["Products"],
            LineItems = [new LineItemDefinition { Name = "Export", Format = new FormatDefinition { Type = CellType.Boolean } }],
            CellsCsv = "Products,Export\nRB1,true\n",
        };
        var run = new Running(new ModelDefinition
        {
            Name = definition.Name,
            Versions = definition.Versions,
            Lists = definition.Lists,
            Modules = [.. definition.Modules, settings],
            Exports = definition.Exports,
        });

        run.Run("Sales.csv");

        Assert.That(run.ExportText("Sales.csv"), Is.EqualTo("Products,Time,Versions,Units\nRoad Bike,Jan 25,Actual,12\n"));
    }

    [Test]
    public void The_outcome_has_the_size_second_and_the_name_sixth()
    {
        var run = new Running(SalesModel.Of(Cells,
            new ExportDefinition { Name = "Sales.csv", Module = "REV01", LineItems = ["Units"], HideSummaries = true, OmitEmptyRows = true }));

        var detail = run.Run("Sales.csv").Details.Single();

        Assert.That(detail.Type, Is.EqualTo("exportSucceeded"));
        Assert.That(detail.Values[1], Is.EqualTo(FormattableString.Invariant($"{run.Export("Sales.csv").Length}")));
        Assert.That(detail.Values[5], Is.EqualTo("Sales.csv"));
    }

    [Test]
    public void Cancelling_leaves_the_old_file()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var run = new Running(SalesModel.Of(Cells, new ExportDefinition { Name = "Sales.csv", Module = "REV01" }));

        Assert.That(() => run.Run("Sales.csv", cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => run.Export("Sales.csv"), Throws.InstanceOf<KeyNotFoundException>());
    }
}
