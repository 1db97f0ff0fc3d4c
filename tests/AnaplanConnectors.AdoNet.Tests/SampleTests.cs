using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Looking at rows, on each database: nothing that the statement does may stay.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.OneOfEach))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SampleTests(TestDatabaseKind kind)
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
    public async Task The_first_rows_come()
    {
        var rows = await LookAsync("SELECT a FROM t ORDER BY a");

        Assert.That(rows, Is.EqualTo(new object[][] { [1L], [2L], [3L] }));
    }

    [Test]
    public async Task A_statement_that_deletes_deletes_nothing([Values("DELETE FROM t RETURNING a", "DELETE FROM t")] string statement)
    {
        await IgnoreRefusalAsync(() => LookAsync(statement));

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Asking_a_statement_that_deletes_for_its_columns_deletes_nothing([Values("DELETE FROM t RETURNING a", "DELETE FROM t")] string statement)
    {
        await IgnoreRefusalAsync(async () => await Query(statement).GetSchemaAsync());

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Ranges_of_a_statement_that_deletes_delete_nothing()
    {
        var ranges = new PartitionedQuery(_database.Factory, _database.ConnectionString, $"DELETE FROM t WHERE a >= {Marker}low AND a < {Marker}high RETURNING a", KeyRange.Split(1, 4, 3));

        await IgnoreRefusalAsync(async () => (await ((ISampledSource)ranges.Select("a")).OpenSampleAsync(10))!.Dispose());

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Behind_a_look_the_database_may_be_written()
    {
        await LookAsync("SELECT a FROM t");

        await _database.ExecuteAsync("INSERT INTO t VALUES (4)");

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(4));
    }

    private string Marker => kind == TestDatabaseKind.DuckDb ? "$" : "@";

    private DbQuery Query(string statement) => new(_database.Factory, _database.ConnectionString, statement);

    private async Task<IReadOnlyList<object?[]>> LookAsync(string statement)
    {
        using var rows = (await Query(statement).OpenSampleAsync(10))!;
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }

    // SQLite refuses what others take back.
    private static async Task IgnoreRefusalAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception problem) when (problem is DbException or NotSupportedException)
        {
            TestContext.Out.WriteLine(problem.Message);
        }
    }
}
