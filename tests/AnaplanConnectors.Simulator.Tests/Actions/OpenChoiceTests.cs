namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Settings about what the API reference leaves open, with the answer that is not the default.</summary>
public sealed class OpenChoiceTests
{
    private const string Cells = "Products,Time,Versions,Units,Launch,Active\nRB1,Jan 25,Actual,-1234.5,2025-03-01,true\n";

    [Test]
    public void Numbers_dates_and_booleans_may_look_as_people_like_them()
    {
        var export = new ExportDefinition { Name = "E", Module = "REV01", LineItems = ["Units", "Launch", "Active"], FormattedNumbers = true,
            DateFormat = "dd/MM/yyyy", UpperCaseBooleans = true, OmitEmptyRows = true, HideSummaries = true };
        var run = new Running(SalesModel.Of(Cells, export));

        run.Run("E");

        Assert.That(run.ExportText("E"), Does.EndWith("Road Bike,Jan 25,Actual,\"-1,234.5\",01/03/2025,TRUE\n"));
    }

    [TestCase(false, false, -1, "-1,234.5")]
    [TestCase(true, false, 2, "(1,234.50)")]
    [TestCase(false, true, 0, "-123,450%")]
    public void A_formatted_number_follows_its_format(bool parentheses, bool percentage, int places, string text) =>
        Assert.That(TextStyle.Formatted(new() { NegativeInParentheses = parentheses, Percentage = percentage, DecimalPlaces = places }, -1234.5),
            Is.EqualTo(text));

    [Test]
    public void All_pages_may_share_one_header()
    {
        var run = new Running(SalesModel.Of(Cells, new ExportDefinition { Name = "E", Module = "REV01", Layout = ExportLayout.GridAllPages,
            LineItems = ["Units"], Pages = ["Versions"], Columns = ["Line Items"], OmitEmptyRows = true, HideSummaries = true }))
        {
            Options = new ActionOptions { AllPagesLayout = AllPagesLayout.PagesInRows },
        };

        run.Run("E");

        Assert.That(run.ExportText("E"), Is.EqualTo("Versions,Products,Time,Units\nActual,Road Bike,Jan 25,-1234.5\n"));
    }

    [TestCase(false, "1")]
    [TestCase(true, "0")]
    public void A_repeated_row_of_a_list_may_count_as_an_update(bool updates, string ignored)
    {
        var run = new Running(new ModelDefinition
        {
            Name = "M",
            Lists = [new() { Name = "Products" }],
            Files = [new() { Name = "P.csv" }],
            Imports = [new() { Name = "Load", File = "P.csv", List = "Products", Columns = [new() { To = ColumnTarget.Name }] }],
        })
        {
            Options = new ActionOptions { RepeatedListRowsUpdate = updates },
        };

        var values = run.Upload("P.csv", "NAME\nA\nA\n").Run("Load").Details[0].Values;

        Assert.That(values[values.ToList().IndexOf("ignoredCount") + 1], Is.EqualTo(ignored));
    }

    [Test]
    public void A_module_import_may_tell_one_sum()
    {
        var run = new Running(SalesModel.Of(SalesModel.Import("Units", "Note")))
        {
            Options = new ActionOptions { OneDetailAModule = true },
        };

        var outcome = run.Upload("Sales.csv", "Product,Month,Units,Note\nRB1,Jan 25,1,a\n").Run("Load sales");

        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("REV01: 2 cells successful"));
    }
}
