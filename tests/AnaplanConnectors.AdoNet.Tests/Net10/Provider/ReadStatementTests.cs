using System.Data;
using AnaplanConnectors.TestKit;
using Dapper;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>SELECT from lists and views.</summary>
public sealed class ReadStatementTests : ProviderTest
{
    [TestCase("SELECT name, code FROM lists.Products", 3)]
    [TestCase("SELECT * FROM LISTS.[products] WHERE code = 'P2'", 1)]
    [TestCase("SELECT Products, Units FROM views.[REV01 Sales] WHERE Time = 'Jan 25'", 3)]
    [TestCase("SELECT Products, Units FROM views.[REV01 Sales].[default] WHERE Time = 'Jan 25' AND Units = 2", 1)]
    public async Task Lists_and_views_are_read(string statement, int rows)
    {
        await LoadAsync(Some.Sale("P1", units: 12.5), Some.Sale("P2", units: 2));
        await using var connection = await OpenAsync();

        Assert.That(await connection.QueryAsync(statement), Has.Exactly(rows).Items);
    }

    [Test]
    public async Task Dapper_reads_objects_of_a_page_of_a_view()
    {
        await LoadAsync(Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true));
        await using var connection = await OpenAsync();

        var sales = await connection.QueryAsync<Sale>("SELECT Products, Units, Launch, Active FROM views.[REV01 Sales] WHERE Time = @month AND Active = true", new { month = "Jan 25" });

        Assert.That(sales, Is.EqualTo(new[] { new Sale("Product 1", 12.5, new DateTime(2025, 3, 1), true) }));
    }

    [Test]
    public async Task Only_the_columns_are_asked_for_when_only_they_are_wanted()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM lists.Products";

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly);

        Assert.That((reader.FieldCount, await reader.ReadAsync()), Is.EqualTo((7, false)));
        Assert.That(Simulator.Requests.Where(request => request.Path.EndsWith("/items", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("SELECT * FROM views.[REV01 Sale]", "REV01 Sales")]
    [TestCase("SELECT * FROM views.[REV01 Sales].[Mine]", "default")]
    [TestCase("SELECT * FROM modules.[REV01 Sales]", "views.[name]")]
    public async Task What_is_not_there_says_what_is(string statement, string near)
    {
        await using var connection = await OpenAsync();

        var problem = await Assert.ThrowsAsync<AnaplanDbException>(async () => await connection.QueryAsync(statement));

        Assert.That(problem!.ToString(), Does.Contain(near));
    }

    private sealed record Sale(string Products, double Units, DateTime Launch, bool Active);
}
