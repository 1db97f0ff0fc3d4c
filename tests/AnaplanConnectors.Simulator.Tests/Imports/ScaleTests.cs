using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Figures, not verdicts: run them by name and read what they print.</summary>
[Explicit("Prints durations and memory, which depend on the machine.")]
public sealed class ScaleTests
{
    private const int ProductCount = 1000;
    private const int ShopCount = 100;
    private const int Rows = 1_000_000;

    [Test]
    public void A_million_rows_into_a_module_and_out_again()
    {
        var run = new Running(Model());
        run.Upload("Sales.csv", Csv());

        Measure("import", () => run.Run("Load sales"));
        Measure("import again", () => run.Run("Load sales"));
        Measure("export", () => run.Run("Sales export.csv"));
        Measure("export with totals", () => run.Run("Totals.csv"));

        Assert.That(run.Cell("Sales", "Units", "All products", "All shops", "FY25"), Is.EqualTo("1500000"));
    }

    [Test]
    public void Ten_million_cells()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cells = new CellStore(CellType.Number, CellLayout.Of(10_000, 84, 12));
        for (var key = 0L; key < cells.Layout.Length; key++)
            cells.WritableNumber(key) = key;

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells.Layout.Length:N0} cells hold {bytes / 1e6:N0} MB"));
        Assert.That(bytes, Is.LessThan(300_000_000));
        GC.KeepAlive(cells);
    }

    [Test]
    public void A_million_rows_into_a_list()
    {
        var run = new Running(Model());
        run.Upload("Products.csv", "Name,Code\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"Product {row},C{row}\n")));

        Measure("list import", () => run.Run("Load products"));

        Assert.That(run.Model.Data.Items(run.Model.Lists[0]).Count, Is.EqualTo(Rows + ProductCount));
    }

    private static void Measure(string what, Func<ActionOutcome> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var cpuStarted = Environment.CpuUsage.TotalTime;
        var outcome = run();
        var cpu = Environment.CpuUsage.TotalTime - cpuStarted;
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {elapsed.TotalSeconds:N2} s ({cpu.TotalSeconds:N2} s of processor), {allocated / 1e6:N0} MB allocated, {GC.GetTotalMemory(true) / 1e6:N0} MB held; {outcome.Details[0].LocalMessageText}"));
        Assert.That(outcome.Successful, Is.True);
        Assert.That(outcome.FailureDumpAvailable, Is.False);
    }

    private static byte[] Csv()
    {
        var months = new Calendar(new CalendarDefinition(), 2025).Periods(TimeLevel.Month);
        var text = new StringBuilder("Product,Shop,Month,Units,Amount\n");
        for (var row = 0; row < Rows; row++)
            text.Append(CultureInfo.InvariantCulture,
                $"P{row * 7 % ProductCount},S{row / ProductCount % ShopCount},{months[row / ProductCount / ShopCount].Name},1.5,{row}.25\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static ModelDefinition Model() => new()
    {
        Name = "Scale",
        Lists =
        [
            new ListDefinition { Name = "Products", TopLevelItem = "All products", Items = Items("P", ProductCount) },
            new ListDefinition { Name = "Shops", TopLevelItem = "All shops", Items = Items("S", ShopCount) },
        ],
        Modules = [new ModuleDefinition { Name = "Sales", Dimensions = ["Products", "Shops", "Time"],
            LineItems = [new LineItemDefinition { Name = "Units" }, new LineItemDefinition { Name = "Amount" }] }],
        Files = [new FileDefinition { Name = "Sales.csv" }, new FileDefinition { Name = "Products.csv" }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load sales", File = "Sales.csv", Module = "Sales",
                Columns =
                [
                    new ColumnDefinition { From = "Product", Dimension = "Products" }, new ColumnDefinition { From = "Shop", Dimension = "Shops" },
                    new ColumnDefinition { From = "Month", Dimension = "Time" }, new ColumnDefinition { LineItem = "Units" },
                        new ColumnDefinition { LineItem = "Amount" },
                ],
            },
            new ImportDefinition
            {
                Name = "Load products", File = "Products.csv", List = "Products",
                Columns = [new ColumnDefinition { To = ColumnTarget.Name }, new ColumnDefinition { To = ColumnTarget.Code }],
            },
        ],
        Exports =
        [
            new ExportDefinition { Name = "Sales export.csv", Module = "Sales", HideSummaries = true, OmitEmptyRows = true },
            new ExportDefinition { Name = "Totals.csv", Module = "Sales" },
        ],
    };

    private static List<ListItemDefinition> Items(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(index => new ListItemDefinition { Name = FormattableString.Invariant($"{prefix}{index}") })];
}
