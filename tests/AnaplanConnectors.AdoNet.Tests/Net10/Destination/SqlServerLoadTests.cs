using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>There is no SQL Server to test on: what would reach one is written down and looked at.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqlServerLoadTests
{
    private readonly FakeServer _server = new();
    private readonly FastTime _time = new();

    [Test]
    public async Task Statements_come_in_this_order_and_bulk_copies_within_transactions()
    {
        await RowTransfer.RunAsync(Some.Texts("a", "b"), Table(LoadMode.Append));

        Assert.That(_server.Log, Is.EqualTo(new[]
        {
            "open",
            "SELECT CASE WHEN OBJECT_ID('[dbo].[Sales]') IS NULL THEN 0 ELSE 1 END",
            "SELECT CASE WHEN OBJECT_ID('[dbo].[anx_ledger]') IS NULL THEN 0 ELSE 1 END",
            "CREATE TABLE [dbo].[anx_ledger] (run_id nvarchar(40) NOT NULL, table_name nvarchar(200) NOT NULL, row_count bigint NOT NULL, rows_hash nvarchar(64) NOT NULL, source nvarchar(400), loaded_at nvarchar(40) NOT NULL, PRIMARY KEY (run_id, table_name))",
            "DROP TABLE IF EXISTS [dbo].[anx_stage_r1_2c4137fe]",
            "SELECT CASE WHEN OBJECT_ID('[dbo].[anx_ledger]') IS NULL THEN 0 ELSE 1 END",
            "CREATE TABLE [dbo].[anx_stage_r1_2c4137fe] ([Text] nvarchar(max))",
            "begin 1",
            "bulk copy of 2 rows into [dbo].[anx_stage_r1_2c4137fe] in transaction 1",
            "commit 1",
            "begin 2",
            "INSERT INTO [dbo].[anx_ledger] (run_id, table_name, row_count, rows_hash, source, loaded_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
            "SELECT COUNT(*) FROM [dbo].[anx_stage_r1_2c4137fe]",
            "CREATE TABLE [dbo].[Sales] ([Text] nvarchar(max))",
            "INSERT INTO [dbo].[Sales] ([Text]) SELECT anx_s.[Text] FROM [dbo].[anx_stage_r1_2c4137fe] anx_s",
            "DROP TABLE IF EXISTS [dbo].[anx_stage_r1_2c4137fe]",
            "commit 2",
        }));
    }

    [Test]
    public async Task Replacing_renames_the_staged_table_within_the_transaction()
    {
        await RowTransfer.RunAsync(Some.Texts("a"), Table(LoadMode.Replace));

        Assert.That(_server.Log.SkipWhile(line => line != "begin 2"), Does.Contain("DROP TABLE IF EXISTS [dbo].[Sales]")
            .And.Contain("EXEC sp_rename '[dbo].[anx_stage_r1_2c4137fe]', 'Sales'"));
    }

    [Test]
    public async Task A_deadlock_repeats_the_whole_transaction_and_no_row_is_sent_again()
    {
        _server.Failing("INSERT INTO [dbo].[Sales]", new FakeException("deadlock victim", isTransient: true), new FakeException("deadlock victim", isTransient: true));

        var result = (DbLoadResult)await RowTransfer.RunAsync(Some.Texts("a"), Table(LoadMode.Append));

        Assert.That(result.Attempts, Is.EqualTo(3));
        Assert.That(_server.Log.Count(line => line.StartsWith("INSERT INTO [dbo].[anx_ledger]", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(_server.Log.Count(line => line.StartsWith("bulk copy", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_does_not_pass_is_not_tried_again()
    {
        _server.Failing("INSERT INTO [dbo].[Sales]", new FakeException("string or binary data would be truncated"));

        await Assert.ThatAsync(() => RowTransfer.RunAsync(Some.Texts("a"), Table(LoadMode.Append)), Throws.InstanceOf<FakeException>());
        Assert.That(_server.Log.Count(line => line.StartsWith("INSERT INTO [dbo].[Sales]", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_passes_too_late_is_given_up_in_the_words_of_the_database()
    {
        _server.Failing("INSERT INTO [dbo].[Sales]", [.. Enumerable.Repeat(new FakeException("deadlock victim", isTransient: true), 10)]);

        await Assert.ThatAsync(() => RowTransfer.RunAsync(Some.Texts("a"), Table(LoadMode.Append)), Throws.InstanceOf<FakeException>());
        Assert.That(_server.Log.Count(line => line.StartsWith("INSERT INTO [dbo].[Sales]", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public async Task A_commit_without_a_reply_is_settled_by_the_ledger_before_anything_is_repeated()
    {
        _server.Failing("commit 2", new FakeException("connection lost"));

        await RowTransfer.RunAsync(Some.Texts("a"), Table(LoadMode.Append));

        var behind = _server.Log.SkipWhile(line => line != "commit 2").Skip(1).Where(line => line != "rollback 2").Take(3);
        Assert.That(behind, Is.EqualTo(new[] { "open", "begin 1", "SELECT CASE WHEN OBJECT_ID('[dbo].[anx_ledger]') IS NULL THEN 0 ELSE 1 END" }));
    }

    [Test]
    public async Task A_commit_whose_fate_stays_unknown_is_said_to_be_unknown()
    {
        var lost = new FakeException("connection lost");
        _server.Failing("commit 2", lost);
        await using var writer = await Table(LoadMode.Append).OpenAsync(Some.Texts().Schema);
        await writer.WriteAsync(Some.Texts("a").OpenRows());
        _server.Failing("open", [.. Enumerable.Repeat(lost, 20)]);

        await Assert.ThatAsync(
            async () => await writer.CompleteAsync(),
            Throws.InstanceOf<DbLoadException>().With.Property(nameof(DbLoadException.IsOutcomeUnknown)).True.And.Property(nameof(AnaplanException.Hint)).Contains("same run id (r1)"));
    }

    [Test]
    public async Task A_staging_table_that_lost_rows_is_not_loaded()
    {
        await using var writer = await Table(LoadMode.Append).OpenAsync(Some.Texts().Schema);
        await writer.WriteAsync(Some.Texts("a").OpenRows());
        await ((IBulkCopy)_server).WriteAsync(_server.CreateConnection(), await Begin(), Target(), Some.Texts("more").OpenRows(), CancellationToken.None);

        await Assert.ThatAsync(
            async () => await writer.CompleteAsync(), Throws.InstanceOf<DbLoadException>().With.Message.Contains("has 2 rows where 1 were written"));
    }

    private static BulkTarget Target() => new(null, "x", "[x]", ["[Text]"], Some.Texts().Schema);

    private async Task<System.Data.Common.DbTransaction> Begin()
    {
        var connection = _server.CreateConnection();
        await connection.OpenAsync();
        return await connection.BeginTransactionAsync();
    }

    private DbTable Table(LoadMode mode) => new(_server, "", "dbo.Sales", new DbTableOptions
    {
        Mode = mode, RunId = "r1", Dialect = SqlDialect.SqlServer, BulkCopy = _server, Time = _time,
    });
}
