using System.Data;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PostgreSqlQueryTests
{
    private string _connection = "";

    [SetUp]
    public async Task Connect() => _connection = await (await PostgreSqlServer.GetAsync()).CreateSchemaAsync();

    [Test]
    public async Task Every_type_comes_as_what_it_is()
    {
        using var rows = await Query(
            "SELECT 7::smallint a, 7::int b, 7::bigint c, 1.50::numeric(10,2) d, 0.1::real e, 0.25::float8 f, true g, 'x'::text h, "
            + "date '2025-01-31' i, timestamp '2025-01-31 12:30' j, timestamptz '2025-01-31 12:30+02' k, uuid '00000000-0000-0000-0000-00000000000a' l, null::int m").OpenAsync();
        await rows.ReadAsync();

        Assert.That(MemoryTable.Current(rows), Is.EqualTo(new object?[]
        {
            7L, 7L, 7L, 1.50m, 0.1, 0.25, true, "x", new DateTime(2025, 1, 31), new DateTime(2025, 1, 31, 12, 30, 0), new DateTime(2025, 1, 31, 10, 30, 0),
            "00000000-0000-0000-0000-00000000000a", null,
        }));
    }

    [Test]
    public async Task Parameters_arrive_typed()
    {
        var query = Query("SELECT @a + 1 AS a, @b AS b, @c AS c",
            new DbQueryParameter("a", 41), new DbQueryParameter("b", null) { Type = DbType.Date }, new DbQueryParameter("c", "Größe"));

        using var rows = await query.OpenAsync();
        await rows.ReadAsync();

        Assert.That(MemoryTable.Current(rows), Is.EqualTo(new object?[] { 42L, null, "Größe" }));
        Assert.That((await query.GetSchemaAsync())[1].Type, Is.EqualTo(ColumnType.Date));
    }

    [Test]
    public async Task A_stored_procedure_is_called_by_name()
    {
        await Execute("CREATE PROCEDURE doubled(INOUT n int) LANGUAGE sql AS 'SELECT n * 2'");
        var query = new DbQuery(NpgsqlFactory.Instance, _connection, "doubled")
        {
            CommandType = CommandType.StoredProcedure, Parameters = [new DbQueryParameter("n", 21)],
        };

        Assert.That((await Read(query)).Single()[0], Is.EqualTo(42L));
    }

    [Test]
    public async Task Sequential_access_hands_values_out_from_left_to_right()
    {
        var query = new DbQuery(NpgsqlFactory.Instance, _connection, "SELECT repeat('x', 100000) a, n FROM generate_series(1, 3) n") { SequentialAccess = true };

        var rows = await Read(query);

        Assert.That(rows.Select(row => (((string)row[0]!).Length, row[1])), Is.EqualTo(new (int, object?)[] { (100000, 1L), (100000, 2L), (100000, 3L) }));
    }

    [Test]
    public async Task Closing_early_cancels_the_query()
    {
        await Execute("CREATE SEQUENCE seen");
        var rows = await Query("SELECT nextval('seen') FROM generate_series(1, 10000) a, generate_series(1, 10000) b").OpenAsync();
        await rows.ReadAsync();

        await rows.DisposeAsync();

        Assert.That((long)(await Scalar("SELECT last_value FROM seen"))!, Is.LessThan(100_000_000));
    }

    [Test]
    public async Task A_query_that_takes_longer_than_the_timeout_is_given_up()
    {
        var query = new DbQuery(NpgsqlFactory.Instance, _connection, "SELECT pg_sleep(60)::text") { CommandTimeout = 1 };

        await Assert.ThatAsync(async () => await Read(query), Throws.InstanceOf<NpgsqlException>());
    }

    [Test]
    public async Task A_number_of_too_many_digits_concerns_its_row()
    {
        using var rows = await Query("SELECT n FROM (VALUES (1::numeric), (12345678901234567890123456789012345678), (3)) t(n)").OpenAsync();
        await rows.ReadAsync();
        await rows.ReadAsync();

        Assert.That(() => rows.GetDecimal(0), Throws.InstanceOf<RowException>().With.Property("RowNumber").EqualTo(2));
        Assert.That((await rows.ReadAsync(), rows.GetDecimal(0)), Is.EqualTo((true, 3m)));
    }

    private DbQuery Query(string query, params DbQueryParameter[] parameters) => new(NpgsqlFactory.Instance, _connection, query) { Parameters = parameters };

    private static async Task<IReadOnlyList<object?[]>> Read(DbQuery query)
    {
        using var rows = await query.OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }

    private Task Execute(string statement) => Scalar(statement);

    private async Task<object?> Scalar(string statement)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
