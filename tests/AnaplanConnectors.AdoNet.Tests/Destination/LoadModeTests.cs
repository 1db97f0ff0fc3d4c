using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.OneOfEach))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LoadModeTests(TestDatabaseKind kind) : IDisposable
{
    private static readonly RowSchema Accounts = new(
        new Column("account", ColumnType.Text), new Column("period", ColumnType.Integer), new Column("amount", ColumnType.Double));

    private TestDatabase _database = null!;

    [SetUp]
    public async Task Create()
    {
        _database = await TestDatabase.CreateAsync(kind);
        await Load(_database.Table(), ["A", 1L, 1.0], ["B", 1L, 2.0]);
    }

    public void Dispose() => _database?.Dispose();

    [Test]
    public async Task Appending_keeps_what_is_there()
    {
        await Load(_database.Table(), ["C", 2L, 3.0]);

        Assert.That(await Rows(), Is.EqualTo(new object?[][] { ["A", 1L, 1.0], ["B", 1L, 2.0], ["C", 2L, 3.0] }));
    }

    [Test]
    public async Task Truncating_leaves_the_new_rows_only()
    {
        await Load(_database.Table(mode: LoadMode.Truncate), ["C", 2L, 3.0]);

        Assert.That(await Rows(), Is.EqualTo(new object?[][] { ["C", 2L, 3.0] }));
    }

    [Test]
    public async Task Merging_updates_rows_of_the_same_key_and_adds_the_others()
    {
        await Load(_database.Table(mode: LoadMode.Merge, key: ["account", "period"]), ["B", 1L, 20.0], ["B", 2L, 5.0], ["A", 1L, null]);

        Assert.That(await Rows(), Is.EqualTo(new object?[][] { ["A", 1L, null], ["B", 1L, 20.0], ["B", 2L, 5.0] }));
    }

    [Test]
    public async Task Merging_leaves_columns_alone_that_are_not_delivered()
    {
        await RowTransfer.RunAsync(
            new MemoryTable(new RowSchema(new Column("ACCOUNT", ColumnType.Text), new Column("period", ColumnType.Integer)), [["A", 7L]]),
            _database.Table(mode: LoadMode.Merge, key: ["account"]));

        Assert.That(await Rows(), Is.EqualTo(new object?[][] { ["A", 7L, 1.0], ["B", 1L, 2.0] }));
    }

    [Test]
    public async Task Merging_into_a_table_that_is_not_there_makes_it_with_a_key()
    {
        await Load(_database.Table("u", LoadMode.Merge, ["account", "period"]), ["A", 1L, 1.0]);

        Assert.That(async () => await _database.ExecuteAsync("INSERT INTO u VALUES ('A', 1, 2)"), Throws.InstanceOf<System.Data.Common.DbException>());
    }

    [Test]
    public async Task Keys_that_stand_in_two_rows_are_refused_and_nothing_is_merged()
    {
        var merge = _database.Table(mode: LoadMode.Merge, key: ["account"]);

        await Assert.ThatAsync(
            () => Load(merge, ["B", 1L, 20.0], ["B", 2L, 5.0]),
            Throws.InstanceOf<DbLoadException>().With.Message.Contains("1 keys stand in more than one row (account)"));
        Assert.That(await Rows(), Is.EqualTo(new object?[][] { ["A", 1L, 1.0], ["B", 1L, 2.0] }));
    }

    [Test]
    public async Task A_row_without_its_key_is_refused()
        => await Assert.ThatAsync(
            () => Load(_database.Table(mode: LoadMode.Merge, key: ["account"]), ["B", 1L, 20.0], [null, 2L, 5.0]),
            Throws.InstanceOf<RowException>().With.Message.Contains("Row 2, column 'account': the value is missing, and it is part of the key"));

    [Test]
    public async Task Replacing_takes_the_columns_of_the_rows()
    {
        Assume.That(kind, Is.Not.EqualTo(TestDatabaseKind.Unknown), "An unknown database is not replaced in.");

        await RowTransfer.RunAsync(Some.Texts("x"), _database.Table(mode: LoadMode.Replace));

        Assert.That(await _database.ReadAsync(), Is.EqualTo(new object?[][] { ["x"] }));
    }

    [Test]
    public async Task A_failure_in_the_final_transaction_leaves_everything_as_it_was([Values] LoadMode mode)
    {
        Assume.That(mode, Is.Not.EqualTo(LoadMode.Replace), "Replacing takes any value.");
        await _database.ExecuteAsync("CREATE TABLE u (account VARCHAR(10), period BIGINT, amount DOUBLE PRECISION CHECK (amount < 100))");
        await Load(_database.Table("u"), ["A", 1L, 1.0]);

        await Assert.ThatAsync(
            () => Load(_database.Table("u", mode, mode == LoadMode.Merge ? ["account"] : [], runId: "broken"), ["A", 2L, 2.0], ["C", 1L, 101.0]),
            Throws.InstanceOf<System.Data.Common.DbException>());

        Assert.That(await _database.ReadAsync("SELECT * FROM u"), Is.EqualTo(new object?[][] { ["A", 1L, 1.0] }));
        Assert.That(await _database.Table("u").FindRunAsync("broken"), Is.Null);
    }

    [Test]
    public async Task No_staging_table_stays_behind()
    {
        await Load(_database.Table(mode: LoadMode.Merge, key: ["account"]), ["C", 2L, 3.0]);

        Assert.That(await _database.TablesAsync(), Is.EqualTo(new[] { "t" }));
    }

    [Test]
    public async Task An_abandoned_delivery_leaves_no_staging_table()
    {
        var writer = await _database.Table().OpenAsync(Accounts);
        await writer.WriteAsync(new MemoryTable(Accounts, [["C", 2L, 3.0]]).OpenRows());

        await writer.DisposeAsync();

        Assert.That(await _database.TablesAsync(), Is.EqualTo(new[] { "t" }));
    }

    [Test]
    public async Task Columns_that_do_not_fit_are_named_together_before_anything_is_loaded()
    {
        var rows = new MemoryTable(new RowSchema(new Column("account", ColumnType.Text), new Column("x", ColumnType.Text), new Column("y", ColumnType.Text)), []);

        await Assert.ThatAsync(
            () => RowTransfer.RunAsync(rows, _database.Table(mode: LoadMode.Merge, key: ["z"])),
            Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("Key names 'z'")
                .And.Message.Contains("no columns 'x', 'y' (it has: account, period, amount)"));
    }

    [Test]
    public async Task Columns_that_are_written_nearly_as_those_of_the_table_or_the_rows_are_proposed()
    {
        var rows = new MemoryTable(new RowSchema(new Column("acount", ColumnType.Text), new Column("PERIOD", ColumnType.Text)), []);

        await Assert.ThatAsync(
            () => RowTransfer.RunAsync(rows, _database.Table(mode: LoadMode.Merge, key: ["priod"])),
            Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("'acount' of the rows may be meant for 'account': map acount=account")
                .And.Message.Contains("(did you mean 'PERIOD'?)"));
    }

    [Test]
    public async Task A_plan_names_the_columns_of_the_table_and_changes_nothing()
    {
        var plan = await _database.Table().PlanAsync(new RowSchema(new Column("ACCOUNT", ColumnType.Text), new Column("amount", ColumnType.Double)));

        Assert.That(plan.Columns, Is.EqualTo(new[] { "account", "amount" }));
        Assert.That(plan.Definition, Is.Null);
        Assert.That(await _database.TablesAsync(), Is.EqualTo(new[] { "t" }));
        Assert.That(await Rows(), Has.Exactly(2).Items);
    }

    [Test]
    public async Task A_plan_for_a_table_that_is_missing_says_how_it_would_be_made()
    {
        var plan = await _database.Table("u", LoadMode.Merge, ["account"]).PlanAsync(Accounts);

        Assert.That(plan.Definition, Does.StartWith("CREATE TABLE \"u\" (\"account\" ").And.Contain("PRIMARY KEY (\"account\")"));
        Assert.That(plan.StagingTable, Does.StartWith("anx_stage_"));
        Assert.That(await _database.TablesAsync(), Is.EqualTo(new[] { "t" }));
    }

    [Test]
    public async Task A_plan_refuses_what_a_load_would_refuse()
    {
        await Load(_database.Table(runId: "done"), ["C", 2L, 3.0]);

        await Assert.ThatAsync(() => _database.Table().PlanAsync(new RowSchema(new Column("x", ColumnType.Text))), Throws.InstanceOf<AnaplanConfigurationException>());
        await Assert.ThatAsync(() => _database.Table(runId: "done").PlanAsync(Accounts), Throws.InstanceOf<DbLoadException>());
    }

    [Test]
    public async Task A_table_that_may_not_be_created_is_refused()
        => await Assert.ThatAsync(
            () => Load(_database.Table("missing", createTable: false), ["C", 2L, 3.0]),
            Throws.InstanceOf<AnaplanConfigurationException>().With.Message.Contains("table 'missing' does not exist"));

    [Test]
    public async Task A_table_is_read_as_a_source_too()
    {
        ISource table = _database.Table();
        using var rows = await table.OpenAsync();

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows, Has.Count.EqualTo(2));
        Assert.That((await table.GetSchemaAsync()).Select(column => column.Name), Is.EqualTo(new[] { "account", "period", "amount" }));
    }

    [Test]
    public async Task The_expected_columns_are_those_of_the_table()
    {
        IDestination table = _database.Table();
        IDestination missing = _database.Table("missing");

        Assert.That((await table.GetSchemaAsync())!.Select(column => column.Name), Is.EqualTo(new[] { "account", "period", "amount" }));
        Assert.That(await missing.GetSchemaAsync(), Is.Null);
    }

    private static Task<TransferResult> Load(DbTable table, params object?[][] rows) => RowTransfer.RunAsync(new MemoryTable(Accounts, rows), table);

    private async Task<IEnumerable<object?[]>> Rows() => (await _database.ReadAsync("SELECT * FROM t ORDER BY account, period"))!;
}
