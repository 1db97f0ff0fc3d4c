using AnaplanConnectors.AdoNet;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Runs every command of docs/guides/warehouse.md, in order, with SQLite as the warehouse.</summary>
public sealed class WarehouseGuideTests : CliTest
{
    private string ConnectionString => $"Data Source={Path.Combine(Folder.Root, "warehouse.db")};Pooling=False";

    [Test]
    public async Task Every_command_does_what_the_guide_says()
    {
        await ConnectAsync();
        await RowTransfer.RunAsync(Some.Sales(Some.Sale("P1", units: 1), Some.Sale("P2", units: 2)), new DbTable(SqliteFactory.Instance, ConnectionString, "actuals"));

        foreach (var arguments in Commands())
        {
            var result = await RunAsync(arguments);
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Ok), $"{string.Join(' ', arguments)}: {result.Error}");
        }

        Assert.That(await ReadAsync("SELECT Products, Units FROM sales ORDER BY Products"), Is.EqualTo(new object[][] { ["Product 1", 1.0], ["Product 2", 2.0] }));
        Assert.That(await ReadAsync("SELECT row_count FROM anx_ledger WHERE table_name = 'sales'"), Has.Count.EqualTo(2));
    }

    private IEnumerable<string[]> Commands() => GuideCommand.Read("warehouse.md")
        .Select(command => Array.ConvertAll(command.Arguments, argument => argument.Replace("warehouse.db", Path.Combine(Folder.Root, "warehouse.db"), StringComparison.Ordinal)));

    private async Task<IReadOnlyList<object?[]>> ReadAsync(string query)
    {
        using var rows = await new DbQuery(SqliteFactory.Instance, ConnectionString, query).OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}
