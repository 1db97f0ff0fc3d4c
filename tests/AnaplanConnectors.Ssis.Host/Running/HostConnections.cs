using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>The connection managers of a package.</summary>
public sealed class HostConnections
{
    public Connections All { get; } = new();

    /// <summary>Connections that were acquired from any manager and not released.</summary>
    public int Acquired
    {
        get
        {
            var count = 0;
            foreach (var manager in All)
                count += manager.Acquired;
            return count;
        }
    }

    public ConnectionManager Add(ConnectionManagerBase inner, string name, string kind)
    {
        var manager = new ConnectionManager(inner, name, kind);
        All.Join(manager);
        return manager;
    }

    /// <summary>Binds a component to a connection manager, as an editor does.</summary>
    public static void Bind(IDTSComponentMetaData100 component, ConnectionManager manager)
    {
        var slot = component.RuntimeConnectionCollection[0];
        slot.ConnectionManagerID = manager.ID;
        slot.ConnectionManager = DtsConvert.GetExtendedInterface(manager);
    }

    /// <summary>Puts the managers back into the slots of a component that was loaded.</summary>
    public void Restore(IDTSComponentMetaData100 component)
    {
        foreach (IDTSRuntimeConnection100 slot in component.RuntimeConnectionCollection)
        {
            if (All.Contains(slot.ConnectionManagerID))
                slot.ConnectionManager = DtsConvert.GetExtendedInterface(All[slot.ConnectionManagerID]);
        }
    }
}
