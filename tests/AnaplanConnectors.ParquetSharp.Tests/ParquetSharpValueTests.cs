using AnaplanConnectors.Arrow;
using AnaplanConnectors.Arrow.Tests;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.ParquetSharp.Tests;

/// <summary>Every type at its extremes, with and without missing values: what one writes, four read.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetSharpValueTests : ParquetValueContract
{
    protected override IParquetEngine? Engine { get; } = new ParquetSharpEngine();

    [TestCaseSource(nameof(Extremes))]
    public async Task Our_reader_reads_the_same_values(Column column, object?[] values)
    {
        await WriteAsync(column, values);

        Assert.That(await OtherReaders.OursAsync(FilePath), Is.EqualTo(values));
    }

    [TestCaseSource(nameof(Extremes))]
    public async Task ParquetSharp_reads_the_same_values(Column column, object?[] values)
    {
        await WriteAsync(column, values);

        Assert.That(OtherReaders.Native(FilePath, column.Type), Is.EqualTo(values));
    }

    [TestCaseSource(nameof(Extremes))]
    public async Task Parquet_Net_reads_the_same_values(Column column, object?[] values)
    {
        await WriteAsync(column, values);

        Assert.That(await OtherReaders.ParquetNetAsync(FilePath, column.Type), Is.EqualTo(values));
    }
}

/// <summary>Whatever happens, the final name belongs to a whole file or to none, also with this engine.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetSharpUnfinishedTests : ParquetUnfinishedContract
{
    protected override IParquetEngine? Engine { get; } = new ParquetSharpEngine();
}
