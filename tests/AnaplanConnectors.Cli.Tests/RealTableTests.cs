using System.Globalization;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using DuckDB.NET.Data;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>
/// A table that nobody here made: 39,409 finance facts, pipe separated, without a header. They go into a module of five dimensions,
/// where facts of one cell add up, and come back as Parquet with the same totals to the cent.
/// </summary>
public sealed class RealTableTests : CliTest
{
    private const string Corpus = "adventureworks-dw";
    private const int FactCount = 39_409;

    [Test]
    public async Task Facts_go_in_and_come_back_with_the_same_totals()
    {
        var facts = Path.Combine(Corpora.Folder(Corpus), "FactFinance.csv");
        await ConnectAsync();

        var load = await RunAsync("copy", facts, Place("imports/Load facts"), "--delimiter", "|", "--no-header", "--by-position");
        var extract = await RunAsync("copy", Place("exports/Facts"), "facts.parquet");

        Assert.That((load.ExitCode, extract.ExitCode), Is.EqualTo((ExitCode.Ok, ExitCode.Ok)), load.Error + extract.Error);
        Assert.That(load.Out, Does.Contain("39,409 read   39,409 accepted   0 rejected"));
        Assert.That(TotalsOfParquet("facts.parquet"), Is.EqualTo(TotalsOfFacts(facts)));
    }

    protected override TenantDefinition CreateTenant()
    {
        var folder = Corpora.Folder(Corpus);
        return new TenantDefinition
        {
            Users = [new UserDefinition { Email = Some.User }],
            Workspaces = [new WorkspaceDefinition { Name = Some.WorkspaceName, Models = [CreateModel(folder)] }],
        };
    }

    private static ModelDefinition CreateModel(string folder) => new()
    {
        Name = Some.ModelName,
        Calendar = new CalendarDefinition { FiscalYear = "FY13", PastYears = 3 },
        Lists =
        [
            DimensionOf("Accounts", Path.Combine(folder, "DimAccount.csv"), nameAt: 4),
            DimensionOf("Organisations", Path.Combine(folder, "DimOrganization.csv"), nameAt: 3),
            DimensionOf("Departments", Path.Combine(folder, "DimDepartmentGroup.csv"), nameAt: 2),
            DimensionOf("Scenarios", Path.Combine(folder, "DimScenario.csv"), nameAt: 1),
        ],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "FIN01 Facts",
                Dimensions = ["Accounts", "Organisations", "Departments", "Scenarios", "Time"],
                LineItems = [new LineItemDefinition { Name = "Amount" }],
            },
        ],
        Files = [new FileDefinition { Name = "FactFinance.csv", Separator = "|", HeaderRow = 0, FirstDataRow = 1 }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load facts",
                File = "FactFinance.csv",
                Module = "FIN01 Facts",
                HeaderNames = ["FinanceKey", "DateKey", "OrganizationKey", "DepartmentGroupKey", "ScenarioKey", "AccountKey", "Amount", "Date"],
                Columns =
                [
                    new ColumnDefinition { Position = 2, Dimension = "Time", DatePattern = "YYYYMMDD" },
                    new ColumnDefinition { Position = 3, Dimension = "Organisations", Match = MatchBy.Code },
                    new ColumnDefinition { Position = 4, Dimension = "Departments", Match = MatchBy.Code },
                    new ColumnDefinition { Position = 5, Dimension = "Scenarios", Match = MatchBy.Code },
                    new ColumnDefinition { Position = 6, Dimension = "Accounts", Match = MatchBy.Code },
                    new ColumnDefinition { Position = 7, LineItem = "Amount" },
                ],
            },
        ],
        Exports = [new ExportDefinition { Name = "Facts", Module = "FIN01 Facts", HideSummaries = true, OmitEmptyRows = true }],
    };

    /// <summary>Descriptions repeat; with the key in front they are names.</summary>
    private static ListDefinition DimensionOf(string name, string path, int nameAt) => new()
    {
        Name = name,
        Items = File.ReadLines(path).Select(line => line.Split('|'))
            .Select(fields => new ListItemDefinition { Name = $"{fields[0]} {fields[nameAt]}", Code = fields[0] }).ToList(),
    };

    private static Dictionary<string, decimal> TotalsOfFacts(string path)
    {
        var scenarios = new Dictionary<string, string> { ["1"] = "1 Actual", ["2"] = "2 Budget", ["3"] = "3 Forecast" };
        var facts = File.ReadLines(path).Select(line => line.Split('|')).ToList();
        Assert.That(facts, Has.Count.EqualTo(FactCount));
        return facts.GroupBy(fields => scenarios[fields[4]])
            .ToDictionary(group => group.Key, group => decimal.Round(group.Sum(fields => decimal.Parse(fields[6], NumberStyles.Float, CultureInfo.InvariantCulture)), 2));
    }

    private Dictionary<string, decimal> TotalsOfParquet(string name)
    {
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT Scenarios, round(sum(Amount), 2)::DECIMAL(18, 2) FROM '{Path.Combine(Folder.Root, name)}' GROUP BY Scenarios";
        using var rows = command.ExecuteReader();
        var totals = new Dictionary<string, decimal>();
        while (rows.Read())
            totals.Add(rows.GetString(0), rows.GetDecimal(1));
        return totals;
    }
}
