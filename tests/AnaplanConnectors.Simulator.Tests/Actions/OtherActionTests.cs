namespace AnaplanConnectors.Simulator.Tests;

public sealed class OtherActionTests
{
    [Test]
    public void Deleting_by_selection_takes_the_cells_along_and_keeps_those_of_others()
    {
        var run = Model();

        var outcome = run.Run("Delete");

        Assert.That(run.Items("Products"), Is.EqualTo(new[] { "A,,", "C,,A" }));
        Assert.That(run.Cell("Sales", "Units", "C", "Jan 25"), Is.EqualTo("30"));
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("deleteFromSelectionSucceeded"));
        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("Products: 1 items deleted"));
    }

    [Test]
    public void Values_that_mean_a_deleted_item_become_blank_and_others_stay()
    {
        var run = Model();

        run.Run("Delete");

        Assert.That(run.Items("Shops"), Is.EqualTo(new[] { "North,,,", "South,,,C" }));
        Assert.That(run.Cell("Shop settings", "Best", "North"), Is.EqualTo("C"));
        Assert.That(run.Cell("Shop settings", "Best", "South"), Is.Empty);
    }

    [Test]
    public void An_item_created_after_deleting_starts_blank_and_with_a_new_id()
    {
        var run = Model().Upload("Products.csv", "Name\nD\n");
        run.Run("Delete");

        run.Run("Load products");

        Assert.That(run.Cell("Sales", "Units", "D", "Jan 25"), Is.EqualTo("0"));
        Assert.That(run.Model.Data.Items(run.Model.Lists[0]).Id(2), Is.EqualTo("201000000004"));
    }

    [Test]
    public void Sorting_moves_items_with_their_cells()
    {
        var run = Model();

        run.Run("Sort");

        Assert.That(run.Items("Shops"), Is.EqualTo(new[] { "North,,,B", "South,,,C" }));
        Assert.That(run.Items("Products"), Is.EqualTo(new[] { "A,,", "B,,A", "C,,A" }));
        Assert.That(run.Cell("Sales", "Units", "B", "Jan 25"), Is.EqualTo("20"));
    }

    [Test]
    public void A_deployed_model_keeps_its_items()
    {
        var run = Model();
        run.Model.State = ModelActiveState.Production;

        var outcome = run.Run("Delete");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().Type, Is.EqualTo("deleteFromSelectionFailed"));
        Assert.That(run.Items("Products").Count(), Is.EqualTo(3));
    }

    private static Running Model() => new(new ModelDefinition
    {
        Name = "Sales",
        Lists =
        [
            new ListDefinition { Name = "Products", ItemsCsv = "name,parent\nA,\nC,A\nB,A\n" },
            new ListDefinition
            {
                Name = "Shops",
                Properties = [new PropertyDefinition { Name = "First", Format = new FormatDefinition { Type = CellType.List, List = "Products" } }],
                ItemsCsv = "name,First\nNorth,B\nSouth,C\n",
            },
        ],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "Selection",
                Dimensions = ["Products"],
                LineItems = [new LineItemDefinition { Name = "Delete", Format = new FormatDefinition { Type = CellType.Boolean } }],
                CellsCsv = "Products,Delete\nB,true\n",
            },
            new ModuleDefinition
            {
                Name = "Sales",
                Dimensions = ["Products", "Time"],
                LineItems = [new LineItemDefinition { Name = "Units" }],
                CellsCsv = "Products,Time,Units\nB,Jan 25,20\nC,Jan 25,30\n",
            },
            new ModuleDefinition
            {
                Name = "Shop settings",
                Dimensions = ["Shops"],
                LineItems = [new LineItemDefinition { Name = "Best", Format = new FormatDefinition { Type = CellType.List, List = "Products" } }],
                CellsCsv = "Shops,Best\nNorth,C\nSouth,B\n",
            },
        ],
        Files = [new FileDefinition { Name = "Products.csv" }],
        Imports = [new ImportDefinition { Name = "Load products", File = "Products.csv", List = "Products",
            Columns = [new ColumnDefinition { To = ColumnTarget.Name }] }],
        Actions =
        [
            new ActionDefinition { Name = "Delete", List = "Products", Filter = "Selection.Delete" },
            new ActionDefinition { Name = "Sort", List = "Products", Type = OtherActionType.OrderHierarchy },
        ],
    });
}
