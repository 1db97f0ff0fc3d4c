namespace AnaplanConnectors.Simulator.Tests;

public sealed class FormulaTests
{
    [TestCase("A + B * 2", "13")]
    [TestCase("(A + B) * 2", "16")]
    [TestCase("A - B - 1", "-3")]
    [TestCase("-A + 10", "7")]
    [TestCase("B / A", "1.6666666666666667")]
    [TestCase("A / Nothing", "Infinity")]
    [TestCase("Net sales 2 * 2", "14")]
    [TestCase("'A+B' + 1", "9")]
    [TestCase("Other.Rate * A", "0.30000000000000004")]
    [TestCase("IF A > B THEN 1 ELSE IF A = 3 THEN 2 ELSE 3", "2")]
    [TestCase("IF NOT Flag AND A <> B OR FALSE THEN 1 ELSE 0", "0")]
    [TestCase("IF Note = \"NEW\" THEN A ELSE BLANK", "3")]
    public void A_formula_is_calculated(string formula, string value) =>
        Assert.That(Read(new() { Name = "R", Formula = formula }), Is.EqualTo(value));

    [TestCase("Note & \" \" & Note", CellType.Text, "new new")]
    [TestCase("A <= 3", CellType.Boolean, "true")]
    public void A_formula_has_the_format_of_its_line_item(string formula, CellType type, string value) =>
        Assert.That(Read(new() { Name = "R", Formula = formula, Format = new() { Type = type } }), Is.EqualTo(value));

    [TestCase("A +", "it ends too early")]
    [TestCase("(A", "')' is missing")]
    [TestCase("Missing * 2", "there is no line item 'Missing'")]
    [TestCase("Other.Missing", "there is no line item 'Other.Missing'")]
    [TestCase("SUM(A)", "the function or mapping 'SUM(' is not simulated")]
    [TestCase("A ? B", "'?' means nothing")]
    [TestCase("'A", "the quote ' is not closed")]
    [TestCase("R + 1", "it leads back to itself")]
    [TestCase("Note", "the formula and the format do not agree on whether it is a text")]
    [TestCase("Loose.Cells", "'Cells' applies to list 'Loose' too, which has no top-level item")]
    public void What_cannot_be_calculated_is_a_problem(string formula, string problem) =>
        Assert.That(() => Read(new() { Name = "R", Formula = formula }),
            Throws.TypeOf<TenantDefinitionException>().With.Message.Contains(problem));

    [Test]
    public void A_formula_that_is_only_shown_is_not_read() =>
        Assert.That(Read(new() { Name = "R", Formula = "RANK(A)", Calculated = false }), Is.EqualTo("0"));

    [Test]
    public void More_dimensions_are_read_at_their_total() =>
        Assert.That(Read(new() { Name = "R", Formula = "Sales.Units" }), Is.EqualTo("30"));

    private static string Read(LineItemDefinition result)
    {
        var run = new Running(new ModelDefinition
        {
            Name = "M",
            Calendar = new() { TotalOfAllPeriods = true },
            Lists =
            [
                new() { Name = "Products", TopLevelItem = "All", Items = [new() { Name = "P" }, new() { Name = "Q" }] },
                new() { Name = "Loose", Items = [new() { Name = "L" }] },
            ],
            Modules =
            [
                new()
                {
                    Name = "Main",
                    LineItems =
                    [
                        new() { Name = "A" }, new() { Name = "B" }, new() { Name = "Nothing" }, new() { Name = "Net sales 2" },
                        new() { Name = "A+B", Formula = "A + B" },
                        new() { Name = "Flag", Format = new() { Type = CellType.Boolean } },
                        new() { Name = "Note", Format = new() { Type = CellType.Text } },
                        result,
                    ],
                    CellsCsv = "A,B,Net sales 2,Flag,Note\n3,5,7,true,new\n",
                },
                new() { Name = "Other", LineItems = [new() { Name = "Rate" }], CellsCsv = "Rate\n0.1\n" },
                new() { Name = "Sales", Dimensions = ["Products", "Time"], LineItems = [new() { Name = "Units" }],
                    CellsCsv = "Products,Time,Units\nP,Jan 25,10\nQ,Dec 25,20\n" },
                new() { Name = "Loose", Dimensions = ["Loose"], LineItems = [new() { Name = "Cells" }] },
            ],
        });
        return run.Cell("Main", "R");
    }
}
