using ParquetSharp;
using Column = ParquetSharp.Column;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Files that DuckDB and ParquetSharp write are read with the values that went in.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetOtherWritersTests : ParquetTest
{
    // Every type that files share with rows, at its extremes, and a row without values.
    private const string EveryType = """
        SELECT * FROM (VALUES
          ('-128'::TINYINT, '-32768'::SMALLINT, '-2147483648'::INTEGER, '-9223372036854775808'::BIGINT, 0::UTINYINT, 0::USMALLINT, 0::UINTEGER, 0::UBIGINT,
           '-99.9'::DECIMAL(3,1), '-9999999.99'::DECIMAL(9,2), '-99999999999999.9999'::DECIMAL(18,4), '-999999999999999999.9999999999'::DECIMAL(28,10),
           '-0.1'::FLOAT, '-1.7976931348623157e308'::DOUBLE, true, '0001-01-01'::DATE, '00:00:00'::TIME, '0001-01-01 00:00:00'::TIMESTAMP,
           '1969-12-31 23:59:59.999'::TIMESTAMP_MS, '1969-12-31 23:59:59.9999999'::TIMESTAMP_NS, '2024-07-01 12:00:00+00'::TIMESTAMPTZ,
           ''::VARCHAR, '00000000-0000-0000-0000-000000000001'::UUID, '{"a": [1, 2]}'::JSON, 'b'::ENUM('a', 'b')),
          (127::TINYINT, 32767::SMALLINT, 2147483647::INTEGER, 9223372036854775807::BIGINT, 255::UTINYINT, 65535::USMALLINT, 4294967295::UINTEGER,
           18446744073709551615::UBIGINT, 99.9::DECIMAL(3,1), 9999999.99::DECIMAL(9,2), 99999999999999.9999::DECIMAL(18,4),
           999999999999999999.9999999999::DECIMAL(28,10), 3.4028235e38::FLOAT, 5e-324::DOUBLE, false, '9999-12-31'::DATE, '23:59:59.999999'::TIME,
           '9999-12-31 23:59:59.999999'::TIMESTAMP, '9999-12-31 23:59:59.999'::TIMESTAMP_MS, '2262-04-11 23:47:16.8547758'::TIMESTAMP_NS,
           '1905-01-01 00:00:01+00'::TIMESTAMPTZ, 'Größe 😀 Ａ'::VARCHAR, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::UUID, 'null'::JSON, 'a'::ENUM('a', 'b')),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
        """;

    [Test]
    public async Task Every_type_of_DuckDB_is_read(
        [Values("uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw")] string compression, [Values("V1", "V2")] string version)
    {
        Duck.Run($"COPY ({EveryType}) TO '{FilePath}' (COMPRESSION {compression}, PARQUET_VERSION {version})");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(Duck.Query(EveryType)));
    }

    [Test]
    public async Task Many_rows_in_several_row_groups_come_in_order([Values("V1", "V2")] string version)
    {
        const string Query = """
            SELECT i, CASE WHEN i % 7 = 0 THEN NULL ELSE 'Department ' || i % 40 END AS dictionary, 'text ' || i AS plain, i % 3 = 0 AS flag,
              CASE WHEN i % 5 > 1 THEN i / 8 END AS share, (i * 1.25)::DECIMAL(12, 2) AS amount, DATE '2000-01-01' + (i % 20000)::INTEGER AS day
            FROM range(20000) AS t(i)
            """;
        Duck.Run($"COPY ({Query}) TO '{FilePath}' (ROW_GROUP_SIZE 4096, PARQUET_VERSION {version})");

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(Duck.Query(Query)));
    }

    [Test]
    public async Task Encodings_of_ParquetSharp_are_read(
        [Values] bool isDictionary, [Values] bool isSecondPageVersion, [Values(Compression.Uncompressed, Compression.Zstd, Compression.Lz4)] Compression compression)
    {
        var texts = Enumerable.Range(0, 5000).Select(i => i % 11 == 0 ? null : $"Cost centre {i % 300}").ToArray();
        var numbers = Enumerable.Range(0, 5000).Select(i => (long)i * i).ToArray();
        var flags = Enumerable.Range(0, 5000).Select(i => i % 13 == 0 ? (bool?)null : i % 2 == 0).ToArray();
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(compression).EnablePageChecksum().DataPagesize(4_000)
            .DataPageVersion(isSecondPageVersion ? ParquetDataPageVersion.V2 : ParquetDataPageVersion.V1);
        _ = isDictionary ? builder.EnableDictionary() : builder.DisableDictionary().Encoding("text", Encoding.DeltaByteArray).Encoding("number", Encoding.DeltaBinaryPacked);
        Write(builder, [new Column<string>("text"), new Column<long>("number"), new Column<bool?>("flag")], texts, numbers, flags);

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(texts.Select((text, i) => new object?[] { text, numbers[i], flags[i] })));
    }

    [Test]
    public async Task Values_stored_as_differences_are_exact_at_the_extremes()
    {
        long[] numbers = [long.MinValue, long.MaxValue, 0, -1, .. Enumerable.Range(0, 400).Select(i => (long)i << (i % 60))];
        var texts = numbers.Select((_, i) => i % 7 == 0 ? "" : i % 5 == 0 ? null : new string('ö', i % 90)).ToArray();
        using var builder = new WriterPropertiesBuilder();
        builder.DisableDictionary().Encoding("text", Encoding.DeltaLengthByteArray).Encoding("number", Encoding.DeltaBinaryPacked).Encoding("flag", Encoding.Rle);
        Write(builder, [new Column<string>("text"), new Column<long>("number"), new Column<bool?>("flag")], texts, numbers, new bool?[numbers.Length]);

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(texts.Select((text, i) => new object?[] { text, numbers[i], null })));
    }

    [Test]
    public async Task Decimals_and_times_of_ParquetSharp_are_read()
    {
        using var builder = new WriterPropertiesBuilder();
        var day = new DateTime(2024, 2, 29, 13, 14, 15, 16);
        Column[] columns =
        [
            new Column<decimal>("amount", LogicalType.Decimal(29, 3)), new Column<DateTime>("local", LogicalType.Timestamp(false, TimeUnit.Millis)),
            new Column<DateTimeNanos>("exact", LogicalType.Timestamp(true, TimeUnit.Nanos)), new Column<TimeSpan>("time", LogicalType.Time(true, TimeUnit.Micros)),
        ];
        using (var file = new ParquetFileWriter(FilePath, columns, builder.Build()))
        {
            using var group = file.AppendRowGroup();
            WriteColumn(group, [-79228162514264337593543950.335m]);
            WriteColumn(group, [day]);
            WriteColumn(group, [new DateTimeNanos(day.AddTicks(1))]);
            WriteColumn(group, [new TimeSpan(0, 23, 59, 58, 1)]);
            file.Close();
        }

        var rows = await SourceRows.ReadAsync(new ParquetFile(FilePath));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { -79228162514264337593543950.335m, day, day.AddTicks(1), "23:59:58.001" } }));
    }

    private void Write(WriterPropertiesBuilder builder, Column[] columns, string?[] texts, long[] numbers, bool?[] flags)
    {
        using var file = new ParquetFileWriter(FilePath, columns, builder.Build());
        using var group = file.AppendRowGroup();
        WriteColumn(group, texts);
        WriteColumn(group, numbers);
        WriteColumn(group, flags);
        file.Close();
    }

    private static void WriteColumn<T>(RowGroupWriter group, T[] values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }
}
