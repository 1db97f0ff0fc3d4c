using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

/// <summary>What arrives is the file that the import has read, once it has run. It tells empty texts from missing ones, which a model does not.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ImportDestinationContractTests(CallStyle style) : DestinationContract(style)
{
    private readonly List<IDisposable> _clients = [];
    private AnaplanSimulator? _simulator;

    [TearDown]
    public async Task Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (_simulator is not null)
            await _simulator.DisposeAsync();
    }

    protected override Task<IDestination> CreateAsync() => Task.FromResult<IDestination>(new MadeToMeasure(ImportFor));

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        var model = _simulator!.Model(Some.ModelName);
        if (model.TasksStarted.Count == 0)
            return null;
        var format = new CsvFormat { Columns = [.. schema.Where(column => column.Type != ColumnType.Text).Select(column => new ColumnFormat(column.Name, column.Type))] };
        using var rows = await CsvRows.OpenAsync(model.OpenFile(Some.FileName)!, format);
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }

    // An import whose file has these columns, of which it loads the first one.
    private ImportDestination ImportFor(RowSchema schema)
    {
        var time = new FastTime();
        _simulator = new AnaplanSimulator(
            new TenantDefinition
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
                                Lists = [new ListDefinition { Name = "Items" }],
                                Files = [new FileDefinition { Name = Some.FileName }],
                                Imports =
                                [
                                    new ImportDefinition
                                    {
                                        Name = Some.ImportName, File = Some.FileName, List = "Items", HeaderNames = [.. schema.Select(column => column.Name)],
                                        Columns = [new ColumnDefinition { From = schema[0].Name, To = ColumnTarget.Name }],
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
            new SimulatorOptions { TimeProvider = time, RequestsPerMinute = null });
        var handler = _simulator.CreateHandler();
        var client = new AnaplanClient(new AnaplanClientOptions { SignIn = AnaplanSignIn.WithPassword(Some.User, new Secret("simulator")), TimeProvider = time }, handler);
        _clients.AddRange([client, handler]);
        return new ImportDestination(client.Model(_simulator.Model(Some.ModelName).Id), Some.ImportName, new ImportOptions { Time = time });
    }

    /// <summary>A destination that is made when the columns of its rows are known.</summary>
    private sealed class MadeToMeasure(Func<RowSchema, IDestination> make) : IDestination
    {
        public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => new((RowSchema?)null);

        public ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default) => make(schema).OpenAsync(schema, cancellationToken);
    }
}
