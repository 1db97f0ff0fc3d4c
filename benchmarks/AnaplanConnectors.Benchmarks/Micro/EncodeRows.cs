using AnaplanConnectors.Transfer.Csv;
using BenchmarkDotNet.Attributes;
using CsvHelper;

namespace AnaplanConnectors.Benchmarks;

/// <summary>How fast do typed rows become CSV, and what does a row allocate? Per row.</summary>
[MemoryDiagnoser]
public class EncodeRows
{
    private const int RowCount = 200_000;
    private const int BlockSize = 256 * 1024;

    private readonly SalesTable _table = SalesTable.Create(RowCount);
    private readonly Utf8Output _block = new(BlockSize);
    private readonly CsvEncoder _encoder = new(SalesTable.Schema, SalesCsv.Format);
    private readonly byte[] _copy = new byte[BlockSize];
    private byte[] _csv = [];

    /// <summary>Makes the bytes that are copied.</summary>
    [GlobalSetup]
    public async Task Setup() => _csv = await SalesCsv.BytesAsync(_table);

    /// <summary>CsvHelper 34 with its fastest calls: text as UTF-8, other values typed.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RowCount)]
    public void CsvHelperTyped()
    {
        using var csv = CsvWriter.Create(Stream.Null, new CsvWriterOptions { NewLine = "\n" });
        var rows = new SalesRows(_table);
        while (rows.Read())
        {
            for (var i = 0; i < SalesTable.TextCount; i++)
                csv.WriteField(rows.Utf8(i));
            csv.WriteField(DateOnly.FromDateTime(rows.GetDateTime(4)), "O");
            csv.WriteField(rows.GetInt64(5), default(ReadOnlySpan<char>));
            if (rows.IsDBNull(6))
                csv.WriteField(default(ReadOnlySpan<byte>));
            else
                csv.WriteField(rows.GetDouble(6), default(ReadOnlySpan<char>));
            csv.WriteField(rows.GetBoolean(7));
            csv.EndRecord();
        }
    }

    /// <summary>Our encoder, through the contract of rows.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public long Ours()
    {
        var rows = new SalesRows(_table);
        var bytes = 0L;
        for (var row = 1; rows.Read(); row++)
        {
            _encoder.EncodeRow(rows, row, _block);
            if (_block.Length < BlockSize - 1024)
                continue;
            bytes += _block.Length;
            _block.Clear();
        }

        return bytes;
    }

    /// <summary>The finished bytes copied: no encoder is faster.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public void Memcpy()
    {
        for (var at = 0; at < _csv.Length; at += BlockSize)
            _csv.AsSpan(at, Math.Min(BlockSize, _csv.Length - at)).CopyTo(_copy);
    }
}
