using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Column = AnaplanConnectors.Transfer.Rows.Column;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What is written, read by Apache.Arrow itself and by us.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArrowWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("rows.arrow");

    private static IEnumerable<TestCaseData> Extremes()
    {
        yield return Values(new Column("C", ColumnType.Integer), long.MinValue, -1L, long.MaxValue).SetName("Integers_come_back");
        yield return Values(new Column("C", ColumnType.Double), double.MinValue, double.Epsilon, -0.0, double.NaN, double.PositiveInfinity).SetName("Doubles_come_back");
        yield return Values(new Column("C", ColumnType.Boolean), true, false, true).SetName("Truth_comes_back");
        yield return Values(new Column("C", ColumnType.Date), new DateTime(1, 1, 1), new DateTime(1969, 12, 31), new DateTime(9999, 12, 31)).SetName("Dates_come_back");
        yield return Values(new Column("C", ColumnType.Timestamp), new DateTime(1, 1, 1), new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(10), new DateTime(9999, 12, 31, 23, 59, 59))
            .SetName("Timestamps_come_back");
        yield return Values(new Column("C", ColumnType.Decimal), -999_999_999_999_999_999.9999999999m, 0.0000000001m, 1.50m).SetName("Decimals_come_back");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 0, Precision: 28), -9_999_999_999_999_999_999_999_999_999m, 1m).SetName("Decimals_of_28_digits_come_back");
        yield return Values(new Column("C", ColumnType.Decimal, Scale: 28, Precision: 28), 0.0000000000000000000000000001m).SetName("Decimals_of_28_places_come_back");
        yield return Values(new Column("C", ColumnType.Text), "", "Größe 😀", "a\0b", new string('x', 200_000)).SetName("Texts_come_back");
    }

    public void Dispose() => _folder.Dispose();

    [TestCaseSource(nameof(Extremes))]
    public async Task Values_come_back(Column column, object?[] values)
    {
        await WriteAsync(new MemoryTable(new RowSchema(column), values.Select(value => new[] { value })));

        Assert.That((await SourceRows.ReadAsync(new ArrowFile(FilePath))).Select(row => row[0]), Is.EqualTo(values));
    }

    [Test]
    public async Task Apache_Arrow_reads_the_types_and_batches_that_were_meant()
    {
        await WriteAsync(Some.Table(25), new ArrowFileOptions { BatchRows = 10 });

        using var reader = new ArrowFileReader(File.OpenRead(FilePath));
        var lengths = new List<int>();
        while (await reader.ReadNextRecordBatchAsync() is { } batch)
            lengths.Add(batch.Length);

        Assert.That(lengths, Is.EqualTo(new[] { 10, 10, 5 }));
        Assert.That(reader.Schema.FieldsList.Select(field => field.DataType.TypeId), Is.EqualTo(new[]
        {
            ArrowTypeId.String, ArrowTypeId.Int64, ArrowTypeId.Decimal128, ArrowTypeId.Double, ArrowTypeId.Boolean, ArrowTypeId.Date32, ArrowTypeId.Timestamp,
        }));
    }

    [Test]
    public async Task Apache_Arrow_reads_the_values()
    {
        await WriteAsync(new MemoryTable(Some.Schema, [.. Some.Table(2).Rows, new object?[Some.Schema.Count]]));

        using var reader = new ArrowFileReader(File.OpenRead(FilePath));
        var batch = await reader.ReadNextRecordBatchAsync();

        Assert.That(((StringArray)batch.Column(0)).GetString(1), Is.EqualTo("Product 2"));
        Assert.That(((Int64Array)batch.Column(1)).Values.ToArray(), Is.EqualTo(new[] { 1L, 2L, 0L }));
        Assert.That(((Decimal128Array)batch.Column(2)).GetValue(0), Is.EqualTo(1.25m));
        Assert.That(((Date32Array)batch.Column(5)).GetDateTime(0), Is.EqualTo(new DateTime(2025, 1, 2)));
        Assert.That(Enumerable.Range(0, 7).Select(i => batch.Column(i).IsNull(2)), Is.All.True);
    }

    [TestCase(ArrowCompression.Lz4)]
    [TestCase(ArrowCompression.Zstd)]
    public async Task Buffers_are_compressed_as_asked(ArrowCompression compression)
    {
        await WriteAsync(Some.Table(5000));
        var plain = new FileInfo(FilePath).Length;

        await WriteAsync(Some.Table(5000), new ArrowFileOptions { Compression = compression, Overwrite = true });

        Assert.That(new FileInfo(FilePath).Length, Is.LessThan(plain));
        Assert.That(await SourceRows.ReadAsync(new ArrowFile(FilePath)), Is.EqualTo(Some.Table(5000).Rows));
        using var reader = new ArrowFileReader(File.OpenRead(FilePath), new CompressionCodecFactory());
        Assert.That((await reader.ReadNextRecordBatchAsync()).Length, Is.EqualTo(5000));
    }

    [Test]
    public async Task A_stream_is_written_and_read_without_seeking()
    {
        var written = new MemoryStream();
        await using (var writer = await new ArrowStream(() => written).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(100));
            await writer.CompleteAsync();
        }

        var rows = await SourceRows.ReadAsync(new ArrowStream(() => new ForwardOnly(written.ToArray())));

        Assert.That(rows, Is.EqualTo(Some.Table(100).Rows));
    }

    [Test]
    public async Task A_stream_that_was_abandoned_has_no_end()
    {
        var written = new MemoryStream();
        await using (var writer = await new ArrowStream(() => written, new ArrowFileOptions { BatchRows = 10 }).OpenAsync(Some.Schema))
            await writer.WriteAsync(Some.Rows(15));

        Assert.That(written.ToArray()[^8..], Is.Not.EqualTo(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0 }));
    }

    [TestCase(0)]
    [TestCase(2_000)]
    [TestCase(30_000)]
    public void A_full_disk_leaves_no_file(int room)
    {
        Assert.That(async () => await WriteToDiskOf(room), Throws.InstanceOf<IOException>().With.Message.Contains("No space left on device"));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public async Task Much_text_closes_a_batch_early()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Repeat(new string('x', 300_000), 8)]), new ArrowFileOptions { BatchTextBytes = 1_000_000 });

        using var reader = new ArrowFileReader(File.OpenRead(FilePath));

        Assert.That(await reader.RecordBatchCountAsync(), Is.EqualTo(2));
    }

    [Test]
    public void Two_columns_of_one_name_are_refused_and_no_file_is_made()
    {
        var schema = new RowSchema(new Column("A", ColumnType.Text), new Column("A", ColumnType.Integer));

        Assert.That(async () => await new ArrowFile(FilePath).OpenAsync(schema), Throws.ArgumentException.With.Message.Contains("Two columns are named 'A'"));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public void Options_outside_their_limits_are_all_named()
        => Assert.That(
            () => new ArrowFile(FilePath, new ArrowFileOptions { BatchRows = 0, BatchTextBytes = 1, DecimalScale = 29, Columns = [], MaxBatchBytes = 1 }),
            Throws.ArgumentException.With.Message.Contains("BatchRows is 0").And.Message.Contains("BatchTextBytes is 1").And.Message.Contains("DecimalScale is 29")
                .And.Message.Contains("Columns is empty").And.Message.Contains("MaxBatchBytes is 1"));

    private static TestCaseData Values(Column column, params object?[] values) => new(column, values.Append(null).ToArray());

    private async Task WriteAsync(MemoryTable table, ArrowFileOptions? options = null)
    {
        await using var writer = await new ArrowFile(FilePath, options).OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }

    private async Task WriteToDiskOf(long room)
    {
        await using var writer = await RecordBatchWriter.CreateAsync(
            () => new ValueTask<Stream>(new UnfinishedFile(FilePath, false, path => new FullDisk(path, room))), Some.Schema, new ArrowFileOptions { BatchRows = 100 }, isStream: false);
        await writer.WriteAsync(Some.Rows(1000));
        await writer.CompleteAsync();
    }
}
