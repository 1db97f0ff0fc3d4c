using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

// The suite holds for the simplest source there is; so does it for the wrappers below.
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class MemorySourceTests(CallStyle style) : SourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table) => Task.FromResult<ISource>(table);
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class SelectedSourceTests(CallStyle style) : SourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        var reversed = new MemoryTable(new RowSchema(table.Schema.Reverse()), table.Rows.Select(row => Enumerable.Reverse(row).ToArray()));
        return Task.FromResult(reversed.Select([.. table.Schema.Select(column => column.Name)]));
    }
}

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class MemoryDestinationTests(CallStyle style) : DestinationContract(style)
{
    private MemoryDestination _destination = new();

    protected override Task<IDestination> CreateAsync()
    {
        _destination = new MemoryDestination();
        return Task.FromResult<IDestination>(_destination);
    }

    protected override Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema) => Task.FromResult(_destination.Delivered?.Rows);
}
