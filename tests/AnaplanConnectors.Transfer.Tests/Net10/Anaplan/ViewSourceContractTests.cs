using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

[TestFixture(CallStyle.Sync, 1_000_000), TestFixture(CallStyle.Async, 1_000_000), TestFixture(CallStyle.Sync, 0), TestFixture(CallStyle.Async, 0)]
public sealed class ViewSourceContractTests(CallStyle style, int largeReadFrom) : CellSourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        var names = table.Rows.Select((_, i) => $"Item {i + 1}").ToList();
        var module = new ModuleDefinition
        {
            Name = "Facts",
            Dimensions = ["Items"],
            LineItems = [.. table.Schema.Select(column => new LineItemDefinition { Name = column.Name, Format = FormatOf(column.Type) })],
            Cells =
            [
                .. table.Rows.SelectMany((row, r) => row.Select((value, c) => (Item: names[r], table.Schema[c].Name, Text: TextOf(value))))
                    .Where(cell => cell.Text is not null)
                    .Select(cell => new CellDefinition { LineItem = cell.Name, At = new Dictionary<string, string> { ["Items"] = cell.Item }, Value = cell.Text! }),
            ],
        };
        var model = Open([new ListDefinition { Name = "Items", Items = [.. names.Select(name => new ListItemDefinition { Name = name })] }], module);
        return Task.FromResult(new ViewSource(model, "Facts", new ViewSourceOptions { LargeReadFrom = largeReadFrom }).Select([.. table.Schema.Select(column => column.Name)]));
    }
}
