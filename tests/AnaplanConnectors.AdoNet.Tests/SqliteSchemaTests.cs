using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteSchemaTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [TestCase("INTEGER", ColumnType.Integer)]
    [TestCase("bigint", ColumnType.Integer)]
    [TestCase("TEXT", ColumnType.Text)]
    [TestCase("NVARCHAR(20)", ColumnType.Text)]
    [TestCase("CLOB", ColumnType.Text)]
    [TestCase("REAL", ColumnType.Double)]
    [TestCase("FLOAT", ColumnType.Double)]
    [TestCase("DOUBLE PRECISION", ColumnType.Double)]
    [TestCase("DECIMAL(10, 2)", ColumnType.Decimal)]
    [TestCase("numeric", ColumnType.Decimal)]
    [TestCase("BOOLEAN", ColumnType.Boolean)]
    [TestCase("DATE", ColumnType.Date)]
    [TestCase("DATETIME", ColumnType.Timestamp)]
    [TestCase("TIMESTAMP", ColumnType.Timestamp)]
    [TestCase("", ColumnType.Text)]
    [TestCase("JSON", ColumnType.Text)]
    public void The_declared_type_decides_whether_there_are_rows_or_not(string declared, ColumnType expected)
    {
        _database.CreateTable($"a {declared}");
        var empty = _database.Query().GetSchema()[0].Type;
        _database.Execute("insert into t values (null)");

        var missing = _database.Query().GetSchema()[0].Type;

        Assert.That((empty, missing), Is.EqualTo((expected, expected)));
    }

    [TestCase("INTEGER", "'abc'", ColumnType.Integer)]
    [TestCase("DECIMAL(10, 2)", "5", ColumnType.Decimal)]
    [TestCase("DATE", "'2025-01-31'", ColumnType.Date)]
    public void The_value_of_the_first_row_does_not_decide_where_a_type_is_declared(string declared, string first, ColumnType expected)
    {
        _database.CreateTable($"a {declared}", first);

        Assert.That(_database.Query().GetSchema()[0].Type, Is.EqualTo(expected));
    }

    [TestCase("1 + 1", ColumnType.Integer)]
    [TestCase("1.5 * 2", ColumnType.Double)]
    [TestCase("'a' || 'b'", ColumnType.Text)]
    [TestCase("null", ColumnType.Text)]
    [TestCase("date('now')", ColumnType.Text)]
    [TestCase("cast('7' as integer)", ColumnType.Integer)]
    public void The_first_row_decides_about_an_expression(string expression, ColumnType expected)
        => Assert.That(_database.Query($"select {expression} as a").GetSchema()[0], Is.EqualTo(new Column("a", expected)));

    [Test]
    public void Expressions_of_an_empty_result_are_text()
    {
        _database.CreateTable("a INTEGER");

        var schema = _database.Query("select a, a + 1, sum(a) over () from t").GetSchema();

        Assert.That(schema.Select(column => column.Type), Is.EqualTo(new[] { ColumnType.Integer, ColumnType.Text, ColumnType.Text }));
    }

    [TestCase("select a, a * 2, null, 'x', 1.5 from t")]
    [TestCase("select a, a * 2, null, 'x', 1.5 from t where 1 = 0")]
    public void The_columns_that_are_announced_are_those_that_come(string query)
    {
        _database.CreateTable("a INTEGER", "1");
        using var rows = _database.Query(query).Open();

        Assert.That(rows.Schema, Is.EqualTo(_database.Query(query).GetSchema()));
    }

    [TestCase("select 1 as a, x'0102' as photo, zeroblob(3) as \"the map\"")]
    [TestCase("select 1 as a, p as photo, m as \"the map\" from (select x'01' as p, x'02' as m)")]
    public void Binary_columns_are_refused_together_by_name(string query)
        => Assert.That(
            () => _database.Query(query).GetSchema(),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("'photo' (BLOB), 'the map' (BLOB)"));

    [Test]
    public void A_table_without_rows_has_its_columns()
    {
        _database.CreateTable("a INTEGER, \"b c\" TEXT, Größe REAL");

        Assert.That(_database.Query().GetSchema().Select(column => column.Name), Is.EqualTo(new[] { "a", "b c", "Größe" }));
    }
}
