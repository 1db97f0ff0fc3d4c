namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: export writes CSV/TXT in the layouts of 7 (grid)")]
public sealed class GridExportTests
{
    private const string Cells = "Products,Time,Versions,Units,Note\nRB1,Jan 25,Actual,12,new\nRB1,Feb 25,Actual,9.5,\nLF1,Feb 25,Actual,3,\nRB1,Jan 25,Forecast,1,\n";

    [Test]
    public void A_current_page_has_its_page_line_a_line_of_columns_and_the_rows()
    {
        var run = Exporting(new ExportDefinition
        {
            Name = "Grid.xls",
            Module = "REV01",
            Layout = ExportLayout.GridCurrentPage,
            LineItems = ["Units", "Note"],
            Pages = ["Versions"],
            Columns = ["Time"],
            Rows = ["Products", "Line Items"],
            OmitEmptyRows = true,
        });

        run.Run("Grid.xls");

        Assert.That(run.ExportText("Grid.xls"), Is.EqualTo(
            "Actual\n"
            + ",,Jan 25,Feb 25,Mar 25,Q1 FY25,Apr 25,May 25,Jun 25,Q2 FY25,Jul 25,Aug 25,Sep 25,Q3 FY25,Oct 25,Nov 25,Dec 25,Q4 FY25,FY25\n"
            + "Road Bike,Units,12,9.5,0,21.5,0,0,0,0,0,0,0,0,0,0,0,0,21.5\n"
            + "Road Bike,Note,new,,,,,,,,,,,,,,,,\n"
            + "Bikes,Units,12,9.5,0,21.5,0,0,0,0,0,0,0,0,0,0,0,0,21.5\n"
            + "\"Lights, Front\",Units,0,3,0,3,0,0,0,0,0,0,0,0,0,0,0,0,3\n"
            + "Parts,Units,0,3,0,3,0,0,0,0,0,0,0,0,0,0,0,0,3\n"
            + "All products,Units,12,12.5,0,24.5,0,0,0,0,0,0,0,0,0,0,0,0,24.5\n"));
    }

    [Test]
    public void All_pages_follow_one_another()
    {
        var run = Exporting(new ExportDefinition
        {
            Name = "Grid",
            Module = "REV01",
            Layout = ExportLayout.GridAllPages,
            LineItems = ["Units"],
            Pages = ["Versions", "Time"],
            Columns = ["Line Items"],
            HideSummaries = true,
            OmitEmptyRows = true,
        });

        run.Run("Grid");

        Assert.That(run.ExportText("Grid").Split('\n').Take(8), Is.EqualTo(new[]
            { "Actual,Jan 25", ",Units", "Road Bike,12", "Actual,Feb 25", ",Units", "Road Bike,9.5", "\"Lights, Front\",3", "Actual,Mar 25" }));
    }

    [Test]
    public void Two_column_dimensions_have_a_line_each_with_the_outer_repeated()
    {
        var run = Exporting(new ExportDefinition
        {
            Name = "Grid",
            Module = "REV01",
            Layout = ExportLayout.GridCurrentPage,
            LineItems = ["Units"],
            Pages = ["Time"],
            Columns = ["Products", "Versions"],
            Rows = ["Line Items"],
            CurrentPage = new Dictionary<string, string> { ["Time"] = "Jan 25" },
            HideSummaries = true,
        });

        run.Run("Grid");

        Assert.That(run.ExportText("Grid"), Is.EqualTo(
            "Jan 25\n"
            + ",Road Bike,Road Bike,City Bike,City Bike,\"Lights, Front\",\"Lights, Front\"\n"
            + ",Actual,Forecast,Actual,Forecast,Actual,Forecast\n"
            + "Units,12,1,0,0,0,0\n"));
    }

    [Test]
    public void Without_pages_there_is_no_page_line_and_without_columns_no_header()
    {
        var run = new Running(new ModelDefinition
        {
            Name = "Small",
            Modules = [new ModuleDefinition { Name = "Settings", LineItems = [new LineItemDefinition { Name = "Rate" }], CellsCsv = "Rate\n0.5\n" }],
            Exports = [new ExportDefinition { Name = "Grid", Module = "Settings", Layout = ExportLayout.GridCurrentPage, Columns = [] }],
        });

        run.Run("Grid");

        Assert.That(run.ExportText("Grid"), Is.EqualTo("Rate,0.5\n"));
    }

    [Test]
    public void A_list_has_name_parent_code_properties_and_subsets()
    {
        var run = new Running(new ModelDefinition
        {
            Name = "Lists",
            Lists =
            [
                new ListDefinition
                {
                    Name = "Products",
                    ParentList = "Families",
                    Properties = [new PropertyDefinition { Name = "Weight", Format = new FormatDefinition() }],
                    Subsets = [new SubsetDefinition { Name = "Active" }],
                    ItemsCsv = "name,code,parent,Weight,Active\nRoad Bike,RB1,Bikes,7.5,true\nCity Bike,,,,\n",
                },
                new ListDefinition { Name = "Families", Items = [new ListItemDefinition { Name = "Bikes" }] },
            ],
            Exports = [new ExportDefinition { Name = "Products.csv", List = "Products" }],
        });

        run.Run("Products.csv");

        Assert.That(run.ExportText("Products.csv"),
            Is.EqualTo("Products,Parent,Code,Weight,Active\nRoad Bike,Bikes,RB1,7.5,true\nCity Bike,,,0,false\n"));
    }

    private static Running Exporting(ExportDefinition export) => new(SalesModel.Of(Cells, export));
}
