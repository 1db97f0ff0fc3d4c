using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>A module with one line item: rows go in through an import and come back through an export.</summary>
internal sealed class AnaplanEnd : End
{
    private const int MostKeys = 20;

    private readonly AnaplanSimulator _simulator;
    private readonly HttpMessageHandler _handler;
    private readonly AnaplanClient _client;
    private readonly FastTime _time = new();

    private AnaplanEnd(ColumnType type, int keys)
    {
        _simulator = new AnaplanSimulator(TenantOf(type, keys), new SimulatorOptions { TimeProvider = _time, RequestsPerMinute = null });
        _handler = _simulator.CreateHandler();
        _client = new AnaplanClient(new AnaplanClientOptions { SignIn = AnaplanSignIn.WithPassword(Some.User, new Secret("simulator")), TimeProvider = _time }, _handler);
    }

    public override IDestination Destination => new ImportDestination(Model, "Load", new ImportOptions { Time = _time });

    public override ISource Source => new ExportSource(Model, "Show");

    private ModelClient Model => _client.Model(_simulator.Model(Some.ModelName).Id);

    public static End Create(ColumnType type) => new AnaplanEnd(type, MostKeys);

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _handler.Dispose();
        await _simulator.DisposeAsync();
    }

    private static TenantDefinition TenantOf(ColumnType type, int keys) => new()
    {
        Users = [new UserDefinition { Email = Some.User }],
        Workspaces =
        [
            new WorkspaceDefinition
            {
                Name = Some.WorkspaceName,
                Models =
                [
                    new ModelDefinition
                    {
                        Name = Some.ModelName,
                        Lists = [new ListDefinition { Name = Key, Items = [.. Enumerable.Range(1, keys).Select(i => new ListItemDefinition { Name = $"k{i}" })] }],
                        Modules =
                        [
                            new ModuleDefinition
                            {
                                Name = "Facts", Dimensions = [Key],
                                LineItems = [new LineItemDefinition { Name = Value, Format = new FormatDefinition { Type = CellOf(type) } }],
                            },
                        ],
                        Files = [new FileDefinition { Name = "facts.csv" }],
                        Imports =
                        [
                            new ImportDefinition
                            {
                                Name = "Load", File = "facts.csv", Module = "Facts",
                                Columns = [new ColumnDefinition { From = Key, Dimension = Key }, new ColumnDefinition { From = Value, LineItem = Value }],
                            },
                        ],
                        Exports = [new ExportDefinition { Name = "Show", Module = "Facts" }],
                    },
                ],
            },
        ],
    };

    // There is no type for moments: they are kept as text.
    private static CellType CellOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Decimal or ColumnType.Double => CellType.Number,
        ColumnType.Boolean => CellType.Boolean,
        ColumnType.Date => CellType.Date,
        _ => CellType.Text,
    };
}
