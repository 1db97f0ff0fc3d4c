using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>DuckDB's appender takes values by their types; what is special about it, both ways into the database keep alike.</summary>
[TestFixture(TestDatabaseKind.DuckDb)]
[TestFixture(TestDatabaseKind.DuckDbInserts)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DuckDbLoadTests(TestDatabaseKind kind) : IDisposable
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await TestDatabase.CreateAsync(kind);

    public void Dispose() => _database?.Dispose();

    // A decimal is kept in 2, 4, 8 or 16 bytes, by its digits.
    [TestCase(4, 2, "99.99")]
    [TestCase(4, 4, "0.9999")]
    [TestCase(9, 0, "999999999")]
    [TestCase(9, 3, "999999.999")]
    [TestCase(18, 3, "999999999999999.999")]
    [TestCase(18, 18, "0.999999999999999999")]
    [TestCase(19, 1, "999999999999999999.9")]
    [TestCase(28, 0, "9999999999999999999999999999")]
    [TestCase(28, 28, "0.9999999999999999999999999999")]
    [TestCase(38, 0, "79228162514264337593543950335")]
    [TestCase(38, 10, "9999999999999999999999999999")]
    [TestCase(38, 28, "7.9228162514264337593543950335")]
    public async Task Decimals_of_every_width_keep_every_digit(byte precision, byte scale, string greatest)
    {
        var value = decimal.Parse(greatest, CultureInfo.InvariantCulture);
        var smallest = new decimal(1, 0, 0, isNegative: false, scale);

        object?[] values = [value, -value, smallest, -smallest, 0m, null];

        Assert.That(await ThroughAsync(new Column("v", ColumnType.Decimal, Precision: precision, Scale: scale), values), Is.EqualTo(values));
    }

    [Test]
    public async Task Numbers_that_are_none_arrive()
        => Assert.That(
            await ThroughAsync(new Column("v", ColumnType.Double), double.NaN, double.PositiveInfinity, double.NegativeInfinity, null),
            Is.EqualTo(new object?[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, null }));

    [Test]
    public async Task Times_before_1970_keep_their_microseconds()
    {
        object?[] times = [new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990), new DateTime(1582, 10, 4), new DateTime(1, 1, 1).AddTicks(10), new DateTime(9999, 12, 31, 23, 59, 59).AddTicks(9_999_990), null];

        Assert.That(await ThroughAsync(new Column("v", ColumnType.Timestamp), times), Is.EqualTo(times));
    }

    [Test]
    public async Task Text_of_every_kind_arrives_and_an_empty_one_is_not_a_missing_one()
    {
        object?[] texts =
        [
            "", null, " ", "a\r\nb\n\rc", "\"quoted\", 'and', `so`", "\\", "\\x41", "\t\u000b\u0085\u2028", "\ufeffBOM", "\u0001\u001e\u001f\u007f", "NULL", "null", "\\N", "nan", "inf",
            "=1+1", "'); DROP TABLE t; --", "e\u0301", "🏳️‍🌈", "\u202eright to left", "\uffff\ufffe\ufffd", new string('x', 12), new string('y', 13), string.Concat(Enumerable.Repeat("𝄞", 300_000)),
        ];

        Assert.That(await ThroughAsync(new Column("v", ColumnType.Text), texts), Is.EqualTo(texts));
    }

    [Test]
    public async Task Many_columns_and_more_rows_than_a_chunk_of_DuckDB_arrive_in_order()
    {
        var columns = Enumerable.Range(0, 60).Select(i => new Column($"c{i}", ColumnType.Integer)).ToArray();
        var rows = Enumerable.Range(0, 2100).Select(row => Enumerable.Range(0, 60).Select(i => (object?)((row * 1000L) + i)).ToArray()).ToArray();

        await RowTransfer.RunAsync(new MemoryTable(new RowSchema(columns), rows), _database.Table(blockSize: 4 * 1024 * 1024));

        Assert.That(await _database.ReadAsync("SELECT * FROM t ORDER BY c0"), Is.EqualTo(rows));
    }

    [Test]
    public async Task Rows_go_to_the_schema_that_the_connection_is_in()
    {
        await _database.ExecuteAsync("CREATE SCHEMA aside");

        await RowTransfer.RunAsync(new MemoryTable(new RowSchema(new Column("v", ColumnType.Integer)), [[7L]]), _database.Table(factory: new Aside()));

        Assert.That((await _database.ReadAsync("SELECT v FROM aside.t"))!.Single(), Is.EqualTo(new object[] { 7L }));
    }

    [Test]
    public void A_connection_without_an_appender_has_none() => Assert.That(DuckDbAppender.Of(new SqliteConnection()), Is.Null);

    [Test]
    public void The_connection_of_the_provider_has_one() => Assert.That(DuckDbAppender.Of(new DuckDBConnection()), Is.Not.Null);

    private async Task<IReadOnlyList<object?>> ThroughAsync(Column column, params object?[] values)
    {
        var table = new RowSchema(new Column("n", ColumnType.Integer), column);
        await RowTransfer.RunAsync(new MemoryTable(table, values.Select((value, i) => new[] { (long)i, value })), _database.Table());
        return [.. (await _database.ReadAsync("SELECT v FROM t ORDER BY n"))!.Select(row => row[0])];
    }

    /// <summary>Connections that work in another schema than 'main'.</summary>
    private sealed class Aside : DbProviderFactory
    {
        public override DbConnection CreateConnection()
        {
            var connection = new DuckDBConnection();
            connection.StateChange += (_, change) => Use(connection, change.CurrentState);
            return connection;
        }

        private static void Use(DuckDBConnection connection, ConnectionState state)
        {
            if (state != ConnectionState.Open)
                return;
            using var command = connection.CreateCommand();
            command.CommandText = "USE aside";
            command.ExecuteNonQuery();
        }
    }
}
