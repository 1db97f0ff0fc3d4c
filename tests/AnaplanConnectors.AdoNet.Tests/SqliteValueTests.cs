using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>SQLite gives a type to every value. One that is not of its column's type concerns its row, and is never another value.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SqliteValueTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [TestCase("INTEGER", "-9223372036854775808", long.MinValue)]
    [TestCase("INTEGER", "9223372036854775807", long.MaxValue)]
    [TestCase("REAL", "1.5", 1.5)]
    [TestCase("REAL", "3", 3.0)]
    [TestCase("REAL", "1e308", 1e308)]
    [TestCase("REAL", "9e999", double.PositiveInfinity)]
    [TestCase("BOOLEAN", "0", false)]
    [TestCase("BOOLEAN", "true", true)]
    [TestCase("TEXT", "''", "")]
    [TestCase("TEXT", "'2025-01-31'", "2025-01-31")]
    [TestCase("TEXT", "5", "5")]
    public void A_value_comes_in_its_columns_type(string declared, string literal, object expected)
    {
        _database.CreateTable($"a {declared}", literal);

        Assert.That(_database.Row()[0], Is.TypeOf(expected.GetType()).And.EqualTo(expected));
    }

    [TestCase("12", "12")]
    [TestCase("12.34", "12.34")]
    [TestCase("-0.1", "-0.1")]
    [TestCase("'12.50'", "12.5")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("1.2345678901234567e-11", "0.000000000012345678901234567")]
    [TestCase("1.25e-26", "0.0000000000000000000000000125")]
    [TestCase("0.0", "0")]
    [TestCase("1e20", "100000000000000000000")]
    public void A_decimal_is_exact_however_it_is_stored(string literal, string expected)
    {
        _database.CreateTable("a DECIMAL(28, 10)", literal);

        Assert.That(_database.Row()[0], Is.EqualTo(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("'2025-01-31'")]
    [TestCase("'2025-01-31 00:00:00'")]
    [TestCase("julianday('2025-01-31')")]
    [TestCase("unixepoch('2025-01-31')")]
    public void A_day_comes_from_text_and_from_either_number(string literal)
    {
        _database.CreateTable("a DATE", literal);

        Assert.That(_database.Row()[0], Is.EqualTo(new DateTime(2025, 1, 31)));
    }

    [TestCase("'2025-01-31 12:30'", "2025-01-31T12:30:00")]
    [TestCase("'2025-01-31T12:30:15'", "2025-01-31T12:30:15")]
    [TestCase("'2025-01-31 12:30:15.1234567'", "2025-01-31T12:30:15.1234567")]
    [TestCase("julianday('2025-01-31 12:30:15.250')", "2025-01-31T12:30:15.250")]
    [TestCase("unixepoch('2025-01-31 12:30:15')", "2025-01-31T12:30:15")]
    [TestCase("1738326615.25", "2025-01-31T12:30:15.250")]
    [TestCase("-1", "1969-12-31T23:59:59")]
    [TestCase("2460000", "2023-02-24T12:00:00")]
    [TestCase("'0001-01-01'", "0001-01-01T00:00:00")]
    [TestCase("253402300799", "9999-12-31T23:59:59")]
    public void A_time_comes_from_text_and_from_either_number(string literal, string expected)
    {
        _database.CreateTable("a TIMESTAMP", literal);

        var value = (DateTime)_database.Row()[0]!;

        Assert.That((value.ToString("O")[..expected.Length], value.Kind), Is.EqualTo((expected, DateTimeKind.Unspecified)));
    }

    [TestCase("'2025-01-31 12:30:15Z'")]
    [TestCase("'2025-01-31T14:30:15+02:00'")]
    public void A_time_with_a_zone_is_UTC(string literal)
    {
        _database.CreateTable("a TIMESTAMP", literal);

        var value = (DateTime)_database.Row()[0]!;

        Assert.That((value, value.Kind), Is.EqualTo((new DateTime(2025, 1, 31, 12, 30, 15), DateTimeKind.Utc)));
    }

    [TestCase("INTEGER", "'abc'", "the value cannot be read as Integer: it is the text 'abc'", "abc")]
    [TestCase("INTEGER", "1.5", "the value cannot be read as Integer: it is the number 1.5", "1.5")]
    [TestCase("INTEGER", "1e19", "the value cannot be read as Integer: it is the number 1E+19", "1E+19")]
    [TestCase("INTEGER", "x'0102'", "the value cannot be read as Integer: it is a blob of length 2", "")]
    [TestCase("REAL", "'n/a'", "the value cannot be read as Double: it is the text 'n/a'", "n/a")]
    [TestCase("DECIMAL(5, 2)", "'12,5'", "the value cannot be read as Decimal: it is the text '12,5'", "12,5")]
    [TestCase("DECIMAL(5, 2)", "1e300", "the value cannot be read as Decimal: it is the number 1E+300", "1E+300")]
    [TestCase("DECIMAL(5, 2)", "9e999", "the value cannot be read as Decimal: it is the number Infinity", "Infinity")]
    [TestCase("DECIMAL(5, 2)", "1.25e-30", "the value cannot be read as Decimal: it is the number 1.25E-30", "1.25E-30")]
    [TestCase("DECIMAL(5, 2)", "x'01'", "the value cannot be read as Decimal: it is a blob of length 1", "")]
    [TestCase("BOOLEAN", "2", "the value cannot be read as Boolean: it is the number 2", "2")]
    [TestCase("BOOLEAN", "'true'", "the value cannot be read as Boolean: it is the text 'true'", "true")]
    [TestCase("DATE", "'31.01.2025'", "the value cannot be read as Date: it is the text '31.01.2025'", "31.01.2025")]
    [TestCase("DATE", "'2025-01-31 08:00'", "the value cannot be read as Date: it is the text '2025-01-31 08:00'", "2025-01-31 08:00")]
    [TestCase("DATE", "2025", "the value cannot be read as Date: it is the number 2025", "2025")]
    [TestCase("DATE", "1738281600000", "the value cannot be read as Date: it is the number 1738281600000", "1738281600000")]
    [TestCase("TIMESTAMP", "'soon'", "the value cannot be read as Timestamp: it is the text 'soon'", "soon")]
    [TestCase("TIMESTAMP", "x'01'", "the value cannot be read as Timestamp: it is a blob of length 1", "")]
    [TestCase("TEXT", "x'01'", "the value cannot be read as Text: it is a blob of length 1", "")]
    public void A_value_of_another_type_says_what_it_is(string declared, string literal, string reason, string excerpt)
    {
        _database.CreateTable($"a INTEGER, b {declared}", "1, null", $"2, {literal}");
        using var rows = _database.Query().Open();
        rows.Read();
        rows.Read();

        var problem = Assert.Throws<RowException>(() => rows.GetValue(1));

        Assert.That((problem!.Reason, problem.RowNumber, problem.Column, problem.Excerpt), Is.EqualTo((reason, 2, "b", excerpt)));
    }

    [Test]
    public void Rows_around_a_bad_one_are_not_concerned()
    {
        _database.CreateTable("a INTEGER, b TEXT", "1, 'x'", "2, 'y'", "'abc', 'z'", "4, 'w'");
        using var rows = _database.Query().Open();
        var read = new List<object>();

        while (rows.Read())
            read.Add(Caught(() => rows.GetInt64(0)) ?? (object)rows.GetString(1));

        Assert.That(read, Is.EqualTo(new object[] { "x", "y", 3L, "w" }));
    }

    [Test]
    public void Rows_are_numbered_as_the_query_delivers_them()
    {
        _database.CreateTable("a INTEGER", "30", "10", "20");
        using var rows = _database.Query("select a from t order by a").Open();
        rows.Read();
        rows.Read();

        Assert.That((((IRowPosition)rows).RowNumber, rows.GetInt64(0)), Is.EqualTo((2, 20)));
    }

    [Test]
    public void A_column_whose_first_value_is_missing_takes_numbers_as_their_digits()
    {
        var values = _database.Rows("select null as a union all select 5 union all select 2.5 union all select 'x'").Select(row => row[0]);

        Assert.That(values, Is.EqualTo(new object?[] { null, "5", "2.5", "x" }));
    }

    [TestCase("2.5", "2.5")]
    [TestCase("-0.25", "-0.25")]
    [TestCase("123456789012345.0", "123456789012345")]
    [TestCase("1e16", "10000000000000000")]
    [TestCase("1e17", "1E+17")]
    [TestCase("1234567890123456789.0", "1.2345678901234568E+18")]
    [TestCase("0.0001", "0.0001")]
    [TestCase("0.000012", "1.2E-05")]
    [TestCase("1e300", "1E+300")]
    [TestCase("0.0", "0")]
    public void A_number_in_a_column_of_texts_is_its_shortest_digits(string number, string text)
    {
        var values = _database.Rows($"select 'x' as a union all select {number}").Select(row => row[0]);

        Assert.That(values, Is.EqualTo(new object[] { "x", text }));
    }

    [Test]
    public void A_column_of_numbers_takes_whole_ones_that_it_can_hold()
    {
        var values = _database.Rows("select 0.5 as a union all select 3 union all select 9007199254740992").Select(row => row[0]);

        Assert.That(values, Is.EqualTo(new object[] { 0.5, 3.0, 9007199254740992.0 }));
    }

    [TestCase("select 1 as a union all select 2.5")]
    [TestCase("select 1 as a union all select 'x'")]
    [TestCase("select 1.5 as a union all select 9007199254740993")]
    [TestCase("select 1.5 as a union all select 'x'")]
    public void An_expression_keeps_to_the_type_of_its_first_value(string query)
        => Assert.That(() => _database.Rows(query), Throws.InstanceOf<RowException>().With.Property("RowNumber").EqualTo(2));

    [Test]
    public void Asking_for_another_type_is_no_matter_of_the_row()
    {
        using var rows = _database.Query("select 1 as a").Open();
        rows.Read();

        Assert.That(() => rows.GetString(0), Throws.InstanceOf<InvalidCastException>().With.Message.EqualTo("Column 'a' is Integer, not Text."));
    }

    private static object? Caught(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (RowException problem)
        {
            return problem.RowNumber;
        }
    }
}
