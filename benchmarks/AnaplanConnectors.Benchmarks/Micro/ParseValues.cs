using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer.Csv;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Does parsing numbers and dates ourselves pay? Per value, against the runtime.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ParseValues
{
    private const int Count = 100_000;

    private readonly byte[][] _numbers = new byte[Count][];
    private readonly byte[][] _dates = new byte[Count][];

    /// <summary>Makes the texts.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var table = SalesTable.Create(Count);
        for (var i = 0; i < Count; i++)
        {
            var amount = double.IsNaN(table.Amount(i)) ? 0 : table.Amount(i);
            _numbers[i] = Encoding.UTF8.GetBytes(amount.ToString(CultureInfo.InvariantCulture));
            _dates[i] = Encoding.UTF8.GetBytes(table.Day(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The runtime.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("double of 2 to 6 decimals")]
    public double DoubleRuntime()
    {
        var sum = 0.0;
        foreach (var text in _numbers)
            sum += Utf8Parser.TryParse(text, out double value, out _) ? value : 0;
        return sum;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("double of 2 to 6 decimals")]
    public double DoubleOurs()
    {
        var sum = 0.0;
        foreach (var text in _numbers)
            sum += NumberParser.TryDouble(text, (byte)'.', out var value) ? value : 0;
        return sum;
    }

    /// <summary>The runtime.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("decimal")]
    public decimal DecimalRuntime()
    {
        var last = 0m;
        foreach (var text in _numbers)
            last = Utf8Parser.TryParse(text, out decimal value, out _) ? value : last;
        return last;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("decimal")]
    public decimal DecimalOurs()
    {
        var last = 0m;
        foreach (var text in _numbers)
            last = NumberParser.TryDecimal(text, (byte)'.', out var value) ? value : last;
        return last;
    }

    /// <summary>The runtime, which wants characters for a pattern.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count), BenchmarkCategory("date")]
    public long DateRuntime()
    {
        var sum = 0L;
        Span<char> characters = stackalloc char[16];
        foreach (var text in _dates)
        {
            var length = Encoding.UTF8.GetChars(text, characters);
            sum += DateTime.TryParseExact(characters[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value.Ticks : 0;
        }

        return sum;
    }

    /// <summary>Ours.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("date")]
    public long DateOurs()
    {
        var sum = 0L;
        foreach (var text in _dates)
            sum += DateText.IsoDate.TryParse(text, out var value) ? value.Ticks : 0;
        return sum;
    }
}
