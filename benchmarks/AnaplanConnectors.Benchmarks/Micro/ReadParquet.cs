using AnaplanConnectors.Arrow;
using BenchmarkDotNet.Attributes;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Benchmarks;

/// <summary>How fast does a Parquet file become typed rows, and what does a row allocate? Per row; text stays UTF-8.</summary>
[MemoryDiagnoser]
public class ReadParquet
{
    private const int RowCount = 400_000;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".parquet");

    /// <summary>Makes the file, of several row groups.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        await using var writer = await new ParquetFile(_path).OpenAsync(SalesTable.Schema);
        await writer.WriteAsync(new SalesRows(SalesTable.Create(RowCount)));
        await writer.CompleteAsync();
    }

    /// <summary>Removes the file.</summary>
    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    /// <summary>Parquet.Net at its lowest level, as UTF-8 bytes and raw numbers: columns, unchecked, not yet rows.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RowCount)]
    public async Task<long> ParquetNet()
    {
        DataField text(string name) => new(name, typeof(byte[]), isNullable: false);
        DataField[] texts = [text("Product"), text("Name"), text("Region"), text("Period")];
        var (day, units) = (new DataField("Day", typeof(int), isNullable: false), new DataField("Units", typeof(long), isNullable: false));
        var (amount, active) = (new DataField("Amount", typeof(double), isNullable: true), new DataField("Active", typeof(bool), isNullable: false));
        _ = new ParquetSchema([.. texts, day, units, amount, active]);
        await using var reader = await ParquetReader.CreateAsync(_path);
        var rows = 0L;
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            foreach (var field in texts)
                await ReadAsync<ReadOnlyMemory<byte>>(group, field);
            await ReadAsync<int>(group, day);
            await ReadAsync<long>(group, units);
            await ReadAsync<double>(group, amount);
            await ReadAsync<bool>(group, active);
            rows += group.RowCount;
        }

        return rows;
    }

    /// <summary>Our reader: checked, decoded ahead, every value of every row asked for.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public async Task<double> Ours()
    {
        using var rows = await new ParquetFile(_path).OpenAsync();
        return SalesReading.ReadAll(rows);
    }

    private static async Task ReadAsync<T>(ParquetRowGroupReader group, DataField field)
        where T : struct
    {
        var levels = field.IsNullable ? new int[group.RowCount].AsMemory() : (Memory<int>?)null;
        await group.ReadRawAsync(field, new T[group.RowCount].AsMemory(), levels, null);
    }
}
