using System.Data;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PartitionedQueryTests : IDisposable
{
    private const string InRange = "select Units, Product, Price, Share, Active, Day, Changed from t where Units >= @low and Units < @high order by Units";

    private readonly SqliteDatabase _database = new();
    private readonly WatchedFactory _factory = new();

    public void Dispose() => _database.Dispose();

    [Test]
    public async Task Every_row_comes_once_whatever_the_number_of_ranges([Values(1, 2, 7, 100)] int ranges, [Values(1, 3, 8)] int parallelism)
    {
        _database.Fill(Some.Table(1000));

        var rows = await Read(Query(ranges, parallelism));

        Assert.That(rows.OrderBy(row => row[0]), Is.EqualTo(Some.Table(1000).Rows.Select(row => new[] { row[1], row[0], row[2], row[3], row[4], row[5], row[6] })));
    }

    [Test]
    public async Task Rows_of_one_range_keep_their_order()
    {
        _database.Fill(Some.Table(1000));

        var rows = await Read(Query(ranges: 4, parallelism: 4));

        var first = rows.Select(row => (long)row[0]!).Where(key => key < 251).ToList();
        Assert.That(first, Is.EqualTo(Enumerable.Range(1, 250)));
    }

    [Test]
    public async Task The_columns_that_are_announced_are_those_that_come()
    {
        _database.Fill(Some.Table(10));
        var query = Query(ranges: 3, parallelism: 2);

        using var rows = await query.OpenAsync();

        Assert.That(rows.Schema, Is.EqualTo(await query.GetSchemaAsync()));
    }

    [Test]
    public async Task A_bad_row_is_told_once_and_the_others_come()
    {
        _database.CreateTable("k INTEGER, a INTEGER", "1, 1", "2, 'abc'", "3, 3", "4, 4");
        var query = new PartitionedQuery(SqliteFactory.Instance, _database.ConnectionString, "select a from t where k >= @low and k < @high", KeyRange.Split(1, 5, 2));
        using var rows = await query.OpenAsync();
        var read = new List<object>();

        while (await Next(rows, read))
            read.Add(rows.GetInt64(0));

        Assert.That(read, Is.EquivalentTo(new object[] { 1L, "bad", 3L, 4L }));
    }

    [Test]
    public async Task A_failure_of_one_range_ends_the_reading()
    {
        _database.CreateTable("k INTEGER, a INTEGER", "1, 1", "2, -9223372036854775808");
        var query = new PartitionedQuery(SqliteFactory.Instance, _database.ConnectionString, "select abs(a) from t where k >= @low and k < @high", KeyRange.Split(1, 3, 2));

        await Assert.ThatAsync(() => Read(query), Throws.InstanceOf<SqliteException>().With.Message.Contains("integer overflow"));
    }

    [Test]
    public async Task At_the_end_every_connection_is_closed()
    {
        _database.Fill(Some.Table(100));

        await Read(Query(ranges: 5, parallelism: 2));

        Assert.That(_factory.Connections.Select(connection => connection.State).ToList(), Has.Count.EqualTo(5).And.All.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public async Task A_cancelled_token_ends_the_waiting()
    {
        _database.Fill(Some.Table(1));
        using var rows = await Query(ranges: 1, parallelism: 1).OpenAsync();

        Assert.That(async () => await rows.ReadAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Ranges_cover_all_keys_without_overlap()
        => Assert.That(KeyRange.Split(-5, 6, 3), Is.EqualTo(new[] { new KeyRange(-5L, -2L), new KeyRange(-2L, 2L), new KeyRange(2L, 6L) }));

    [Test]
    public void Ranges_cover_all_numbers_there_are()
    {
        var ranges = KeyRange.Split(long.MinValue, long.MaxValue, 3);

        Assert.That((ranges[0].Low, ranges[2].High, ranges[0].High, ranges[1].High), Is.EqualTo((long.MinValue, long.MaxValue, ranges[1].Low, ranges[2].Low)));
    }

    [Test]
    public void Days_are_ranges_too()
        => Assert.That(
            KeyRange.Split(new DateTime(2025, 1, 1), new DateTime(2025, 1, 3), 2),
            Is.EqualTo(new[] { new KeyRange(new DateTime(2025, 1, 1), new DateTime(2025, 1, 2)), new KeyRange(new DateTime(2025, 1, 2), new DateTime(2025, 1, 3)) }));

    [TestCase(5, 5, 1)]
    [TestCase(6, 5, 1)]
    [TestCase(1, 5, 0)]
    public void Ranges_of_nothing_are_refused(long low, long high, int count)
        => Assert.That(() => KeyRange.Split(low, high, count), Throws.ArgumentException);

    private PartitionedQuery Query(int ranges, int parallelism)
        => new(_factory, _database.ConnectionString, InRange, KeyRange.Split(1, 1001, ranges)) { Parallelism = parallelism };

    private static async Task<IReadOnlyList<object?[]>> Read(PartitionedQuery query)
    {
        using var rows = await query.OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }

    private static async Task<bool> Next(RowReader rows, List<object> read)
    {
        try
        {
            return await rows.ReadAsync();
        }
        catch (RowException)
        {
            read.Add("bad");
            return await rows.ReadAsync();
        }
    }
}
