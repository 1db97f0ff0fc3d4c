using System.Collections;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;
using Microsoft.SqlServer.Dts.Runtime.Design;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>The Anaplan connection managers of the package that is edited.</summary>
internal sealed class DesignerConnections(IServiceProvider? services, Connections? connections)
{
    private readonly IDtsConnectionService? _service = services?.GetService(typeof(IDtsConnectionService)) as IDtsConnectionService;

    /// <summary>Whether the designer can make new ones.</summary>
    public bool CanCreate => _service is not null;

    public IReadOnlyList<ConnectionManager> All
    {
        get
        {
            var all = new List<ConnectionManager>();
            if (_service is not null)
                all.AddRange(_service.GetConnectionsOfType(AnaplanConnectionManager.ConnectionTypeName).Cast<ConnectionManager>());
            else if (connections is not null)
            {
                foreach (var manager in connections)
                    all.Add(manager);
            }

            return [.. all.Where(manager => manager.InnerObject is AnaplanConnectionManager)];
        }
    }

    /// <summary>Lets somebody make one; null when he did not.</summary>
    public ConnectionManager? Create()
        => _service?.CreateConnection(AnaplanConnectionManager.ConnectionTypeName) is ArrayList { Count: > 0 } made ? made[0] as ConnectionManager : null;

    /// <summary>The manager that a component uses; null when it uses none that is here.</summary>
    public ConnectionManager? Of(IDTSComponentMetaData100 component)
    {
        var id = component.RuntimeConnectionCollection[0].ConnectionManagerID;
        return All.FirstOrDefault(manager => manager.ID == id);
    }

    public static void Bind(IDTSComponentMetaData100 component, ConnectionManager manager)
    {
        var slot = component.RuntimeConnectionCollection[0];
        slot.ConnectionManagerID = manager.ID;
        slot.ConnectionManager = DtsConvert.GetExtendedInterface(manager);
    }
}
