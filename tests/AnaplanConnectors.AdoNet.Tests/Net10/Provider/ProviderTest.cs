using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>A simulated tenant behind the ADO.NET provider: the sales of <see cref="Some"/> and a process that loads and exports them.</summary>
public abstract class ProviderTest : SimulatorTest
{
    protected const string ProcessName = "Load and show";
    protected const string ConnectionString = "User ID=ada@example.com;Password=simulator;Workspace=Finance;Model=Forecast";

    /// <summary>The provider, with connections that lead to the simulator. What the connection string said is in <see cref="Seen"/>.</summary>
    protected AnaplanProviderFactory Factory => new(options =>
    {
        Seen = options;
        return ClientOf(Some.User);
    });

    protected AnaplanClientOptions? Seen { get; private set; }

    protected override TenantDefinition CreateTenant()
    {
        var model = Some.Tenant().Workspaces[0].Models[0];
        return new TenantDefinition
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
                            Name = model.Name, Lists = model.Lists, Modules = model.Modules, Files = model.Files, Imports = model.Imports, Exports = model.Exports,
                            Processes = [new ProcessDefinition { Name = ProcessName, Actions = [Some.ImportName, Some.ExportName] }],
                        },
                    ],
                },
            ],
        };
    }

    protected async Task<AnaplanConnection> OpenAsync()
    {
        var connection = (AnaplanConnection)Factory.CreateConnection();
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync();
        return connection;
    }

    protected Task LoadAsync(params object?[][] sales) => RowTransfer.RunAsync(Some.Sales(sales), new ImportDestination(Model, Some.ImportName));
}
