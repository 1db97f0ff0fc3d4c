using AnaplanConnectors.Transfer.Csv;
using BenchmarkDotNet.Attributes;
using CsvHelper;

namespace AnaplanConnectors.Benchmarks;

/// <summary>How fast does CSV become typed rows, and what does a row allocate? Per row; text stays UTF-8.</summary>
[MemoryDiagnoser]
public class ParseRows
{
    private const int RowCount = 200_000;

    private byte[] _csv = [];

    /// <summary>Makes the CSV.</summary>
    [GlobalSetup]
    public async Task Setup() => _csv = await SalesCsv.BytesAsync(SalesTable.Create(RowCount));

    /// <summary>CsvHelper 34 with its own typed parsing.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RowCount)]
    public double CsvHelperParse()
    {
        using var csv = CsvReader.Create(new MemoryStream(_csv), new CsvReaderOptions());
        csv.ReadHeader();
        var sum = 0.0;
        while (csv.Read())
        {
            sum += csv.GetSpan(0).Length + csv.GetSpan(1).Length + csv.GetSpan(2).Length + csv.GetSpan(3).Length;
            sum += csv.Parse<DateOnly>(4).DayNumber + csv.Parse<long>(5);
            if (!csv.IsEmpty(6))
                sum += csv.Parse<double>(6);
            sum += csv.Parse<bool>(7) ? 1 : 0;
        }

        return sum;
    }

    /// <summary>CsvHelper 34 finding the fields only: what is left of it in our reader.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public int CsvHelperTokens()
    {
        using var csv = CsvReader.Create(new MemoryStream(_csv), new CsvReaderOptions());
        csv.ReadHeader();
        var sum = 0;
        while (csv.Read())
        {
            for (var i = 0; i < csv.FieldCount; i++)
                sum += csv.GetSpan(i).Length;
        }

        return sum;
    }

    /// <summary>Our reader: CsvHelper's fields, checked, and our parsers.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public async Task<double> Ours()
    {
        using var rows = await CsvRows.OpenAsync(new MemoryStream(_csv), SalesCsv.Format);
        return SalesReading.ReadAll(rows);
    }
}
