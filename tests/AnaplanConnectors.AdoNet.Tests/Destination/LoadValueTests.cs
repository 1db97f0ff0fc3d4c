using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Values at their extremes arrive as they are, or are refused with their row.</summary>
[TestFixtureSource(nameof(Kinds))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LoadValueTests(TestDatabaseKind kind) : IDisposable
{
    private TestDatabase _database = null!;

    public static IEnumerable<TestDatabaseKind> Kinds() => TestDatabase.Kinds.Where(kind => kind != TestDatabaseKind.Unknown);

    [SetUp]
    public async Task Create() => _database = await TestDatabase.CreateAsync(kind);

    public void Dispose() => _database?.Dispose();

    [Test]
    public async Task Whole_numbers_keep_every_digit()
        => Assert.That(await Through(ColumnType.Integer, long.MinValue, -1L, 0L, 9_007_199_254_740_993, long.MaxValue), Is.EqualTo(new object[] { long.MinValue, -1L, 0L, 9_007_199_254_740_993, long.MaxValue }));

    [Test]
    public async Task Doubles_come_back_as_they_went()
    {
        // SQLite stores whole numbers as integers, which have no negative zero.
        object[] values = [0.1, kind == TestDatabaseKind.Sqlite ? 0.0 : -0.0, 1e308, double.Epsilon, 1.0 / 3, 123456789.123456789, double.MaxValue];

        Assert.That((await Through(ColumnType.Double, values)).Cast<double>().Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(values.Cast<double>().Select(BitConverter.DoubleToInt64Bits)));
    }

    [TestCase("0", "1", "-1", "0.5", "1234.5678", "10000", "99990001.0001", "-123456789.12345", "100000000.00000001")]
    public async Task Decimals_keep_every_digit(params string[] texts)
    {
        var values = texts.Select(text => (object)decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assume.That(kind != TestDatabaseKind.Sqlite || texts.All(text => text.Length <= 16), "SQLite keeps 15 digits.");

        Assert.That(await Through(ColumnType.Decimal, values.Take(kind == TestDatabaseKind.Sqlite ? 8 : 9).ToArray()), Is.EqualTo(values.Take(kind == TestDatabaseKind.Sqlite ? 8 : 9)));
    }

    [Test]
    public async Task Days_and_times_come_back_as_they_went()
    {
        object[] days = [new DateTime(1, 1, 1), new DateTime(1899, 12, 31), new DateTime(2000, 1, 1), new DateTime(2024, 2, 29), new DateTime(9999, 12, 31)];
        object[] times = [new DateTime(1, 1, 1, 0, 0, 1), new DateTime(1999, 12, 31, 23, 59, 59, 999), new DateTime(2025, 3, 30, 2, 30, 0).AddTicks(1230), new DateTime(9999, 12, 31, 23, 59, 59)];

        Assert.That(await Through(ColumnType.Date, days), Is.EqualTo(days));
        Assert.That(await Through(ColumnType.Timestamp, times), Is.EqualTo(times));
    }

    [Test]
    public async Task Times_that_are_UTC_keep_their_hour()
        => Assert.That(((DateTime)(await Through(ColumnType.Timestamp, new DateTime(2025, 1, 31, 12, 30, 0, DateTimeKind.Utc)))[0]!).Ticks, Is.EqualTo(new DateTime(2025, 1, 31, 12, 30, 0).Ticks));

    [Test]
    public async Task Long_texts_and_all_planes_arrive()
    {
        object[] texts = [new string('ü', 500_000), "𝄞", "\u0001\u001f", "'; DROP TABLE t; --", "a\\b", "NULL", "\\N"];

        Assert.That(await Through(ColumnType.Text, texts), Is.EqualTo(texts));
    }

    [Test]
    public async Task Half_a_surrogate_pair_concerns_its_row()
        => await Refused(ColumnType.Text, "a\ud800", "half of a surrogate pair");

    [Test]
    public async Task What_the_database_would_change_concerns_its_row()
    {
        var isSqlite = kind == TestDatabaseKind.Sqlite;

        await (isSqlite ? Refused(ColumnType.Double, double.NaN, "NaN is no number that SQLite stores")
            : Refused(ColumnType.Text, "a\0b", "the text holds the character NUL"));
        await (isSqlite ? Refused(ColumnType.Decimal, 1234567890.123456m, "the number has 16 digits, and the column in SQLite keeps 15")
            : Refused(ColumnType.Timestamp, new DateTime(2025, 1, 1).AddTicks(1), "the time is finer than a microsecond"));
    }

    [Test]
    public async Task A_decimal_of_the_greatest_and_the_smallest_kind_arrives_or_is_refused()
    {
        object[] values = [decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 7.9228162514264337593543950335m];
        Assume.That(kind is TestDatabaseKind.PostgreSql or TestDatabaseKind.PostgreSqlCopy, "PostgreSQL keeps them all; the others refuse digits.");

        Assert.That(await Through(ColumnType.Decimal, values), Is.EqualTo(values));
    }

    [Test]
    public async Task Digits_that_a_created_column_does_not_keep_are_refused()
    {
        var schema = new RowSchema(new Column("v", ColumnType.Decimal, Scale: 2, Precision: 6));
        await RowTransfer.RunAsync(new MemoryTable(schema, [[1234.56m], [-0.01m]]), _database.Table());

        Assert.That((await _database.ReadAsync())!.Select(row => row[0]), Is.EqualTo(new object[] { 1234.56m, -0.01m }));
        await Assert.ThatAsync(
            () => RowTransfer.RunAsync(new MemoryTable(schema, [[12345.5m]]), _database.Table("u")),
            kind == TestDatabaseKind.Sqlite ? Throws.Nothing : Throws.InstanceOf<RowException>().With.Message.Contains("the number has 6 digits").Or.Message.Contains("keeps"));
    }

    private async Task<IReadOnlyList<object?>> Through(ColumnType type, params object[] values)
    {
        await _database.ExecuteAsync("DROP TABLE IF EXISTS t");
        await RowTransfer.RunAsync(new MemoryTable(new RowSchema(new Column("v", type)), values.Select(value => new object?[] { value })), _database.Table());
        return [.. (await _database.ReadAsync())!.Select(row => row[0])];
    }

    private async Task Refused(ColumnType type, object value, string reason)
    {
        var table = new MemoryTable(new RowSchema(new Column("v", type)), [[value]]);

        await Assert.ThatAsync(() => RowTransfer.RunAsync(table, _database.Table("r")), Throws.InstanceOf<RowException>().With.Message.Contains(reason));
    }
}
