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
/// behind them. The format lets readers do without it, and ours does.
/// </summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class ArrowStreamDestinationContractTests(CallStyle style) : DestinationContract(style)
{
    private static readonly byte[] EndMark = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0];

    private MemoryStream _sent = new();

    protected override Task<IDestination> CreateAsync()
    {
        _sent = new MemoryStream();
        return Task.FromResult<IDestination>(new ArrowStream(() => _sent, new ArrowFileOptions { BatchRows = 300 }));
    }

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        var bytes = _sent.ToArray();
        return bytes.AsSpan().EndsWith(EndMark) ? await SourceRows.ReadAsync(new ArrowStream(() => new ForwardOnly(bytes))) : null;
    }
}
