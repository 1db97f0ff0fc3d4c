using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>
/// The files of apache/parquet-testing and the finds of fuzzers: each is read as DuckDB reads it, or refused with one typed error.
/// </summary>
public sealed class ParquetCorpusTests
{
    private const string Corpus = "parquet-testing";
    private const string Flat = "flat";

    // Not to be trusted, whichever columns are asked for.
    private static readonly Dictionary<string, string> Damaged = new()
    {
        ["bad_data/ARROW-GH-41317.parquet"] = "ends too early",
        ["bad_data/ARROW-GH-41321.parquet"] = "malformed",
        ["bad_data/ARROW-RS-GH-6229-DICTHEADER.parquet"] = "a page lacks its size or its number of values",
        ["bad_data/PARQUET-1481.parquet"] = "unknown",
        ["data/datapage_v1-corrupt-checksum.parquet"] = "row group 0, column 'a': the checksum of a page does not fit its bytes",
        ["data/repeated_no_annotation.parquet"] = "the footer states 0 rows, its row groups 6",
        ["data/rle-dict-uncompressed-corrupt-checksum.parquet"] = "the checksum of a page does not fit its bytes",
    };

    // Nothing in them that rows carry.
    private static readonly Dictionary<string, string> Nested = new()
    {
        ["bad_data/ARROW-GH-45185.parquet"] = Flat,
        ["bad_data/ARROW-GH-47662.parquet"] = "it holds bytes",
        ["bad_data/ARROW-RS-GH-6229-LEVELS.parquet"] = Flat,
        ["data/binary.parquet"] = "BinaryAsText",
        ["data/fixed_length_byte_array.parquet"] = "it holds bytes",
        ["data/incorrect_map_schema.parquet"] = Flat,
        ["data/large_string_map.brotli.parquet"] = Flat,
        ["data/list_columns.parquet"] = Flat,
        ["data/map_no_value.parquet"] = Flat,
        ["data/nested_structs.rust.parquet"] = Flat,
        ["data/null_list.parquet"] = Flat,
        ["data/nulls.snappy.parquet"] = Flat,
        ["data/old_list_structure.parquet"] = Flat,
        ["data/repeated_primitive_no_list.parquet"] = "a list in every row",
    };

    // DuckDB reads them not at all, or not with this driver.
    private static readonly string[] Unknown =
    [
        "data/byte_stream_split_extended.gzip.parquet", "data/hadoop_lz4_compressed.parquet", "data/hadoop_lz4_compressed_larger.parquet",
        "data/int96_from_spark.parquet", "data/non_hadoop_lz4_compressed.parquet",
    ];

    private static IEnumerable<string> All => Corpora.Files(Corpus, "*.parquet");

    private static IEnumerable<string> Readable => All.Where(name => !Damaged.ContainsKey(name) && !Nested.ContainsKey(name) && !Unknown.Contains(name));

    private static IEnumerable<TestCaseData> DamagedFiles => Damaged.Select(file => new TestCaseData(file.Key, file.Value));

    private static IEnumerable<TestCaseData> NestedFiles => Nested.Select(file => new TestCaseData(file.Key, file.Value));

    private static IEnumerable<string> Encrypted => Corpora.Files(Corpus, "*.encrypted");

    private static IEnumerable<string> Fuzzed
        => Corpora.Files("arrow-testing", "*").Where(name => name.Contains("/parquet/fuzzing/", StringComparison.Ordinal) || name[0] == '(');

    // One file of bad_data is among them: its dictionary has one entry, and indexes of no bits are then as the format wants them.
    [TestCaseSource(nameof(Readable))]
    public async Task Files_are_read_as_DuckDB_reads_them(string name)
    {
        var path = PathOf(name);
        var columns = await SourceRows.CarriedColumnsAsync(path);

        var rows = await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Columns = columns }));

        Assert.That(rows, Is.EqualTo(Duck.Query($"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM '{path}'")));
    }

    [TestCaseSource(nameof(DamagedFiles))]
    public void Files_that_are_damaged_are_refused(string name, string reason)
    {
        var path = PathOf(name);

        Assert.That(
            async () => await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Columns = await SourceRows.CarriedColumnsAsync(path) })),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains(reason).And.Message.Contains(name));
    }

    [TestCaseSource(nameof(NestedFiles))]
    public void Files_of_nothing_that_rows_carry_are_refused(string name, string reason)
    {
        var path = PathOf(name); // out here, where a missing corpus leaves the test out

        Assert.That(
            async () => await SourceRows.ReadAsync(new ParquetFile(path)),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains(reason).And.Message.Contains(name));
    }

    [TestCaseSource(nameof(Encrypted))]
    public void Encrypted_files_are_refused(string name)
    {
        var path = PathOf(name); // out here, where a missing corpus leaves the test out

        Assert.That(
            async () => await SourceRows.ReadAsync(new ParquetFile(path)),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("encrypted"));
    }

    [TestCaseSource(nameof(Fuzzed))]
    public async Task What_fuzzers_found_is_refused_or_read(string name)
    {
        var path = Path.Combine(Corpora.Folder("arrow-testing"), name);

        var verdict = await VerdictAsync(path).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(verdict, Does.StartWith("refused: ").Or.StartWith("read as DuckDB does"));
    }

    [TestCase("hadoop_lz4_compressed.parquet")]
    [TestCase("non_hadoop_lz4_compressed.parquet")]
    public async Task Both_old_kinds_of_LZ4_are_read(string name)
    {
        var options = new ParquetFileOptions { BinaryAsText = true };

        var rows = await SourceRows.ReadAsync(new ParquetFile(PathOf("data/" + name), options));

        Assert.That(rows, Is.EqualTo(await SourceRows.ReadAsync(new ParquetFile(PathOf("data/lz4_raw_compressed.parquet"), options))));
    }

    [Test]
    public async Task A_larger_file_of_old_LZ4_is_read()
    {
        var rows = await SourceRows.ReadAsync(new ParquetFile(PathOf("data/hadoop_lz4_compressed_larger.parquet")));

        Assert.That(rows, Is.EqualTo(await SourceRows.ReadAsync(new ParquetFile(PathOf("data/lz4_raw_compressed_larger.parquet")))));
    }

    // The file holds every column twice, plain and split into streams of bytes.
    [Test]
    public async Task Values_split_into_streams_of_bytes_are_joined()
    {
        var path = PathOf("data/byte_stream_split_extended.gzip.parquet");
        var columns = await SourceRows.CarriedColumnsAsync(path);
        var plain = columns.Where(column => column.EndsWith("_plain", StringComparison.Ordinal)).ToArray();
        var split = plain.Select(column => column.Replace("_plain", "_byte_stream_split", StringComparison.Ordinal)).ToArray();

        var joined = await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Columns = split }));

        Assert.That(plain, Has.Length.GreaterThanOrEqualTo(6));
        Assert.That(joined, Is.EqualTo(await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Columns = plain }))));
    }

    [Test]
    public async Task Timestamps_of_96_bits_come_to_the_day_or_are_refused()
    {
        var rows = await SourceRows.ReadAsync(new ParquetFile(PathOf("data/int96_from_spark.parquet")));

        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new object?[]
        {
            new DateTime(2024, 1, 1, 20, 34, 56).AddTicks(1_234_560), new DateTime(2024, 1, 1, 1, 0, 0), new DateTime(9999, 12, 31, 3, 0, 0),
            new DateTime(2024, 12, 30, 23, 0, 0), null, "refused: the timestamp lies outside of the years 1 to 9999",
        }));
    }

    private static string PathOf(string name) => Path.Combine(Corpora.Folder(Corpus), name);

    private static async Task<string> VerdictAsync(string path)
    {
        try
        {
            var columns = await SourceRows.CarriedColumnsAsync(path);
            var rows = await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Columns = columns }));
            var expected = Duck.Query($"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM read_parquet('{path}')");
            Assert.That(rows, Is.EqualTo(expected));
            return "read as DuckDB does";
        }
        catch (ColumnarFileException problem)
        {
            return "refused: " + problem.Message;
        }
        catch (ArgumentException problem) when (problem.Message.Contains("Columns is empty", StringComparison.Ordinal))
        {
            return "refused: it holds nothing that rows carry";
        }
    }
}
