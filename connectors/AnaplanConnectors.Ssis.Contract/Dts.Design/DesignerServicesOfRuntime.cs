using System.Collections;
using System.Windows.Forms;
using System;

namespace Microsoft.SqlServer.Dts.Runtime.Design;

public interface IDtsConnectionBaseService
{
    bool IsDesignerOnline { get; }

    ArrayList CreateConnection(string connectionType);

    ArrayList CreateConnection(string connectionType, ConnectionManagerUIArgs connectionUIArg);

    Connections GetConnections();

    ArrayList GetConnectionsOfType(string connectionType);
}

public interface IDtsConnectionService : IDtsConnectionBaseService
{
    bool EditConnection(ConnectionManager connectionManager);

    bool EditConnection(ConnectionManager connectionManager, ConnectionManagerUIArgs connectionUIArg);

    bool AddConnectionToPackage(ConnectionManager connectionManager);

    object GetDataSource(ConnectionManager connectionManager);

    object GetAMOObject(ConnectionManager connectionManager);

    void SetReferencedProject(ConnectionManager connectionManager, string projectUniqueName);

    void SetDataSourceID(ConnectionManager connectionManager, string dataSourceId);

    ArrayList CreateConnectionFromDataSource();
}

public interface IDtsVariableService
{
    Variable PromptAndCreateVariable(IWin32Window parentWindow, DtsContainer dtsContainer);

    Variable PromptAndCreateVariable(IWin32Window parentWindow, DtsContainer dtsContainer, string defaultName);

    Variable PromptAndCreateVariable(IWin32Window parentWindow, DtsContainer dtsContainer, string defaultName, string defaultNamespace, Type defaultType);
}
