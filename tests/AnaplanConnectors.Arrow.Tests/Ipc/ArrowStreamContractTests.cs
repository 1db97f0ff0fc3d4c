using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What every source promises, over a stream that gives its bytes a few at a time.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class ArrowStreamSourceContractTests(CallStyle style) : SourceContract(style)
{
    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var written = new MemoryStream();
        await using (var writer = await new ArrowStream(() => written, new ArrowFileOptions { BatchRows = 300 }).OpenAsync(table.Schema))
        {
            await writer.WriteAsync(table.OpenRows());
            await writer.CompleteAsync();
        }

        return new ArrowStream(() => new ForwardOnly(written.ToArray()));
    }
}

/// <summary>
/// What every destination promises. Bytes that were sent cannot be taken back, but only a delivery that is complete has the mark of the end
/// behind them, and only that is read.
/// </summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class ArrowStreamDestinationContractTests(CallStyle style) : DestinationContract(style)
{
    private MemoryStream _sent = new();

    protected override Task<IDestination> CreateAsync()
    {
        _sent = new MemoryStream();
        return Task.FromResult<IDestination>(new ArrowStream(() => _sent, new ArrowFileOptions { BatchRows = 300 }));
    }

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        try
        {
            return await SourceRows.ReadAsync(new ArrowStream(() => new ForwardOnly(_sent.ToArray())));
        }
        catch (ColumnarFileException problem) when (problem.Message.Contains("without the mark of its end") || problem.Message.Contains("it is empty"))
        {
            return null;
        }
    }
}
