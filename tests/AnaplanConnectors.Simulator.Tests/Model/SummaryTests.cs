namespace AnaplanConnectors.Simulator.Tests;

public sealed class SummaryTests
{
    private const string Cells = "Products,Time,Number,Flag,Text\nA,Jan 25,4,true,a\nA,Mar 25,2,,\nB,Feb 25,9,true,b\nC,Jan 25,3,,c\n";

    [TestCase(SummaryMethod.Sum, "18")]
    [TestCase(SummaryMethod.Average, "2")]
    [TestCase(SummaryMethod.Min, "0")]
    [TestCase(SummaryMethod.Max, "9")]
    [TestCase(SummaryMethod.None, "")]
    [TestCase(SummaryMethod.FirstNonBlank, "4")]
    [TestCase(SummaryMethod.LastNonBlank, "3")]
    public void A_total_of_numbers_follows_the_method(SummaryMethod method, string value) =>
        Assert.That(Model(new() { Name = "Number", Summary = method }).Cell("M", "Number", "All", "Q1 FY25"), Is.EqualTo(value));

    [TestCase(SummaryMethod.Any, "B", "true")]
    [TestCase(SummaryMethod.Any, "C", "false")]
    [TestCase(SummaryMethod.All, "B", "false")]
    public void A_total_of_booleans_follows_the_method(SummaryMethod method, string product, string value) =>
        Assert.That(Model(null, new() { Name = "Flag", Format = new() { Type = CellType.Boolean }, Summary = method })
            .Cell("M", "Flag", product, "Q1 FY25"), Is.EqualTo(value));

    [TestCase(SummaryMethod.OpeningBalance, "7")]
    [TestCase(SummaryMethod.ClosingBalance, "2")]
    [TestCase(SummaryMethod.Average, "6")]
    [TestCase(SummaryMethod.None, "")]
    public void Totals_of_time_may_have_a_method_of_their_own(SummaryMethod method, string value) =>
        Assert.That(Model(new() { Name = "Number", TimeSummary = method }).Cell("M", "Number", "All", "Q1 FY25"), Is.EqualTo(value));

    [Test]
    public void Texts_have_a_first_and_a_last_value() =>
        Assert.That(Model(null, null, SummaryMethod.LastNonBlank).Cell("M", "Text", "All", "Q1 FY25"), Is.EqualTo("c"));

    [Test]
    public void A_formula_is_calculated_from_totals_or_summed()
    {
        var run = Model();

        Assert.That(run.Cell("M", "Square", "A", "Q1 FY25"), Is.EqualTo("20"));
        Assert.That(run.Cell("M", "Square of total", "A", "Q1 FY25"), Is.EqualTo("36"));
        Assert.That(run.Cell("M", "Share", "All", "Q1 FY25"), Is.EqualTo("0.5"));
    }

    [TestCase(SummaryMethod.Sum, CellType.Text)]
    [TestCase(SummaryMethod.Any, CellType.Number)]
    [TestCase(SummaryMethod.Formula, CellType.Number)]
    [TestCase(SummaryMethod.Ratio, CellType.Number)]
    [TestCase(SummaryMethod.ClosingBalance, CellType.Number)]
    public void A_method_that_does_not_fit_is_a_problem(SummaryMethod method, CellType type) =>
        Assert.That(() => Model(new() { Name = "Number", Summary = method, Format = new() { Type = type } }),
            Throws.TypeOf<TenantDefinitionException>());

    [TestCase(SummaryMethod.Ratio)]
    [TestCase(SummaryMethod.Formula)]
    public void A_method_of_time_needs_what_it_is_made_of_too(SummaryMethod method) =>
        Assert.That(() => Model(new() { Name = "Number", TimeSummary = method }), Throws.TypeOf<TenantDefinitionException>());

    private static Running Model(LineItemDefinition? number = null, LineItemDefinition? flag = null,
        SummaryMethod text = SummaryMethod.None) => new(new ModelDefinition
        {
            Name = "Small",
            Lists = [new() { Name = "Products", TopLevelItem = "All", Items = [new() { Name = "A" }, new() { Name = "B" }, new() { Name = "C" }] }],
            Modules =
            [
                new()
                {
                    Name = "M",
                    Dimensions = ["Products", "Time"],
                    LineItems =
                    [
                        number ?? new() { Name = "Number" },
                        flag ?? new() { Name = "Flag", Format = new() { Type = CellType.Boolean } },
                        new() { Name = "Text", Format = new() { Type = CellType.Text }, Summary = text },
                        new() { Name = "Square", Formula = "Number * Number" },
                        new() { Name = "Square of total", Formula = "Number * Number", Summary = SummaryMethod.Formula },
                        new() { Name = "Half", Formula = "Number / 2" },
                        new() { Name = "Share", Summary = SummaryMethod.Ratio, Ratio = ["Half", "Number"] },
                    ],
                    CellsCsv = Cells,
                },
            ],
        });
}
