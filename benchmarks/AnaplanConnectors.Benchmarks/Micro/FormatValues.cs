using System.Buffers.Text;
using System.Globalization;
using AnaplanConnectors.Transfer.Csv;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Does formatting numbers and dates ourselves pay? Per value, against the runtime.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class FormatValues
{
    private const int Count = 100_000;

    private readonly byte[] _output = new byte[CellFormat.MaxLength];
    private readonly SalesTable _table = SalesTable.Create(Count);
    private readonly double[] _doubles = new double[Count];
    private readonly decimal[] _decimals = new decimal[Count];
    private readonly DateTime[] _dates = new DateTime[Count];

    /// <summary>Makes the values.</summary>
    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; i < Count; i++)
        {
            _doubles[i] = double.IsNaN(_table.Amount(i)) ? 0 : _table.Amount(i);
            _decimals[i] = (decimal)_doubles[i];
            _dates[i] = _table.Day(i);
        }
    }

    /// <summary>The runtime.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("double of 2 to 6 decimals")]
    public int DoubleRuntime()
    {
        var sum = 0;
        foreach (var value in _doubles)
        {
            value.TryFormat(_output, out var length, default, CultureInfo.InvariantCulture);
            sum += length;
        }

        return sum;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("double of 2 to 6 decimals")]
    public int DoubleOurs()
    {
        var sum = 0;
        foreach (var value in _doubles)
            sum += CellFormat.Double(value, (byte)'.', _output);
        return sum;
    }

    /// <summary>The runtime.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("decimal")]
    public int DecimalRuntime()
    {
        var sum = 0;
        foreach (var value in _decimals)
        {
            Utf8Formatter.TryFormat(value, _output, out var length);
            sum += length;
        }

        return sum;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("decimal")]
    public int DecimalOurs()
    {
        var sum = 0;
        foreach (var value in _decimals)
            sum += CellFormat.Decimal(value, (byte)'.', _output);
        return sum;
    }

    /// <summary>The runtime, with the pattern that people write.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("date")]
    public int DateRuntime()
    {
        var sum = 0;
        foreach (var value in _dates)
        {
            value.TryFormat(_output, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            sum += length;
        }

        return sum;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("date")]
    public int DateOurs()
    {
        var sum = 0;
        foreach (var value in _dates)
            sum += DateText.IsoDate.Write(value, _output);
        return sum;
    }
}
