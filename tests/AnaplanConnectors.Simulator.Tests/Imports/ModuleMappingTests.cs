namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: prompted imports: reject/accept mappingParameters")]
public sealed class ModuleMappingTests
{
    private const string Cells = "Products,Time,Versions,Units\nRB1,Jan 25,Actual,1\nRB1,Feb 25,Actual,2\nCB1,Jan 25,Actual,3\nRB1,Jan 25,Forecast,4\n";

    [TestCase(ClearTarget.None, "9 2 3 4")]
    [TestCase(ClearTarget.Mapped, "9 0 3 4")]
    [TestCase(ClearTarget.All, "9 0 0 0")]
    public void Cells_may_be_cleared_before_loading(ClearTarget clear, string units)
    {
        var run = new Running(SalesModel.Of(new ImportDefinition
        {
            Name = "Load sales",
            File = "Sales.csv",
            Module = "REV01",
            Columns = [.. SalesModel.Dimensions, new ColumnDefinition { LineItem = "Units" }],
            Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
            ClearTarget = clear,
        }, cells: Cells)).Upload("Sales.csv", "Product,Month,Units\nRB1,Jan 25,9\nRB1,Feb 25,nothing\n");

        run.Run("Load sales");

        Assert.That(string.Join(' ', run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"),
            run.Cell("REV01", "Units", "Road Bike", "Feb 25", "Actual"),
            run.Cell("REV01", "Units", "City Bike", "Jan 25", "Actual"), run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Forecast")),
                Is.EqualTo(units));
    }

    [Test]
    public void Months_may_be_given_by_a_day_in_them()
    {
        var run = new Running(SalesModel.Of(new ImportDefinition
        {
            Name = "Load sales",
            File = "Sales.csv",
            Module = "REV01",
            Columns =
            [
                new ColumnDefinition { From = "Product", Dimension = "Products" },
                new ColumnDefinition { From = "DateKey", Dimension = "Time", DatePattern = "YYYYMMDD" },
                new ColumnDefinition { LineItem = "Units" },
            ],
            Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
        })).Upload("Sales.csv", "Product,DateKey,Units\nRB1,20250131,5\nRB1,20260101,6\n");

        var outcome = run.Run("Load sales");

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("5"));
        Assert.That(outcome.Details[1].Type, Is.EqualTo("moduleImportInvalidTimeEntityIdentifier"));
        Assert.That(outcome.Details[1].LocalMessageText, Is.EqualTo("20260101 not found in calendar"));
    }

    [TestCase("Version")]
    [TestCase("versions")]
    public void A_prompted_member_comes_with_the_run(string entityType)
    {
        var run = Prompted().Upload("Sales.csv", "Product,Month,Units\nRB1,Jan 25,5\n");

        run.Run("Load sales", new MappingParameter(entityType, "Forecast"));

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Forecast"), Is.EqualTo("5"));
    }

    [TestCase("importFailedGeneralError")]
    [TestCase("importFailedGeneralError", "Region:Actual")]
    [TestCase("failedToLocateEntity", "Version:Nonsense")]
    public void A_prompt_that_is_not_answered_well_fails_the_import(string type, params string[] answers)
    {
        var run = Prompted().Upload("Sales.csv", "Product,Month,Units\nRB1,Jan 25,5\n");

        var outcome = run.Run("Load sales", [.. answers.Select(answer => new MappingParameter(answer.Split(':')[0], answer.Split(':')[1]))]);

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo(type));
    }

    [Test]
    public void Files_without_a_header_are_read_by_position()
    {
        var run = new Running(SalesModel.Of(new ImportDefinition
        {
            Name = "Load sales",
            File = "Sales.csv",
            Module = "REV01",
            Columns =
            [
                new ColumnDefinition { From = "Units", LineItem = "Units", Position = 3 },
                new ColumnDefinition { From = "Product", Dimension = "Products", Position = 1 },
                new ColumnDefinition { From = "Month", Dimension = "Time", Position = 2 },
            ],
            Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
        }, new FileDefinition { Name = "Sales.csv", HeaderRow = 0, FirstDataRow = 1, Separator = "|" }))
            .Upload("Sales.csv", "RB1|Jan 25|5\nXX|Jan 25|6\n");

        run.Run("Load sales");

        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("5"));
        Assert.That(run.Dump("Load sales"), Is.EqualTo("""
            "_Status_","Column 1","Column 2","Column 3","_Line_","_Error_1_"
            "E","XX","Jan 25","6","2","XX not found in list Products"

            """));
    }

    [Test]
    public void Rows_above_the_header_and_above_the_first_data_row_are_skipped()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units"), new FileDefinition { Name = "Sales.csv", HeaderRow = 3, FirstDataRow = 5 }))
            .Upload("Sales.csv", "exported by hand\n\nProduct,Month,Units\n(text),(text),(number)\nRB1,Jan 25,5\n");

        var outcome = run.Run("Load sales");

        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(run.Cell("REV01", "Units", "Road Bike", "Jan 25", "Actual"), Is.EqualTo("5"));
    }

    [TestCase(DumpLineNumbers.PhysicalLines, "4")]
    [TestCase(DumpLineNumbers.Records, "3")]
    [TestCase(DumpLineNumbers.DataRecords, "2")]
    public void Line_numbers_of_the_dump_count_lines_or_records(DumpLineNumbers numbers, string line)
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Note"))) { Options = new ActionOptions { DumpLineNumbers = numbers } }
            .Upload("Sales.csv", "Product,Month,Units,Note\nRB1,Jan 25,5,\"two\nlines\"\nXX,Jan 25,6,\n");

        run.Run("Load sales");

        Assert.That(run.Dump("Load sales"), Does.Contain($"\"XX\",\"Jan 25\",\"6\",\"\",\"{line}\","));
    }

    [Test]
    public void A_reader_of_the_model_may_not_load()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units"),
            roles: [new RoleDefinition { Name = "Reader", Access = RoleAccess.ReadOnly, Users = ["user@example.com"] }]))
            .Upload("Sales.csv", "Product,Month,Units\nRB1,Jan 25,5\n");

        Assert.That(run.Run("Load sales").Details.Single().Type, Is.EqualTo("moduleImportNoWriteAccess"));
    }

    [Test]
    public void An_action_hidden_by_the_role_is_not_run()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units"),
            roles: [new RoleDefinition { Name = "Planner", HiddenActions = ["Load sales"], Users = ["user@example.com"] }]))
            .Upload("Sales.csv", "Product,Month,Units\nRB1,Jan 25,5\n");

        var outcome = run.Run("Load sales");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("notAuthorised"));
    }

    private static Running Prompted() => new(SalesModel.Of(new ImportDefinition
    {
        Name = "Load sales",
        File = "Sales.csv",
        Module = "REV01",
        Columns = [.. SalesModel.Dimensions, new ColumnDefinition { LineItem = "Units" }],
        Prompted = [new PromptDefinition { Dimension = "Versions" }],
    }));
}
