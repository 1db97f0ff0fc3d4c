using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Design;
using Microsoft.SqlServer.Dts.Runtime;
using Microsoft.SqlServer.Dts.Runtime.Design;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What SSIS calls to edit a connection manager.</summary>
public sealed class AnaplanConnectionManagerUI : IDtsConnectionManagerUI
{
    private ConnectionManager? _manager;
    private IServiceProvider? _services;

    /// <inheritdoc/>
    public void Initialize(ConnectionManager connectionManager, IServiceProvider serviceProvider) => (_manager, _services) = (connectionManager, serviceProvider);

    /// <summary>Shows the page for a new one, unless it was pasted and is complete already.</summary>
    public bool New(IWin32Window parentWindow, Connections connections, ConnectionManagerUIArgs connectionUIArg)
        => _services?.GetService(typeof(IDtsClipboardService)) is IDtsClipboardService { IsPasteActive: true } || Edit(parentWindow, connections, connectionUIArg);

    /// <inheritdoc/>
    public bool Edit(IWin32Window parentWindow, Connections connections, ConnectionManagerUIArgs connectionUIArg)
    {
        var manager = _manager ?? throw new InvalidOperationException("Initialize comes first.");
        using var form = CreateForm(manager);
        return form.ShowDialog(parentWindow) == DialogResult.OK;
    }

    /// <inheritdoc/>
    public void Delete(IWin32Window parentWindow)
    {
    }

    internal static EditorForm CreateForm(ConnectionManager manager)
    {
        var model = new ConnectionModel((AnaplanConnectionManager)manager.InnerObject);
        return new EditorForm($"{manager.Name} - Anaplan connection", HelpText.ConnectionManager, [
            new SettingsPage("Sign-in", "Choose who signs in to Anaplan.", model, manager, ["Sign-in"]),
            new SettingsPage("Service", "Choose where the tenant is, and the model for components that name none.", model, manager, ["Service", "Defaults"]),
            new SettingsPage("Proxy and timeouts", "Choose how requests leave this network, and how long answers may take.", model, manager, ["Proxy", "Timeouts"]),
            new SettingsPage("Runs", "Choose where runs keep their trail, so that they can be resumed.", model, manager, ["Runs"])]);
    }
}
