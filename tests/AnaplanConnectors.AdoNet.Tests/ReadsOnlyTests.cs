using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Reading for good without changing anything: a statement that writes is refused, or taken back where a database cannot refuse.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.OneOfEach))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadsOnlyTests(TestDatabaseKind kind)
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        await _database.ExecuteAsync("CREATE TABLE t (a INTEGER)");
        await _database.ExecuteAsync("INSERT INTO t VALUES (1), (2), (3)");
    }

    [TearDown]
    public void Dispose() => _database?.Dispose();

    [Test]
    public async Task Rows_come()
        => Assert.That(await ReadAsync(Query("SELECT a FROM t ORDER BY a", readsOnly: true)), Is.EqualTo(new object[][] { [1L], [2L], [3L] }));

    [Test]
    public async Task Rows_of_ranges_come()
    {
        var query = new PartitionedQuery(_database.Factory, _database.ConnectionString, $"SELECT a FROM t WHERE a >= {Marker}low AND a < {Marker}high", KeyRange.Split(1, 4, 3)) { ReadsOnly = true };

        Assert.That(await ReadAsync(query), Is.EquivalentTo(new object[][] { [1L], [2L], [3L] }));
    }

    [Test]
    public async Task A_statement_that_deletes_is_refused_and_deletes_nothing()
    {
        await Assert.ThatAsync(() => ReadAsync(Query("DELETE FROM t RETURNING a", readsOnly: true)), Throws.InstanceOf<DbException>().With.Message.Matches("(?i)read-?only"));

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_it_the_statement_is_run_as_it_is()
    {
        Assert.That(await ReadAsync(Query("DELETE FROM t RETURNING a", readsOnly: false)), Has.Count.EqualTo(3));

        Assert.That(await _database.ReadAsync(), Is.Empty);
    }

    [Test]
    public async Task Rows_that_are_closed_before_their_end_leave_a_connection_that_may_write()
    {
        using (var rows = await Query("SELECT a FROM t", readsOnly: true).OpenAsync())
            await rows.ReadAsync(CancellationToken.None);

        await _database.ExecuteAsync("INSERT INTO t VALUES (4)");

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(4));
    }

    private string Marker => kind == TestDatabaseKind.DuckDb ? "$" : "@";

    private DbQuery Query(string statement, bool readsOnly) => new(_database.Factory, _database.ConnectionString, statement) { ReadsOnly = readsOnly };

    private static async Task<IReadOnlyList<object?[]>> ReadAsync(ISource source)
    {
        using var rows = await source.OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}
