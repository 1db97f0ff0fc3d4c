using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>What Anaplan keeps in lists and modules: four types, and zero and false for what is missing.</summary>
public abstract class CellSourceContract(CallStyle style) : SourceContract(style)
{
    private readonly List<IAsyncDisposable> _simulators = [];
    private readonly List<IDisposable> _clients = [];

    protected override bool KnowsEmptyText => false;

    [TearDown]
    public async Task DisposeSimulators()
    {
        foreach (var client in _clients)
            client.Dispose();
        foreach (var simulator in _simulators)
            await simulator.DisposeAsync();
        _clients.Clear();
        _simulators.Clear();
    }

    protected override MemoryTable Table(int rows) => new(
        new RowSchema(
            new Column("Label", ColumnType.Text), new Column("Price", ColumnType.Double), new Column("Active", ColumnType.Boolean), new Column("Day", ColumnType.Date)),
        Enumerable.Range(1, rows).Select(i => new object?[] { $"Label {i}", i / 8.0, i % 2 == 0, new DateTime(2025, 1, 1).AddDays(i) }));

    protected override object? MissingValueOf(ColumnType type) => type switch
    {
        ColumnType.Double => 0.0,
        ColumnType.Boolean => false,
        _ => null,
    };

    protected static FormatDefinition FormatOf(ColumnType type) => new()
    {
        Type = type switch
        {
            ColumnType.Double => CellType.Number,
            ColumnType.Boolean => CellType.Boolean,
            ColumnType.Date => CellType.Date,
            _ => CellType.Text,
        },
    };

    protected static string? TextOf(object? value) => value switch
    {
        null => null,
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    protected ModelClient Open(IReadOnlyList<ListDefinition> lists, params ModuleDefinition[] modules)
        => Open(new ModelDefinition { Name = Some.ModelName, Lists = lists, Modules = modules });

    protected ModelClient Open(ModelDefinition model)
    {
        var time = new FastTime();
        var simulator = new AnaplanSimulator(
            new TenantDefinition
            {
                Users = [new UserDefinition { Email = Some.User }],
                Workspaces = [new WorkspaceDefinition { Name = Some.WorkspaceName, Models = [model] }],
            },
            new SimulatorOptions { TimeProvider = time, RequestsPerMinute = null, ReadPageRows = 100 });
        _simulators.Add(simulator);
        var handler = simulator.CreateHandler();
        var client = new AnaplanClient(new AnaplanClientOptions { SignIn = AnaplanSignIn.WithPassword(Some.User, new Secret("simulator")), TimeProvider = time }, handler);
        _clients.Add(client);
        _clients.Add(handler);
        return client.Model(simulator.Model(Some.ModelName).Id);
    }
}
