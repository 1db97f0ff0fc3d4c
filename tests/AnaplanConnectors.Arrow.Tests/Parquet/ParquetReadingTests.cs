using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What is read of a file, and what is said about the rest.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetReadingTests : ParquetTest
{
    [Test]
    public async Task Types_nullability_and_decimal_places_are_announced()
    {
        var schema = new RowSchema(
            new Column("Id", ColumnType.Integer, IsNullable: false), new Column("Amount", ColumnType.Decimal, Scale: 2, Precision: 12), new Column("Day", ColumnType.Date));
        await WriteAsync(new MemoryTable(schema, []));

        var read = await new ParquetFile(FilePath).GetSchemaAsync();

        Assert.That(read, Is.EqualTo(schema));
    }

    [Test]
    public async Task Columns_come_in_the_order_that_is_asked_for()
    {
        await WriteAsync(Some.Table(2));

        var rows = await SourceRows.ReadAsync(Reading("units", "Product"));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { 1L, "Product 1" }, [2L, "Product 2"] }));
    }

    [Test]
    public async Task A_column_that_is_not_there_is_named_with_those_that_are()
    {
        await WriteAsync(Some.Table(1));

        Assert.That(
            async () => await Reading("Colour").OpenAsync(),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("column 'Colour': there is no such column; there are Product, Units, Price"));
    }

    [Test]
    public void Columns_that_rows_cannot_carry_are_all_named()
    {
        Duck.Run($"COPY (SELECT 1 AS id, [1, 2] AS list, {{'a': [1], 'b': 2}} AS struct, 'x'::BLOB AS bytes, INTERVAL 1 DAY AS span) TO '{FilePath}'");

        Assert.That(
            async () => await new ParquetFile(FilePath).GetSchemaAsync(),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("'list': it holds a list or a map").And.Message.Contains("'struct.a': it holds a list or a map")
                .And.Message.Contains("'bytes': it holds bytes that nothing says to be text").And.Message.Contains("'span': its type")
                .And.Message.Contains("(Columns)"));
    }

    [Test]
    public async Task The_other_columns_of_such_a_file_can_be_read()
    {
        Duck.Run($"COPY (SELECT [1, 2] AS list, 7 AS id, {{'a': {{'b': 1}}}} AS struct, 'x' AS name) TO '{FilePath}'");

        Assert.That(await SourceRows.ReadAsync(Reading("id", "name")), Is.EqualTo(new[] { new object[] { 7L, "x" } }));
    }

    [Test]
    public async Task Fields_of_structures_are_columns_and_missing_where_the_structure_is()
    {
        const string Query = """
            SELECT i, CASE WHEN i % 3 > 0 THEN {'name': 'Name ' || i, 'place': CASE WHEN i % 5 > 0 THEN {'x': i / 2, 'y': CASE WHEN i % 7 > 0 THEN i END} END} END AS s
            FROM range(5000) AS t(i)
            """;
        Duck.Run($"COPY ({Query}) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(Reading("s.place.y", "i", "s.name", "s.place.x"));

        Assert.That(rows, Is.EqualTo(Duck.Query($"SELECT s.place.y, i, s.name, s.place.x FROM ({Query})")));
        Assert.That((await new ParquetFile(FilePath).GetSchemaAsync()).Select(column => column.Name), Is.EqualTo(new[] { "i", "s.name", "s.place.x", "s.place.y" }));
    }

    [Test]
    public async Task Bytes_that_are_text_are_read_as_text_when_asked()
    {
        Duck.Run($"COPY (SELECT 'Gr\\xC3\\xB6\\xC3\\x9Fe'::BLOB AS name) TO '{FilePath}'");

        Assert.That(await SourceRows.ReadAsync(new ParquetFile(FilePath, new ParquetFileOptions { BinaryAsText = true })), Is.EqualTo(new[] { new object[] { "Größe" } }));
    }

    [Test]
    public async Task Text_that_is_not_UTF8_concerns_its_row()
    {
        Duck.Run($"COPY (SELECT unnest(['a'::BLOB, '\\xC3'::BLOB, 'b'::BLOB]) AS name) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath, new ParquetFileOptions { BinaryAsText = true }));

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new[] { "a", "refused: the text is not UTF-8", "b" }));
    }

    [Test]
    public async Task A_decimal_of_too_many_digits_concerns_its_row()
    {
        Duck.Run($"COPY (SELECT unnest([1.5, 99999999999999999999999999999999999.999, 20]::DECIMAL(38, 3)[]) AS amount) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new object[] { 1.5m, "refused: the number has more than the 28 digits that a decimal holds", 20m }));
    }

    [Test]
    public async Task A_decimal_of_many_places_is_exact_where_they_are_zero()
    {
        Duck.Run($"COPY (SELECT unnest(['0.5', '0.00000000000000000000000000000001', '-1']::DECIMAL(38, 32)[]) AS amount) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new object[] { 0.5m, "refused: the number has more than the 28 digits that a decimal holds", -1m }));
    }

    [Test]
    public async Task A_timestamp_finer_than_ours_concerns_its_row()
    {
        Duck.Run($"COPY (SELECT unnest(['2024-01-01 00:00:00.000000001', '2024-01-01 00:00:00.0000001']::TIMESTAMP_NS[]) AS t) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows[0][0], Does.StartWith("refused: 1704067200000000001 nanoseconds since 1970 are finer than the 100"));
        Assert.That(rows[1][0], Is.EqualTo(new DateTime(2024, 1, 1).AddTicks(1)));
    }

    [Test]
    public async Task A_refused_row_is_told_with_its_number_and_column()
    {
        Duck.Run($"COPY (SELECT i, '\\xFF'::BLOB AS name FROM range(5000) AS t(i)) TO '{FilePath}' (ROW_GROUP_SIZE 2048)");
        using var rows = await new ParquetFile(FilePath, new ParquetFileOptions { BinaryAsText = true }).OpenAsync();
        for (var row = 0; row < 3000; row++)
            await rows.ReadAsync();

        Assert.That(() => rows.GetString(1), Throws.InstanceOf<RowException>().With.Message.EqualTo("Row 3,000, column 'name': the text is not UTF-8."));
    }

    [TestCase(true, DateTimeKind.Utc)]
    [TestCase(false, DateTimeKind.Unspecified)]
    public async Task Timestamps_are_of_the_kind_that_the_file_states(bool isUtc, DateTimeKind kind)
    {
        Duck.Run($"COPY (SELECT '2024-07-01 12:00:00'::{(isUtc ? "TIMESTAMPTZ" : "TIMESTAMP")} AS t) TO '{FilePath}'");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(((DateTime)rows[0][0]!).Kind, Is.EqualTo(kind));
    }

    [Test]
    public async Task A_value_that_is_missing_is_not_got()
    {
        await WriteAsync(new Column("C", ColumnType.Integer), [null]);
        using var rows = await new ParquetFile(FilePath).OpenAsync();
        await rows.ReadAsync();

        Assert.That(() => rows.GetInt64(0), Throws.InstanceOf<InvalidCastException>().With.Message.Contains("'C' has no value"));
    }

    [Test]
    public async Task Without_a_row_there_is_no_value()
    {
        await WriteAsync(new Column("C", ColumnType.Integer), 1L);
        using var rows = await new ParquetFile(FilePath).OpenAsync();

        Assert.That(() => rows.IsDBNull(0), Throws.InvalidOperationException);
        await rows.ReadAsync();
        await rows.ReadAsync();
        Assert.That(() => rows.GetInt64(0), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_row_group_larger_than_the_limit_is_refused()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Range(0, 100).Select(i => new string((char)(0x4E00 + i), 20_000))]));

        Assert.That(
            async () => await SourceRows.ReadAsync(new ParquetFile(FilePath, new ParquetFileOptions { MaxRowGroupBytes = 1_000_000 })),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("row group 0").And.Message.Contains("MaxRowGroupBytes"));
    }

    [Test]
    public void Limits_of_reading_are_checked()
    {
        var options = new ParquetFileOptions { Columns = [], MaxRowGroupBytes = 1, DecodeTimeout = TimeSpan.Zero };

        Assert.That(
            () => new ParquetFile(FilePath, options),
            Throws.ArgumentException.With.Message.Contains("Columns is empty").And.Message.Contains("MaxRowGroupBytes is 1").And.Message.Contains("DecodeTimeout is"));
    }

    private ParquetFile Reading(params string[] columns) => new(FilePath, new ParquetFileOptions { Columns = columns });
}
