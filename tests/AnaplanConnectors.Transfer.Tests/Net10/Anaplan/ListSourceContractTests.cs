using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

[TestFixture(CallStyle.Sync, 1_000_000), TestFixture(CallStyle.Async, 1_000_000), TestFixture(CallStyle.Sync, 0), TestFixture(CallStyle.Async, 0)]
public sealed class ListSourceContractTests(CallStyle style, int largeReadFrom) : CellSourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        var list = new ListDefinition
        {
            Name = "Items",
            TopLevelItem = "All",
            Properties = [.. table.Schema.Select(column => new PropertyDefinition { Name = column.Name, Format = FormatOf(column.Type) })],
            Items =
            [
                .. table.Rows.Select((row, i) => new ListItemDefinition
                {
                    Name = $"Item {i + 1}",
                    Properties = row.Select((value, c) => (table.Schema[c].Name, Text: TextOf(value))).Where(pair => pair.Text is not null).ToDictionary(pair => pair.Name, pair => pair.Text!),
                }),
            ],
        };
        var source = new ListSource(Open([list]), "Items", new ListSourceOptions { Read = new ListReadOptions { LargeReadFrom = largeReadFrom } });
        return Task.FromResult(source.Select([.. table.Schema.Select(column => column.Name)]));
    }
}
