namespace AnaplanConnectors.Simulator.Tests;

public sealed class MappingProblemTests
{
    private const string Model = """
        workspaces:
          - name: Finance
            models:
              - name: Forecast
                lists:
                  - { name: Products, properties: [Colour] }
                  - { name: Orders, numbered: true }
                modules:
                  - name: Sales
                    dimensions: [Products, Time]
                    lineItems: [Units, { name: Active, format: BOOLEAN }, { name: Total, format: NONE }]
                files:
                  - { name: F }
                  - { name: Bare, headerRow: 0, firstDataRow: 1 }

        """;

    [TestCase("{ name: I, file: F }", "import 'I' needs either a list or a module as its target.")]
    [TestCase("{ name: I, list: Products, columns: [to: NAME] }", "import 'I' needs either a file or a source.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [to: NAME, to: NAME] }", "line 16, column 69: import 'I' fills 'Name' from two columns.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }, { to: NAME }] }", "import 'I' fills 'Name' from two columns.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ property: Colour }] }",
        "import 'I' finds items by CODE_OR_NAME but has no column for that.")]
    [TestCase("{ name: I, file: F, list: Products, match: CODE, columns: [{ to: NAME }] }",
        "import 'I' finds items by CODE but has no column for that.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME, property: Colour }] }",
        "Column 'Colour' of import 'I' needs exactly one target, it has 2.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }, { from: X }] }",
        "Column 'X' of import 'I' needs exactly one target, it has 0.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }, { lineItem: Units }] }",
        "Column 'Units' of import 'I' has a target that list imports do not have.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }, { property: Color }] }",
        "import 'I': list 'Products' has no property 'Color'. (did you mean 'Colour'?)")]
    [TestCase("{ name: I, file: F, list: Orders, columns: [{ to: NAME }, { to: CODE }] }",
        "import 'I' fills the names of list 'Orders', which is numbered and makes its names itself.")]
    [TestCase("{ name: I, file: Bare, list: Products, columns: [{ to: NAME }] }",
        "Column 'Name' of import 'I' needs a position, because file 'Bare' has no header row.")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { lineItem: Units }] }",
        "import 'I' has 0 sources for dimension 'Time' (needed: one of a column, a fixed and a prompted member).")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { dimension: Time }, { lineItem: Units }], fixed: { Time: Jan 25 } }",
        "import 'I' has 2 sources for dimension 'Time' (needed: one of a column, a fixed and a prompted member).")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { dimension: Time }] }",
        "import 'I' has no column with values.")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { dimension: Time }, { to: VALUE }] }",
        "import 'I' needs both a column for Line Items and one for VALUE, or neither.")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { dimension: Time }, { lineItem: Total }] }",
        "import 'I': module 'Sales' has no line item 'Total'.")]
    [TestCase("{ name: I, file: F, module: Sales, columns: [{ dimension: Products }, { dimension: Time }, { to: PARENT }] }",
        "Column 'Parent' of import 'I' has a target that module imports do not have.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }], datePattern: DD.MM }",
        "'DD.MM' in import 'I' is no date pattern. Patterns look like Y-M-D or YYYYMMDD.")]
    [TestCase("{ name: I, file: F, list: Products, columns: [{ to: NAME }], decimalSeparator: ';' }",
        "The decimal separator of import 'I' is ';' (allowed: . and ,).")]
    public void Imports_that_make_no_sense_are_refused(string import, string message)
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse($"{Model}        imports:\n          - {import}\n"))!;

        Assert.That(error.Problems.Select(problem => problem.ToString()), Has.Some.Contains(message));
    }

    [TestCase("{ name: E }", "export 'E' needs either a list or a module.")]
    [TestCase("{ name: E, module: Sales, format: application/pdf }",
        "The format of export 'E' is 'application/pdf' (simulated: text/csv and text/plain).")]
    [TestCase("{ name: E, module: Sales, columns: [Time], rows: [Products, Line Items] }",
        "export 'E' is TABULAR_MULTI_COLUMN, so Line Items have to be on columns, alone.")]
    [TestCase("{ name: E, module: Sales, rows: [Products] }", "export 'E' has the dimension 'Time' on 0 axes (needed: one).")]
    [TestCase("{ name: E, module: Sales, pages: [Time], rows: [Products, Time] }", "export 'E' has the dimension 'Time' on 2 axes (needed: one).")]
    [TestCase("{ name: E, module: Sales, filters: [Units] }", "export 'E': 'Units' is not a boolean line item whose dimensions module 'Sales' has.")]
    [TestCase("{ name: E, module: Sales, filters: [Active, Active, Active] }", "export 'E' has 3 filters (allowed: 2).")]
    [TestCase("{ name: E, module: Sales, layout: GRID_ALL_PAGES, filters: [Active] }", "export 'E' is a grid, which cannot be filtered.")]
    [TestCase("{ name: E, list: Products, layout: TABULAR_SINGLE_COLUMN }", "export 'E' exports a list, which is always a GRID_CURRENT_PAGE.")]
    [TestCase("{ name: E, module: Sales, currentPage: { Time: Jan 25 } }", "export 'E' selects a member of 'Time', which is not on pages.")]
    public void Exports_that_make_no_sense_are_refused(string export, string message)
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse($"{Model}        exports:\n          - {export}\n"))!;

        Assert.That(error.Problems.Select(problem => problem.ToString()), Has.Some.Contains(message));
    }

    [TestCase("{ name: A, list: Products }", "action 'A' needs a filter, a boolean line item of the form Module.Name.")]
    [TestCase("{ name: A, list: Products, filter: Sales.Active }",
        "action 'A': 'Sales.Active' is not a boolean line item that applies to list 'Products' alone.")]
    [TestCase("{ name: A, list: Products, type: BULK_COPY }", "'BULK_COPY' is not one of DELETE_BY_SELECTION, ORDER_HIERARCHY, OPTIMIZER.")]
    public void Actions_that_make_no_sense_are_refused(string action, string message)
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse($"{Model}        actions:\n          - {action}\n"))!;

        Assert.That(error.Problems.Select(problem => problem.ToString()), Has.Some.Contains(message));
    }

    [Test]
    public void A_line_item_that_is_no_number_has_no_sum()
    {
        var error = Assert.Throws<TenantFileException>(() => TenantFile.Parse(
            "workspaces: [{ name: W, models: [{ name: M, modules: [{ name: X, lineItems: [{ name: Note, format: TEXT, summary: SUM }] }] }] }]"))!;

        Assert.That(error.Message, Does.EndWith("The summary of line item 'Note' of module 'X' is SUM but its format is TEXT."));
    }
}
