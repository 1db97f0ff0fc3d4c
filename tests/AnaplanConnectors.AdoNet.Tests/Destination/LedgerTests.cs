using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.AdoNet.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.OneOfEach))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LedgerTests(TestDatabaseKind kind) : IDisposable
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await TestDatabase.CreateAsync(kind);

    public void Dispose() => _database?.Dispose();

    [Test]
    public async Task A_committed_load_is_found_with_its_rows_hash_and_source()
    {
        var table = _database.Table(runId: "run-1", source: "task 4711");

        var result = (DbLoadResult)await RowTransfer.RunAsync(Some.Table(3), table);

        Assert.That(await table.FindRunAsync("run-1"), Is.EqualTo(new LedgerEntry("run-1", "t", 3, result.RowsHash, "task 4711")));
    }

    [Test]
    public async Task A_load_that_never_was_is_not_found()
    {
        var before = await _database.Table().FindRunAsync("run-1");
        await RowTransfer.RunAsync(Some.Table(3), _database.Table(runId: "run-2"));

        Assert.That((before, await _database.Table().FindRunAsync("run-1")), Is.EqualTo(((LedgerEntry?)null, (LedgerEntry?)null)));
    }

    [Test]
    public async Task A_load_is_not_done_twice()
    {
        await RowTransfer.RunAsync(Some.Table(3), _database.Table(runId: "run-1"));

        await Assert.ThatAsync(
            () => RowTransfer.RunAsync(Some.Table(3), _database.Table(runId: "run-1")),
            Throws.InstanceOf<DbLoadException>().With.Message.Contains("Run run-1 has loaded 3 rows into 't' before; nothing was done")
                .And.Property(nameof(DbLoadException.Code)).EqualTo(ErrorCodes.AlreadyLoaded));
        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_another_process_has_committed_under_the_same_name_counts_once()
    {
        var hash = ((DbLoadResult)await RowTransfer.RunAsync(Some.Table(3), _database.Table())).RowsHash;
        await using var late = await _database.Table(runId: "run-1").OpenAsync(Some.Schema);
        await late.WriteAsync(Some.Rows(3));
        await _database.ExecuteAsync($"INSERT INTO anx_ledger VALUES ('run-1', 't', 3, '{hash}', NULL, '2025-01-31T12:00:00Z')");

        var result = await late.CompleteAsync();

        Assert.That((result.RowsWritten, (await _database.ReadAsync())!.Count), Is.EqualTo((3, 3)));
    }

    [Test]
    public async Task Other_rows_under_a_name_that_is_taken_are_refused()
    {
        await using var late = await _database.Table(runId: "run-1").OpenAsync(Some.Schema);
        await late.WriteAsync(Some.Rows(3));
        await _database.ExecuteAsync("INSERT INTO anx_ledger VALUES ('run-1', 't', 4, 'abc', NULL, '2025-01-31T12:00:00Z')");

        await Assert.ThatAsync(async () => await late.CompleteAsync(), Throws.InstanceOf<DbLoadException>().With.Property(nameof(DbLoadException.Entry)).Not.Null);
        Assert.That(await _database.ReadAsync(), Is.Null.Or.Empty);
    }

    [Test]
    public async Task Several_tables_are_loaded_by_one_run()
    {
        await RowTransfer.RunAsync(Some.Table(3), _database.Table(runId: "run-1"));
        await RowTransfer.RunAsync(Some.Table(4), _database.Table("u", runId: "run-1"));

        Assert.That((await _database.Table("u").FindRunAsync("run-1"))!.Rows, Is.EqualTo(4));
    }

    [Test]
    public async Task The_hash_tells_the_same_rows_from_others()
    {
        var hashes = new List<string>();
        foreach (var (rows, blockSize) in new[] { (1000, 64 * 1024), (1000, 1024 * 1024), (999, 64 * 1024) })
            hashes.Add(((DbLoadResult)await RowTransfer.RunAsync(Some.Table(rows), _database.Table(blockSize: blockSize))).RowsHash);

        Assert.That(hashes, Is.EqualTo(new[] { hashes[0], hashes[0], hashes[2] }).And.Some.Not.EqualTo(hashes[0]));
    }

    [Test]
    public async Task What_an_interrupted_load_left_is_removed_by_the_next_of_its_name()
    {
        var abandoned = await _database.Table(runId: "run-1").OpenAsync(Some.Schema);
        await abandoned.WriteAsync(Some.Rows(2000));

        // Not disposed before the next one: the process is gone, as it were.
        await RowTransfer.RunAsync(Some.Table(5), _database.Table(runId: "run-1"));

        Assert.That(await _database.ReadAsync(), Has.Count.EqualTo(5));
        await abandoned.DisposeAsync();
    }

    [TestCase("")]
    [TestCase("run 1")]
    [TestCase("run'; DROP TABLE t")]
    [TestCase("12345678901234567890123456789012345678901")]
    public void Run_ids_of_other_characters_are_refused(string runId)
        => Assert.That(() => _database.Table(runId: runId), Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("RunId is"));
}
