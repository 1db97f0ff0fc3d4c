namespace AnaplanConnectors.Simulator.Tests;

public sealed class VersionTests
{
    [Test]
    public void Before_the_switchover_a_version_shows_the_actual_one()
    {
        var run = Model();

        Assert.That(run.Cell("M", "Units", "Jan 25", "Forecast"), Is.EqualTo("1"));
        Assert.That(run.Cell("M", "Units", "Mar 25", "Forecast"), Is.EqualTo("30"));
        Assert.That(run.Cell("M", "Units", "FY25", "Forecast"), Is.EqualTo("33"));
        Assert.That(run.Cell("M", "Double", "Jan 25", "Forecast"), Is.EqualTo("2"));
    }

    [Test]
    public void A_line_item_may_be_without_switchover() =>
        Assert.That(Model().Cell("M", "Plain", "Jan 25", "Forecast"), Is.EqualTo("5"));

    [Test]
    public void A_version_with_a_formula_is_calculated_from_others()
    {
        var run = Model();

        Assert.That(run.Cell("M", "Units", "Mar 25", "Variance"), Is.EqualTo("-27"));
        Assert.That(run.Cell("M", "Units", "FY25", "Variance"), Is.EqualTo("-27"));
    }

    [TestCase("Jan 25", "Forecast", "1")]
    [TestCase("Mar 25", "Variance", "-27")]
    [TestCase("Mar 25", "Forecast", "99")]
    public void Imports_write_where_a_version_holds_data(string month, string version, string value)
    {
        var run = Model().Upload("V.csv", $"Time,Versions,Units\n{month},{version},99\n");

        var outcome = run.Run("Load");

        Assert.That(outcome.FailureDumpAvailable, Is.False);
        Assert.That(run.Cell("M", "Units", month, version), Is.EqualTo(value));
    }

    [Test]
    public void A_formula_of_an_unknown_version_is_a_problem() =>
        Assert.That(() => new Running(new ModelDefinition { Name = "M", Versions = [new() { Name = "A" }, new() { Name = "B", Formula = "C - A" }] }),
            Throws.TypeOf<TenantDefinitionException>().With.Message.Contains("there is no version 'C'"));

    private static Running Model() => new(new ModelDefinition
    {
        Name = "Small",
        Versions =
        [
            new() { Name = "Actual", Actual = true },
            new() { Name = "Forecast", Current = true, Switchover = "Mar 25" },
            new() { Name = "Variance", Formula = "Actual - Forecast" },
        ],
        Modules =
        [
            new()
            {
                Name = "M",
                Dimensions = ["Time", "Versions"],
                LineItems =
                [
                    new() { Name = "Units" },
                    new() { Name = "Plain", UseSwitchover = false },
                    new() { Name = "Double", Formula = "Units * 2" },
                ],
                CellsCsv = "Time,Versions,Units,Plain\nJan 25,Actual,1,0\nFeb 25,Actual,2,0\nMar 25,Actual,3,0\n"
                    + "Jan 25,Forecast,10,5\nMar 25,Forecast,30,0\n",
            },
        ],
        Files = [new() { Name = "V.csv" }],
        Imports = [new() { Name = "Load", File = "V.csv", Module = "M",
            Columns = [new() { Dimension = "Time" }, new() { Dimension = "Versions" }, new() { LineItem = "Units" }] }],
    });
}
