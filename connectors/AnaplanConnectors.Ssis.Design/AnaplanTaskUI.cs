using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Runtime;
using Microsoft.SqlServer.Dts.Runtime.Design;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What SSIS calls to edit a task.</summary>
public sealed class AnaplanTaskUI : IDtsTaskUI
{
    private TaskHost? _task;
    private IServiceProvider? _services;

    /// <inheritdoc/>
    public void Initialize(TaskHost taskHost, IServiceProvider serviceProvider) => (_task, _services) = (taskHost, serviceProvider);

    /// <inheritdoc/>
    public ContainerControl GetView()
        => CreateForm(_task ?? throw new InvalidOperationException("Initialize comes first."), new DesignerConnections(_services, null));

    /// <inheritdoc/>
    public void New(IWin32Window parentWindow)
    {
    }

    /// <inheritdoc/>
    public void Delete(IWin32Window parentWindow)
    {
    }

    internal static EditorForm CreateForm(TaskHost task, DesignerConnections connections)
        => new($"{task.Name} - Anaplan Task", HelpText.Task, [new TaskPage(task, connections)]);
}
