using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>What every source promises, as far as something can that is read once; what it cannot promise it refuses.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class StandardInputContractTests(CallStyle style) : SourceContract(style)
{
    [Test]
    public override async Task The_schema_is_known_without_opening()
    {
        var source = await CreateAsync(Table(1));

        Assert.That(async () => await SchemaOf(source), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public override async Task The_rows_have_the_columns_that_were_announced()
    {
        using var rows = await Open(await CreateAsync(Table(1)));

        Assert.That(rows.Schema.ToString(), Is.EqualTo(Table(1).Schema.ToString()));
    }

    [Test]
    public override async Task Every_open_starts_afresh()
    {
        var source = await CreateAsync(Table(1));
        using var rows = await Open(source);

        Assert.That(async () => await Open(source), Throws.InvalidOperationException.With.Message.Contains("read already"));
    }

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var text = new MemoryStream();
        await using (var writer = new CsvRowWriter(text, table.Schema))
        {
            await writer.WriteAsync(table.OpenRows());
            await writer.CompleteAsync();
        }

        return new StandardInput(() => new MemoryStream(text.ToArray()), StandardOutputContractTests.FormatOf(table.Schema));
    }
}

/// <summary>What every destination promises. What was sent cannot be taken back: little is held until it is complete, much goes out in whole rows.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class StandardOutputContractTests(CallStyle style) : DestinationContract(style)
{
    private MemoryStream _output = new();

    [Test]
    public async Task What_went_out_of_a_delivery_that_is_abandoned_is_whole_rows()
    {
        await using (var writer = await (await CreateAsync()).OpenAsync(Some.Schema))
            await writer.WriteAsync(Some.Rows(10_000));

        var arrived = await ArrivedAsync(Some.Schema);

        Assert.That(arrived, Has.Count.InRange(1, 9_999));
        Assert.That(arrived, Is.EqualTo(Some.Table(10_000).Rows.Take(arrived!.Count)));
    }

    internal static CsvFormat FormatOf(RowSchema schema) => new() { Columns = [.. schema.Select(column => new ColumnFormat(column.Name, column.Type))] };

    protected override Task<IDestination> CreateAsync()
    {
        _output = new MemoryStream();
        return Task.FromResult<IDestination>(new StandardOutput(() => _output, new CsvFormat()));
    }

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        if (_output.ToArray() is not { Length: > 0 } bytes)
            return null;
        using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), FormatOf(schema));
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}
