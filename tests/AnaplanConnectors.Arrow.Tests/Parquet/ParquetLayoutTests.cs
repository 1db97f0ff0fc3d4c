using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using ParquetSharp;
using Column = AnaplanConnectors.Transfer.Rows.Column;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>How files are laid out: row groups, dictionaries, compression, names. ParquetSharp and DuckDB look at them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetLayoutTests : ParquetLayoutContract
{
    [Test]
    public async Task Row_groups_have_the_rows_that_were_asked_for()
    {
        await WriteAsync(Some.Table(25), new ParquetFileOptions { RowGroupRows = 10 });

        Assert.That(RowGroupRows(), Is.EqualTo(new[] { 10L, 10L, 5L }));
    }

    [Test]
    public async Task A_row_group_that_is_exactly_full_is_followed_by_none()
    {
        await WriteAsync(Some.Table(20), new ParquetFileOptions { RowGroupRows = 10 });

        Assert.That(RowGroupRows(), Is.EqualTo(new[] { 10L, 10L }));
    }

    [Test]
    public async Task Much_text_closes_a_row_group_early()
    {
        var texts = Enumerable.Range(0, 30).Select(i => new string((char)('a' + i % 26), 100_000)).ToArray();

        await WriteAsync(Some.Texts(texts), new ParquetFileOptions { RowGroupTextBytes = 1_000_000 });

        Assert.That(RowGroupRows(), Is.EqualTo(new[] { 10L, 10L, 10L }));
    }

    [Test]
    public async Task Rows_that_failed_do_not_count_into_the_text_of_a_row_group()
    {
        var schema = new RowSchema(new Column("Text", ColumnType.Text), new Column("Day", ColumnType.Date));
        var noon = new DateTime(2025, 1, 1, 12, 0, 0);
        var table = new MemoryTable(schema, Enumerable.Range(0, 20).Select(i => new object?[] { new string('x', 300_000 + i), i % 2 == 0 ? noon.Date : noon }));
        await using var writer = await new ParquetFile(FilePath, new ParquetFileOptions { RowGroupTextBytes = 1_000_000 }).OpenAsync(schema);
        using var rows = table.OpenRows();

        for (var refused = 0; refused < 10; refused++)
            Assert.That(async () => await writer.WriteAsync(rows), Throws.InstanceOf<RowException>());
        await writer.WriteAsync(rows);
        await writer.CompleteAsync();

        Assert.That(RowGroupRows(), Is.EqualTo(new[] { 4L, 4L, 2L }));
    }

    [Test]
    public async Task Text_that_repeats_goes_into_a_dictionary()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Range(0, 10_000).Select(i => $"Department {i % 7}")]));

        var encodings = Duck.Scalar($"SELECT encodings FROM parquet_metadata('{FilePath}')");

        Assert.That(encodings, Does.Contain("DICTIONARY"));
        Assert.That(Duck.Scalar($"SELECT count(DISTINCT Text) FROM '{FilePath}'"), Is.EqualTo(7L));
    }

    [TestCase(10_000, 8_000, Description = "The first part of the row group shows it.")]
    [TestCase(6_000, 4_200, Description = "Only the whole row group shows it.")]
    public async Task Text_that_hardly_repeats_goes_without_a_dictionary(int rows, int distinct)
    {
        await WriteAsync(Some.Texts([.. Enumerable.Range(0, rows).Select(i => $"Product {i % distinct}")]));

        var encodings = Duck.Scalar($"SELECT encodings FROM parquet_metadata('{FilePath}')");

        Assert.That(encodings, Does.Not.Contain("DICTIONARY"));
        Assert.That(Duck.Scalar($"SELECT count(*) FROM read_parquet('{FilePath}', file_row_number = true) WHERE Text = 'Product ' || file_row_number % {distinct}"), Is.EqualTo((long)rows));
    }

    [TestCase(1)]
    [TestCase(40)]
    [TestCase(9_000)]
    public async Task Texts_of_every_length_keep_their_rows(int longest)
    {
        const int rows = 3_000;
        await WriteAsync(Some.Texts([.. Enumerable.Range(0, rows).Select(i => Text(i % 700, longest))]));

        Assert.That(
            Duck.Query($"SELECT Text FROM '{FilePath}'").Select(row => row[0]),
            Is.EqualTo(Enumerable.Range(0, rows).Select(i => Text(i % 700, longest))));

        static string Text(int i, int longest) => string.Concat(Enumerable.Repeat($"{i:000}-", (i * 31 % longest / 4) + 1))[..Math.Min(longest, (i * 31 % longest) + 1)];
    }

    [TestCase("A.B")]
    [TestCase("a/b\\c")]
    [TestCase(" leading and trailing ")]
    [TestCase("Größe 😀")]
    [TestCase("say \"x\"")]
    [TestCase("two\nlines")]
    public async Task Names_of_columns_are_kept(string name)
    {
        await WriteAsync(new Column(name, ColumnType.Text), "x");

        using var file = new ParquetFileReader(FilePath);

        Assert.That(file.FileMetaData.Schema.Column(0).Name, Is.EqualTo(name));
        Assert.That(Duck.Query($"FROM '{FilePath}'"), Is.EqualTo(new[] { new object?[] { "x" } }));
    }

    [Test]
    public void Two_columns_of_one_name_are_refused_and_no_file_is_made()
    {
        var schema = new RowSchema(new Column("A", ColumnType.Text), new Column("A", ColumnType.Integer));

        Assert.That(async () => await new ParquetFile(FilePath).OpenAsync(schema), Throws.ArgumentException.With.Message.Contains("Two columns are named 'A'"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public void No_columns_are_refused_and_no_file_is_made()
    {
        Assert.That(async () => await new ParquetFile(FilePath).OpenAsync(new RowSchema()), Throws.ArgumentException.With.Message.Contains("at least one column"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task ParquetSharp_reads_the_types_that_were_meant()
    {
        await WriteAsync(Some.Table(3));

        using var file = new ParquetFileReader(FilePath);
        var types = Enumerable.Range(0, file.FileMetaData.Schema.NumColumns).Select(i => file.FileMetaData.Schema.Column(i).LogicalType.Type);

        Assert.That(types, Is.EqualTo(new[]
        {
            LogicalTypeEnum.String, LogicalTypeEnum.Int, LogicalTypeEnum.Decimal, LogicalTypeEnum.None, LogicalTypeEnum.None, LogicalTypeEnum.Date,
            LogicalTypeEnum.Timestamp,
        }));
    }

    private List<long> RowGroupRows()
    {
        using var file = new ParquetFileReader(FilePath);
        var rows = new List<long>();
        for (var i = 0; i < file.FileMetaData.NumRowGroups; i++)
        {
            using var group = file.RowGroup(i);
            rows.Add(group.MetaData.NumRows);
        }

        return rows;
    }
}
