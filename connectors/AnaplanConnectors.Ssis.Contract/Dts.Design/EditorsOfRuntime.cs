using System.Windows.Forms;
using System;

namespace Microsoft.SqlServer.Dts.Runtime.Design;

public interface IDtsConnectionManagerUI
{
    void Initialize(ConnectionManager connectionManager, IServiceProvider serviceProvider);

    bool New(IWin32Window parentWindow, Connections connections, ConnectionManagerUIArgs connectionUIArg);

    void Delete(IWin32Window parentWindow);

    bool Edit(IWin32Window parentWindow, Connections connections, ConnectionManagerUIArgs connectionUIArg);
}

public interface IDtsTaskUI
{
    void Initialize(TaskHost taskHost, IServiceProvider serviceProvider);

    ContainerControl GetView();

    void New(IWin32Window parentWindow);

    void Delete(IWin32Window parentWindow);
}
