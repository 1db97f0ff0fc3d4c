using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DbQueryTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly WatchedFactory _factory = new();

    public void Dispose() => _database.Dispose();

    [Test]
    public void Columns_may_be_asked_for_in_any_order_and_more_than_once()
    {
        _database.CreateTable("a INTEGER, b TEXT", "1, 'x'");
        using var rows = _database.Query().Select("b", "a", "b").Open();
        rows.Read();

        var values = new[] { rows.GetValue(2), rows.GetValue(1), rows.GetValue(0), rows.GetValue(1) };

        Assert.That(values, Is.EqualTo(new object[] { "x", 1L, "x", 1L }));
    }

    [Test]
    public void A_missing_table_is_told_in_the_words_of_the_database()
        => Assert.That(
            () => _database.Query("select * from nowhere").Open(),
            Throws.InstanceOf<DbException>().With.Message.Contains("no such table: nowhere"));

    [Test]
    public void A_malformed_query_is_told_in_the_words_of_the_database()
        => Assert.That(() => _database.Query("selekt 1").GetSchema(), Throws.InstanceOf<DbException>().With.Message.Contains("near \"selekt\""));

    [Test]
    public void A_database_that_is_not_there_is_told_in_the_words_of_the_provider()
    {
        var query = new DbQuery(SqliteFactory.Instance, "Data Source=/nowhere/at.all;Mode=ReadOnly", "select 1");

        Assert.That(() => query.Open(), Throws.InstanceOf<DbException>().With.Message.Contains("unable to open database file"));
    }

    [Test]
    public void An_error_in_the_middle_is_told_in_the_words_of_the_database()
    {
        _database.CreateTable("a INTEGER", "1", "-9223372036854775808", "3");
        using var rows = _database.Query("select abs(a) from t").Open();
        rows.Read();

        Assert.That(() => rows.Read(), Throws.InstanceOf<DbException>().With.Message.Contains("integer overflow"));
    }

    [Test]
    public void A_statement_without_a_result_is_refused()
    {
        _database.CreateTable("a INTEGER");

        Assert.That(() => _database.Query("delete from t").Open(), Throws.InstanceOf<NotSupportedException>().With.Message.Contains("has no result"));
    }

    [Test]
    public void Asking_for_the_columns_changes_nothing()
    {
        _database.CreateTable("a INTEGER");

        Assert.That(
            () => _database.Query("insert into t values (1) returning a").GetSchema(),
            Throws.InstanceOf<DbException>().With.Message.Contains("readonly"));
        Assert.That(_database.Rows(), Is.Empty);
    }

    [Test]
    public void Behind_asking_for_the_columns_the_connection_of_the_pool_may_write()
    {
        var pooled = new SqliteConnectionStringBuilder(_database.ConnectionString) { Pooling = true }.ConnectionString;
        _database.CreateTable("a INTEGER");
        new DbQuery(_factory, pooled, "select * from t").GetSchema();

        using var rows = new DbQuery(_factory, pooled, "insert into t values (7) returning a").Open();
        rows.Read();

        Assert.That(rows.GetInt64(0), Is.EqualTo(7));
    }

    [Test]
    public void A_cancelled_token_opens_nothing()
    {
        Assert.That(
            async () => await _database.Query("select 1", _factory).OpenAsync(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_factory.Connections.Single().State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public void A_cancelled_token_asks_for_no_columns()
        => Assert.That(
            async () => await _database.Query("select 1").GetSchemaAsync(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void The_connection_is_open_while_rows_are_read_and_closed_with_them()
    {
        var rows = _database.Query("select 1", _factory).Open();
        var before = _factory.Connections.Single().State;

        rows.Dispose();

        Assert.That((before, _factory.Connections.Single().State), Is.EqualTo((ConnectionState.Open, ConnectionState.Closed)));
    }

    [Test]
    public void The_connection_is_closed_after_a_failure_in_the_middle()
    {
        _database.CreateTable("a INTEGER", "1", "-9223372036854775808");
        using (var rows = _database.Query("select abs(a) from t", _factory).Open())
            Assert.That(() => { while (rows.Read()) { } }, Throws.InstanceOf<DbException>());

        Assert.That(_factory.Connections.Single().State, Is.EqualTo(ConnectionState.Closed));
    }

    [TestCase("select * from nowhere", typeof(SqliteException))]
    [TestCase("select x'01'", typeof(NotSupportedException))]
    [TestCase("create table u (a)", typeof(NotSupportedException))]
    public void The_connection_is_closed_when_the_query_is_refused(string query, Type problem)
    {
        Assert.That(() => _database.Query(query, _factory).Open(), Throws.InstanceOf(problem));

        Assert.That(_factory.Connections.Single().State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public void The_connection_is_closed_after_asking_for_the_columns()
    {
        _database.Query("select 1", _factory).GetSchema();

        Assert.That(_factory.Connections.Single().State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public void A_database_that_stays_locked_is_given_up_after_the_timeout()
    {
        _database.CreateTable("a INTEGER");
        using var other = new SqliteConnection(_database.ConnectionString);
        other.Open();
        using var locking = other.BeginTransaction();
        var query = new DbQuery(SqliteFactory.Instance, _database.ConnectionString, "insert into t values (1) returning a") { CommandTimeout = 1 };

        Assert.That(() => query.Open(), Throws.InstanceOf<DbException>().With.Message.Contains("locked"));
    }

    [Test]
    public void A_provider_without_connections_is_named()
        => Assert.That(
            () => new DbQuery(new NoConnections(), "", "select 1").Open(),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("NoConnections"));

    private sealed class NoConnections : DbProviderFactory;
}
