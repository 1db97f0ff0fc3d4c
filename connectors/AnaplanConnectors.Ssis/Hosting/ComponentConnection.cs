using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>A component's slot for a connection manager, and the connection it holds at the moment.</summary>
internal sealed class ComponentConnection
{
    private const string SlotName = "AnaplanConnection";

    private ConnectionManager? _manager;

    /// <summary>The connection; null while there is none, as in a designer that works offline.</summary>
    public AnaplanConnection? Current { get; private set; }

    public static void AddSlot(IDTSComponentMetaData100 component)
    {
        component.RuntimeConnectionCollection.RemoveAll();
        var slot = component.RuntimeConnectionCollection.New();
        slot.Name = SlotName;
        slot.Description = "The Anaplan connection manager that is used.";
    }

    public static bool HasSlot(IDTSComponentMetaData100 component)
        => component.RuntimeConnectionCollection.Count == 1 && component.RuntimeConnectionCollection[0].Name == SlotName;

    /// <summary>Whether the slot names a connection manager, whether or not it is there.</summary>
    public static bool IsBound(IDTSComponentMetaData100 component)
        => component.RuntimeConnectionCollection[SlotName] is { } slot && (slot.ConnectionManager is not null || !string.IsNullOrEmpty(slot.ConnectionManagerID));

    /// <summary>Gets a connection, unless the slot is empty: then there is none, which validation tells.</summary>
    public void Acquire(IDTSComponentMetaData100 component, object transaction)
    {
        Release();
        if (!HasSlot(component) || component.RuntimeConnectionCollection[SlotName].ConnectionManager is not { } bound)
            return;
        var manager = DtsConvert.GetWrapper(bound);
        if (manager.InnerObject is not AnaplanConnectionManager)
        {
            throw new ComponentEvents(component).Fail(
                ErrorNumbers.WrongConnectionManager, $"Connection manager '{manager.Name}' is of type {manager.CreationName}; choose one of type {AnaplanConnectionManager.ConnectionTypeName}.");
        }

        Current = manager.AcquireConnection(transaction) as AnaplanConnection;
        _manager = manager;
    }

    /// <summary>Gives it back. Calling it again does nothing.</summary>
    public void Release()
    {
        if (Current is { } connection)
            _manager?.ReleaseConnection(connection);
        Current = null;
        _manager = null;
    }
}
