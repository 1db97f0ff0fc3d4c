using System.Text.Json;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli.Tests;

/// <summary><c>anx plan</c>: everything is told, nothing is done.</summary>
public sealed class PlanCommandTests : CliTest
{
    private const string Sales = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12.5,2025-03-01,true,new\n";

    [Test]
    public async Task A_plan_to_an_import_tells_columns_chunks_requests_memory_and_what_is_overwritten()
    {
        await ConnectAsync();
        Write("sales.csv", Sales);

        var plan = await RunAsync("plan", "sales.csv", Place("imports/load sales"));

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(plan.Out, Does.Match("Units +text +not declared +decimal +Units +12.5").And.Contain("upload 1 chunk to file 'sales.csv'").And.Contain("start import 'Load sales'")
            .And.Contain("600 a minute").And.Match("memory +at most [\\d.]+ MB").And.Match("overwrites +the content of file 'sales.csv'").And.Contain("ends with 11"));
    }

    [TestCase("sales.csv", "imports/Load sales")]
    [TestCase("exports/Sales", "out.csv")]
    [TestCase("lists/Products", "out.parquet")]
    [TestCase("views/REV01 Sales", "db:house/stage")]
    public async Task A_plan_sends_only_reads_and_makes_nothing(string from, string to)
    {
        await ConnectAsync();
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");
        Write("sales.csv", Sales);
        var before = Directory.GetFiles(Folder.Root, "*", SearchOption.AllDirectories);

        var plan = await RunAsync("plan", Resolved(from), Resolved(to));

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(Simulator.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path}"), Is.All.Contains("/token/authenticate"));
        Assert.That(Directory.GetFiles(Folder.Root, "*", SearchOption.AllDirectories), Is.EquivalentTo(before));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Is.Empty);
    }

    [TestCase("Product,Month,Unit\n", "map Unit=Units")]
    [TestCase(Sales + "P2,Feb 25\n", "has 2 fields instead of 6")]
    public async Task What_a_copy_would_refuse_ends_with_10(string content, string reason)
    {
        await ConnectAsync();
        Write("sales.csv", content);

        var plan = await RunAsync("plan", "sales.csv", Place("imports/Load sales"));

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(plan.Out + plan.Error, Does.Contain(reason));
    }

    [Test]
    public async Task A_file_that_is_there_is_a_problem_until_it_may_be_replaced()
    {
        Write("sales.csv", Sales);
        Write("out.csv", "");

        var refused = await RunAsync("plan", "sales.csv", "out.csv");
        var allowed = await RunAsync("plan", "sales.csv", "out.csv", "--overwrite");

        Assert.That((refused.ExitCode, allowed.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)));
        Assert.That(allowed.Out, Does.Match("overwrites +.*out.csv"));
    }

    [Test]
    public async Task Mapping_and_contract_show_in_the_plan()
    {
        await ConnectAsync();
        Write("sales.csv", Sales.Replace("Units", "qty", StringComparison.Ordinal));
        Write("mapping.yaml", "columns: { qty: { to: Units, type: decimal } }");

        var plan = await RunAsync("plan", "sales.csv", Place("imports/Load sales"), "--mapping", "mapping.yaml", "--json");

        using var json = JsonDocument.Parse(plan.Out);
        Assert.That(json.RootElement.GetProperty("columns")[2].GetProperty("goesTo").GetString(), Is.EqualTo("Units"), plan.Error);
        Assert.That(json.RootElement.GetProperty("columns")[2].GetProperty("type").GetString(), Is.EqualTo("decimal"));
        Assert.That(json.RootElement.GetProperty("columns")[2].GetProperty("origin").GetString(), Is.EqualTo("mapping or contract"));
    }

    [Test]
    public async Task A_folder_that_is_there_is_a_problem_until_it_may_be_replaced()
    {
        Write("sales.csv", Sales);
        await RunAsync("copy", "sales.csv", "lake/", "--partition-by", "Month");

        var plan = await RunAsync("plan", "sales.csv", "lake/", "--partition-by", "Month");
        var copy = await RunAsync("copy", "sales.csv", "lake/", "--partition-by", "Month");
        var allowed = await RunAsync("copy", "sales.csv", "lake/", "--partition-by", "Month", "--overwrite");

        Assert.That((plan.ExitCode, copy.ExitCode, allowed.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Refused, ExitCode.Ok)), allowed.Error);
        Assert.That(copy.Error, Does.Contain("exists").And.Contain("--overwrite"));
    }

    [Test]
    public async Task A_load_that_appends_warns_that_it_is_not_idempotent()
    {
        var database = $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False";
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", database);
        await RowTransfer.RunAsync(Some.Sales(1), new DbTable(SqliteFactory.Instance, database, "actuals"));

        await RunAsync("conn", "add", "store", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "store.db")};Pooling=False");

        var plan = await RunAsync("plan", "db:house/actuals", "db:store/stage");

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(plan.Out, Does.Contain("appends the rows again").And.Match("Units +double +database"));
    }

    [Test]
    public async Task A_load_into_a_table_that_lacks_a_column_is_refused_by_the_plan()
    {
        await LoadAsync("Product,Units\nP1,1\n");
        Write("new.csv", "Produkt,Units\nP1,1\n");

        var refused = await RunAsync("plan", "new.csv", "db:house/stage");
        var mapped = await RunAsync("plan", "new.csv", "db:house/stage", "--map", "Produkt=PRODUCT");

        Assert.That((refused.ExitCode, mapped.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), mapped.Error);
        Assert.That(refused.Error, Does.Contain("'Produkt' of the rows may be meant for 'Product': map Produkt=Product"));
        Assert.That(mapped.Out, Does.Match("PRODUCT +text .* Product +P1").And.Not.Contain("CREATE TABLE"));
    }

    [Test]
    public async Task A_load_into_a_table_that_is_missing_shows_how_it_is_made()
    {
        await LoadAsync("Product,Units\nP1,1\n");

        var plan = await RunAsync("plan", "stage.csv", "db:house/other", "--types", "Units=decimal", "--load", "merge", "--key", "Product");

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.Ok), plan.Error);
        Assert.That(plan.Out, Does.Contain("CREATE TABLE \"other\" (\"Product\" TEXT NOT NULL, \"Units\" DECIMAL(38, 10), PRIMARY KEY (\"Product\"))"));
    }

    private async Task LoadAsync(string content)
    {
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");
        Write("stage.csv", content);
        var load = await RunAsync("copy", "stage.csv", "db:house/stage");
        Assert.That(load.ExitCode, Is.EqualTo(ExitCode.Ok), load.Error);
    }

    private static string Resolved(string location) => location.Contains('/', StringComparison.Ordinal) && !location.StartsWith("db:", StringComparison.Ordinal) ? Place(location) : location;
}
