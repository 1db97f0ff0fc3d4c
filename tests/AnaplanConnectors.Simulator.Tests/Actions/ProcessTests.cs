namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: processes: ordered nested results, no rollback, stop-on-failure switch")]
public sealed class ProcessTests
{
    private const string Products = "Name,Code\nRoad Bike,RB1\nCity Bike,CB1\n";
    private const string Sales = "Products,Units,Old\nRB1,5,\nCB1,7,true\n";

    [Test]
    public void Actions_run_in_order_each_on_what_the_one_before_left()
    {
        var run = Nightly().Upload("Products.csv", Products).Upload("Sales.csv", Sales);

        var outcome = run.Run("Nightly");

        Assert.That(outcome.Successful, Is.True);
        Assert.That(outcome.Details, Is.Empty);
        Assert.That(outcome.Nested!.Select(nested => nested.ObjectName),
            Is.EqualTo(new[] { "Load products", "Load sales", "Delete old", "Sales export.csv" }));
        Assert.That(run.ExportText("Sales export.csv"), Is.EqualTo("Products,Units\nRoad Bike,5\n"));
    }

    [Test]
    public void Rejected_rows_do_not_stop_a_process_but_show_at_its_top()
    {
        var run = Nightly().Upload("Products.csv", Products + ",\n").Upload("Sales.csv", Sales);

        var outcome = run.Run("Nightly");

        Assert.That(outcome.Successful, Is.True);
        Assert.That(outcome.FailureDumpAvailable, Is.True);
        Assert.That(outcome.Nested!.Select(nested => nested.FailureDumpAvailable), Is.EqualTo(new[] { true, false, false, false }));
        Assert.That(run.HasDump("Load products"), Is.True);
    }

    [Test]
    public void A_failed_action_stops_the_rest_and_nothing_is_rolled_back()
    {
        var run = Nightly().Upload("Products.csv", Products);

        var outcome = run.Run("Nightly");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Nested!.Select(nested => (nested.ObjectName, nested.Successful)),
            Is.EqualTo(new[] { ("Load products", true), ("Load sales", false) }));
        Assert.That(run.Items("Products"), Is.EqualTo(new[] { "Road Bike,RB1,", "City Bike,CB1," }));
    }

    [Test]
    public void The_rest_may_run_nevertheless()
    {
        var run = Nightly(new ActionOptions { ContinueProcessAfterFailure = true }).Upload("Products.csv", Products);

        var outcome = run.Run("Nightly");

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Nested, Has.Count.EqualTo(4));
    }

    [Test]
    public void Progress_rises_over_the_whole_process()
    {
        var progress = new List<double>();
        var run = Nightly(progress: (fraction, _) => progress.Add(fraction))
            .Upload("Products.csv", "Name,Code\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"P{row},C{row}\n")))
            .Upload("Sales.csv", "Products,Units,Old\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"C{row},1,\n")));

        run.Run("Nightly");

        Assert.That(progress, Is.Ordered.And.All.InRange(0, 1));
        Assert.That(progress[0], Is.LessThan(0.25));
        Assert.That(progress[^1], Is.GreaterThan(0.75));
    }

    [Test]
    public void A_mapping_parameter_nobody_asks_for_is_refused()
    {
        var outcome = Nightly().Upload("Products.csv", Products).Run("Nightly", new MappingParameter("Version", "Actual"));

        Assert.That(outcome.Successful, Is.False);
        Assert.That(outcome.Details.Single().LocalMessageText, Is.EqualTo("'Nightly' does not ask for a member of the entity type 'Version'."));
    }

    private static Running Nightly(ActionOptions? options = null, Action<double, string>? progress = null) => new(new ModelDefinition
    {
        Name = "Nightly",
        Lists = [new ListDefinition { Name = "Products" }],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "Sales",
                Dimensions = ["Products"],
                LineItems = [new LineItemDefinition { Name = "Units" },
                    new LineItemDefinition { Name = "Old", Format = new FormatDefinition { Type = CellType.Boolean } }],
            },
        ],
        Files = [new FileDefinition { Name = "Products.csv" }, new FileDefinition { Name = "Sales.csv" }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load products", File = "Products.csv", List = "Products",
                Columns = [new ColumnDefinition { To = ColumnTarget.Name }, new ColumnDefinition { To = ColumnTarget.Code }],
            },
            new ImportDefinition
            {
                Name = "Load sales", File = "Sales.csv", Module = "Sales",
                Columns = [new ColumnDefinition { Dimension = "Products" }, new ColumnDefinition { LineItem = "Units" },
                    new ColumnDefinition { LineItem = "Old" }],
            },
        ],
        Exports = [new ExportDefinition { Name = "Sales export.csv", Module = "Sales", LineItems = ["Units"] }],
        Actions = [new ActionDefinition { Name = "Delete old", List = "Products", Filter = "Sales.Old" }],
        Processes = [new ProcessDefinition { Name = "Nightly", Actions = ["Load products", "Load sales", "Delete old", "Sales export.csv"] }],
    })
    {
        Options = options ?? new ActionOptions(),
        Progress = progress ?? ((_, _) => { }),
    };
}
