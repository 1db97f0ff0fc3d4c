using System.Globalization;
using System.Text;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// The tenant that the simulator serves: a module with a cell for every product, region and month, an import that loads the table
/// into it and an export that gives it back.
/// </summary>
internal static class SalesTenant
{
    public const string User = "bench@example.com";
    public const string Password = "simulator";
    public const string Workspace = "Bench";
    public const string Model = "Sales";
    public const string File = "Sales.csv";
    public const string Import = "Load sales";
    public const string Export = "All sales";

    /// <summary>Writes the tenant file, and the items of its large list beside it.</summary>
    public static string Write(string folder)
    {
        System.IO.File.WriteAllLines(
            Path.Combine(folder, "products.csv"),
            SalesTable.Products.Prepend("name"));
        var path = Path.Combine(folder, "tenant.yaml");
        System.IO.File.WriteAllText(path, Yaml());
        return path;
    }

    private static string Yaml()
    {
        var regions = string.Join(", ", SalesTable.Regions);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            users:
              - { email: {{User}}, password: {{Password}} }
            workspaces:
              - name: {{Workspace}}
                models:
                  - name: {{Model}}
                    calendar: { fiscalYear: FY{{SalesTable.FirstYear % 100}}, futureYears: {{(SalesTable.MonthCount / 12) - 1}} }
                    lists:
                      - { name: Products, itemsFile: products.csv }
                      - { name: Regions, items: [{{regions}}] }
                    modules:
                      - name: Sales
                        dimensions: [Products, Regions, Time]
                        lineItems:
                          - { name: Name, format: TEXT }
                          - { name: Day, format: DATE }
                          - Units
                          - Amount
                          - { name: Active, format: BOOLEAN }
                    files: [{ name: {{File}} }]
                    imports:
                      - name: {{Import}}
                        file: {{File}}
                        module: Sales
                        columns:
                          - { from: Product, dimension: Products }
                          - lineItem: Name
                          - { from: Region, dimension: Regions }
                          - { from: Period, dimension: Time }
                          - lineItem: Day
                          - lineItem: Units
                          - lineItem: Amount
                          - lineItem: Active
                    exports:
                      - { name: {{Export}}, module: Sales, hideSummaries: true, omitEmptyRows: true }
            """);
        return text.ToString();
    }
}
