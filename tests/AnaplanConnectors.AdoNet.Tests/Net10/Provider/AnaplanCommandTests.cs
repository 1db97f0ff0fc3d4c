using System.Data;
using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Dapper;

namespace AnaplanConnectors.AdoNet.Tests;

public sealed class AnaplanCommandTests : ProviderTest
{
    private static readonly object?[][] Sales =
    [
        Some.Sale("P1", units: 12.5, launch: new DateTime(2025, 3, 1), active: true, note: "it's new"), Some.Sale("P2", units: 2), Some.Sale("P3", units: 2, active: true),
    ];

    [Test]
    public async Task An_export_is_read_typed()
    {
        var rows = await Read("SELECT * FROM exports.Sales WHERE Products = 'Product 1'");

        Assert.That(rows, Is.EqualTo(new[] { new object?[] { "Product 1", "Jan 25", 12.5, new DateTime(2025, 3, 1), true, "it's new" } }));
    }

    [TestCase("SELECT Units, [Products] AS p FROM exports.[Sales]", 3)]
    [TestCase("select \"Units\" from EXPORTS.\"sales\" where units = 2;", 2)]
    [TestCase("SELECT * FROM exports.Sales WHERE Units = 2 AND Active = true", 1)]
    [TestCase("SELECT * FROM exports.Sales WHERE Launch = '2025-03-01'", 1)]
    [TestCase("SELECT * FROM exports.Sales WHERE Note = 'it''s new'", 1)]
    [TestCase("SELECT * FROM exports.Sales WHERE Note = 'nothing'", 0)]
    [TestCase("SELECT * FROM exports.Sales WHERE Units = -2", 0)]
    public async Task Columns_and_conditions_choose(string statement, int rows)
        => Assert.That(await Read(statement), Has.Count.EqualTo(rows));

    [Test]
    public async Task Columns_have_the_names_that_were_asked_for()
    {
        using var reader = await Execute("SELECT Units AS Quantity, Products FROM exports.Sales");

        Assert.That(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName), Is.EqualTo(new[] { "Quantity", "Products" }));
    }

    [Test]
    public async Task The_columns_are_described_as_ADO_NET_wants_it()
    {
        using var reader = await Execute("SELECT * FROM exports.Sales", CommandBehavior.SchemaOnly);

        var columns = await reader.GetColumnSchemaAsync();

        Assert.That(columns.Select(column => (column.ColumnName, column.DataType, column.AllowDBNull)), Is.EqualTo(new (string, Type?, bool?)[]
        {
            ("Products", typeof(string), true), ("Time", typeof(string), true), ("Units", typeof(double), true), ("Launch", typeof(DateTime), true),
            ("Active", typeof(bool), true), ("Note", typeof(string), true),
        }));
        Assert.That((reader.Read(), SimulatedModel.TasksStarted.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task Dapper_reads_objects_with_parameters()
    {
        await LoadAsync(Sales);
        await using var connection = await OpenAsync();

        var sales = await connection.QueryAsync<Sale>("SELECT Products AS Product, Units, Launch, Active FROM exports.Sales WHERE Units = @units", new { units = 12.5 });

        Assert.That(sales, Is.EqualTo(new[] { new Sale { Product = "Product 1", Units = 12.5, Launch = new DateTime(2025, 3, 1), Active = true } }));
    }

    [Test]
    public async Task A_DataTable_loads()
    {
        using var reader = await Load("SELECT * FROM exports.Sales");
        using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };

        table.Load(reader);

        Assert.That((table.Rows.Count, table.Columns["Units"]!.DataType), Is.EqualTo((3, typeof(double))));
    }

    [Test]
    public async Task A_waiting_program_gets_the_same()
    {
        await LoadAsync(Sales);
        using var connection = await OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Units FROM exports.Sales WHERE Products = @p";
        ((AnaplanCommand)command).Parameters.AddWithValue("@p", "Product 1");

        Assert.That(command.ExecuteScalar(), Is.EqualTo(12.5));
    }

    [TestCase("EXEC imports.[Load sales]", 1)]
    [TestCase("EXECUTE exports.Sales", 1)]
    [TestCase("EXEC processes.[Load and show]", 3)]
    public async Task Actions_run_once_and_tell_what_they_came_to(string statement, int rows)
    {
        await LoadAsync(Sales);
        var before = SimulatedModel.TasksStarted.Count;

        var results = await ReadOnly(statement);

        Assert.That((results.Count, SimulatedModel.TasksStarted.Count - before), Is.EqualTo((rows, 1)));
        Assert.That(results.Select(row => row[3]), Is.All.True);
    }

    [Test]
    public async Task A_process_is_a_stored_procedure()
    {
        await LoadAsync(Sales);
        await using var connection = await OpenAsync();

        await connection.ExecuteAsync(ProcessName, commandType: CommandType.StoredProcedure);

        Assert.That(SimulatedModel.TasksStarted, Has.Count.EqualTo(2));
    }

    [TestCase("", "expected SELECT or EXEC at character 1, found the end")]
    [TestCase("DELETE FROM exports.Sales", "expected SELECT or EXEC at character 1, found 'DELETE'")]
    [TestCase("SELECT FROM exports.Sales", "expected FROM at character 13, found 'exports'")]
    [TestCase("SELECT * FROM Sales", "expected exports.[name] or lists.[name] or views.[name] at character 15, found 'Sales'")]
    [TestCase("SELECT * FROM exports.Sales WHERE Units > 2", "'>' at character 41 has no meaning")]
    [TestCase("SELECT * FROM exports.Sales WHERE Units = Products", "expected a value or @parameter at character 43, found 'Products'")]
    [TestCase("SELECT * FROM exports.[Sales", "what starts at character 23 has no closing ]")]
    [TestCase("SELECT * FROM exports.Sales ORDER BY Units", "expected the end at character 29, found 'ORDER'")]
    [TestCase("EXEC exports.Sales exports.Sales", "expected the end at character 20")]
    [TestCase("SELECT * FROM exports.Sales WHERE Units = @missing", "names @missing")]
    [TestCase("SELECT Unit FROM exports.Sales", "There is no column 'Unit'. Did you mean 'Units'? Columns: Products, Time, Units")]
    [TestCase("SELECT COUNT(*) FROM exports.Sales", "Statements are SELECT columns FROM place [WHERE column = value AND …], and EXEC action.")]
    [TestCase("SELECT * FROM exports.Sales WHERE Units = 'many'", "'many' is no value for column 'Units', which is Double")]
    [TestCase("SELECT * FROM exports.Salles", "Sales")]
    public async Task What_cannot_be_done_says_why(string statement, string reason)
        => await Assert.ThatAsync(() => ReadOnly(statement), Throws.InstanceOf<DbException>().With.Message.Contains(reason));

    [Test]
    public async Task A_cancelled_command_reads_no_further()
    {
        await LoadAsync(Sales);
        await using var connection = await OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM exports.Sales";
        using var reader = await command.ExecuteReaderAsync();

        command.Cancel();

        Assert.That(() => reader.Read(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_reader_may_close_the_connection()
    {
        var connection = await OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM exports.Sales";
        var reader = await command.ExecuteReaderAsync(CommandBehavior.CloseConnection);

        await reader.DisposeAsync();

        Assert.That(connection.State, Is.EqualTo(ConnectionState.Closed));
    }

    private async Task<IReadOnlyList<object?[]>> Read(string statement)
    {
        await LoadAsync(Sales);
        return await ReadOnly(statement);
    }

    private async Task<IReadOnlyList<object?[]>> ReadOnly(string statement)
    {
        using var reader = (AnaplanDataReader)await Execute(statement);
        return (await MemoryTable.ReadAsync(reader)).Rows;
    }

    private async Task<DbDataReader> Load(string statement)
    {
        await LoadAsync(Sales);
        return await Execute(statement);
    }

    private async Task<DbDataReader> Execute(string statement, CommandBehavior behavior = CommandBehavior.Default)
    {
        var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteReaderAsync(behavior | CommandBehavior.CloseConnection);
    }

    private sealed record Sale
    {
        public string? Product { get; init; }

        public double Units { get; init; }

        public DateTime? Launch { get; init; }

        public bool Active { get; init; }
    }
}
