using System.Buffers;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>A row group is decoded while the rows of the one before are asked for; nobody notices but by the clock.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetReadAheadTests : ParquetTest
{
    private const int RowGroupRows = 100;

    [Test]
    public async Task Rows_in_front_of_damage_are_read_before_it_is_told()
    {
        await WriteAsync(Some.Table(300), new ParquetFileOptions { RowGroupRows = RowGroupRows });
        await DestroyAsync(rowGroup: 1);
        using var rows = await new ParquetFile(FilePath).OpenAsync();
        var read = 0;

        Assert.That(
            async () => { for (; await rows.ReadAsync(); read++) { } },
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("row group 1"));
        Assert.That(read, Is.EqualTo(RowGroupRows));
        Assert.That(async () => await rows.ReadAsync(), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("row group 1"));
    }

    [Test]
    public async Task A_reader_that_is_closed_early_leaves_the_file_free()
    {
        await WriteAsync(Some.Table(300), new ParquetFileOptions { RowGroupRows = RowGroupRows });

        using (var rows = await new ParquetFile(FilePath).OpenAsync())
            await rows.ReadAsync();

        Assert.That(() => { using var alone = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None); }, Throws.Nothing);
    }

    [Test]
    public async Task Row_groups_too_large_for_two_in_memory_are_read_one_by_one()
    {
        Duck.Run($"COPY (SELECT i, repeat(chr((65 + i % 26)::INTEGER), 20000) || i AS text FROM range(6144) AS t(i)) TO '{FilePath}' (ROW_GROUP_SIZE 2048)");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(Enumerable.Range(0, 6144).Select(i => new object[] { (long)i, new string((char)('A' + (i % 26)), 20_000) + i })));
    }

    [Test]
    public async Task A_row_allocates_nothing()
    {
        Duck.Run($"COPY (SELECT i, 'text ' || i AS plain, 'Region ' || i % 5 AS dictionary, i / 8 AS share, i % 3 = 0 AS flag, DATE '2024-01-01' + i::INTEGER AS day FROM range(2000) AS t(i)) TO '{FilePath}'");
        using var rows = await new ParquetFile(FilePath).OpenAsync();
        var text = new ArrayBufferWriter<byte>(100_000);
        await rows.ReadAsync();
        _ = ReadRow();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0.0;
        for (var row = 1; row < 2000 && rows.Read(); row++)
            sum += ReadRow();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
        Assert.That(sum, Is.GreaterThan(0));

        double ReadRow()
        {
            rows.CopyUtf8(1, text);
            rows.CopyUtf8(2, text);
            return rows.GetInt64(0) + rows.GetDouble(3) + rows.GetDateTime(5).Day + (rows.GetBoolean(4) ? 1 : 0);
        }
    }

    private async Task DestroyAsync(int rowGroup)
    {
        var whole = await File.ReadAllBytesAsync(FilePath);
        using (var input = await ParquetInput.OpenAsync(ParquetParts.Find(FilePath)[0], binaryAsText: false, CancellationToken.None))
        {
            var bytes = await input.ReadAsync(rowGroup, input.Columns[0], maxBytes: 1_000_000, CancellationToken.None);
            whole.AsSpan(whole.AsSpan().IndexOf(bytes.Span), 8).Clear();
        }

        await File.WriteAllBytesAsync(FilePath, whole);
    }
}
