using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
public sealed class ExportSourceContractTests(CallStyle style) : CellSourceContract(style)
{
    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        var names = table.Rows.Select((_, i) => $"Item {i + 1}").ToList();
        var model = Open(new ModelDefinition
        {
            Name = Some.ModelName,
            Lists = [new ListDefinition { Name = "Items", Items = [.. names.Select(name => new ListItemDefinition { Name = name })] }],
            Modules =
            [
                new ModuleDefinition
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
                },
            ],
            Exports = [new ExportDefinition { Name = "Facts", Module = "Facts" }],
        });
        return Task.FromResult(new ExportSource(model, "Facts").Select([.. table.Schema.Select(column => column.Name)]));
    }
}
