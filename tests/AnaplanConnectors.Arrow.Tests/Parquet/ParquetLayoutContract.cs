using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What the layout of a file has whichever engine wrote it.</summary>
public abstract class ParquetLayoutContract : ParquetTest
{
    [TestCase(ParquetCompression.None, "UNCOMPRESSED")]
    [TestCase(ParquetCompression.Snappy, "SNAPPY")]
    [TestCase(ParquetCompression.Zstd, "ZSTD")]
    [TestCase(ParquetCompression.Gzip, "GZIP")]
    public async Task Pages_are_compressed_as_asked(ParquetCompression compression, string codec)
    {
        await WriteAsync(Some.Table(1000), new ParquetFileOptions { Compression = compression, Engine = Engine });

        Assert.That(Duck.Query($"SELECT DISTINCT compression FROM parquet_metadata('{FilePath}')").Single()[0], Is.EqualTo(codec));
        Assert.That(Duck.Query($"FROM '{FilePath}'"), Is.EqualTo(Some.Table(1000).Rows));
    }

    [Test]
    public async Task What_describes_a_file_does_not_grow_with_long_texts()
    {
        await WriteAsync(Some.Texts([.. Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 1_000_000))]), new ParquetFileOptions { Engine = Engine });

        using var rows = await new ParquetFile(FilePath).OpenAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));

        Assert.That(Duck.Scalar($"SELECT count(stats_min_value) + count(stats_max_value) FROM parquet_metadata('{FilePath}')"), Is.Zero);
        Assert.That(new FileInfo(FilePath).Length, Is.LessThan(2_000_000));
        Assert.That(texts.Select(text => text[0]), Is.EqualTo("abcdefgh"));
    }
}
