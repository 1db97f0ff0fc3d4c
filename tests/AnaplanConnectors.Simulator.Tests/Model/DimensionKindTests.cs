namespace AnaplanConnectors.Simulator.Tests;

public sealed class DimensionKindTests
{
    [Test]
    public void A_module_may_apply_to_a_subset_and_to_users()
    {
        var run = Model();

        Assert.That(run.Cell("Tasks", "Hours", "B", "user@example.com"), Is.EqualTo("4"));
        Assert.That(run.Cell("Tasks", "Cost", "B", "user@example.com"), Is.EqualTo("40"));
    }

    [Test]
    public void Items_outside_the_subset_have_no_cells() =>
        Assert.That(() => Model().Cell("Tasks", "Hours", "A", "user@example.com"), Throws.ArgumentException);

    [Test]
    public void An_import_into_a_subset_refuses_other_items()
    {
        var run = Model().Upload("T.csv", "Active,Users,Hours\nB,user@example.com,7\nA,user@example.com,1\n");

        run.Run("Load");

        Assert.That(run.Cell("Tasks", "Hours", "B", "user@example.com"), Is.EqualTo("7"));
        Assert.That(run.Dump("Load"), Does.Contain("A not found in list Active"));
    }

    [Test]
    public void Deleting_an_item_moves_the_cells_of_its_subset()
    {
        var run = Model();
        using (var transaction = run.Model.Begin(CancellationToken.None))
        {
            transaction.Reorder(run.Model.Lists[0], [1]);
            transaction.Commit();
        }

        Assert.That(run.Cell("Tasks", "Hours", "B", "user@example.com"), Is.EqualTo("4"));
    }

    private static Running Model() => new(new ModelDefinition
    {
        Name = "Small",
        Lists = [new() { Name = "Products", Subsets = [new() { Name = "Active" }], Items = [new() { Name = "A" }, new() { Name = "B", Subsets = ["Active"] }] }],
        Modules =
        [
            new()
            {
                Name = "Tasks",
                Dimensions = ["Active", "Users"],
                LineItems = [new() { Name = "Hours" }, new() { Name = "Cost", Formula = "Hours * Rates.Rate" }],
                CellsCsv = "Active,Users,Hours\nB,user@example.com,4\n",
            },
            new() { Name = "Rates", Dimensions = ["Products"], LineItems = [new() { Name = "Rate" }], CellsCsv = "Products,Rate\nA,5\nB,10\n" },
        ],
        Files = [new() { Name = "T.csv" }],
        Imports = [new() { Name = "Load", File = "T.csv", Module = "Tasks",
            Columns = [new() { Dimension = "Active" }, new() { Dimension = "Users" }, new() { LineItem = "Hours" }] }],
    });
}
