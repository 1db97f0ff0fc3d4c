using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Design;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What SSIS calls to edit a component. Cancel gives back everything as it was.</summary>
public abstract class ComponentEditor : IDtsComponentUI
{
    private IDTSComponentMetaData100? _component;
    private IServiceProvider? _services;

    private protected ComponentEditor()
    {
    }

    /// <inheritdoc/>
    public void Initialize(IDTSComponentMetaData100 dtsComponentMetadata, IServiceProvider serviceProvider)
        => (_component, _services) = (dtsComponentMetadata, serviceProvider);

    /// <inheritdoc/>
    public void New(IWin32Window parentWindow)
    {
    }

    /// <summary>Shows the editor; true when something may have changed.</summary>
    public bool Edit(IWin32Window parentWindow, Variables variables, Connections connections)
    {
        var component = _component ?? throw new InvalidOperationException("Initialize comes first.");
        var before = component.GetComponentView();
        using var form = CreateForm(component, new DesignerConnections(_services, connections));
        if (form.ShowDialog(parentWindow) == DialogResult.OK)
        {
            before.Commit();
            return true;
        }

        before.Cancel();
        return false;
    }

    /// <inheritdoc/>
    public void Delete(IWin32Window parentWindow)
    {
    }

    /// <summary>Shows the documentation.</summary>
    public void Help(IWin32Window parentWindow)
    {
        using var help = new HelpForm(Chapter);
        help.ShowDialog(parentWindow);
    }

    private protected abstract string Chapter { get; }

    internal abstract EditorForm CreateForm(IDTSComponentMetaData100 component, DesignerConnections connections);
}

/// <summary>The editor of the source.</summary>
public sealed class AnaplanSourceUI : ComponentEditor
{
    private protected override string Chapter => HelpText.Source;

    internal override EditorForm CreateForm(IDTSComponentMetaData100 component, DesignerConnections connections)
    {
        var wrapper = component.Instantiate();
        return new EditorForm($"{component.Name} - Anaplan Source", Chapter, [
            new ConnectionPage(component, wrapper, connections, "is read", [
                new ObjectChoice(SourceProperties.Export, ObjectKind.Exports, "Export"), new ObjectChoice(SourceProperties.View, ObjectKind.Views, "View"),
                new ObjectChoice(SourceProperties.List, ObjectKind.Lists, "List")]),
            new SourceColumnsPage(component, wrapper), new ErrorOutputPage(component), new PreviewPage(component, connections),
            new OptionsPage(component, wrapper, SourceProperties.Workspace, SourceProperties.Model, SourceProperties.Export, SourceProperties.View, SourceProperties.List)]);
    }
}

/// <summary>The editor of the destination.</summary>
public sealed class AnaplanDestinationUI : ComponentEditor
{
    private protected override string Chapter => HelpText.Destination;

    internal override EditorForm CreateForm(IDTSComponentMetaData100 component, DesignerConnections connections)
    {
        var wrapper = component.Instantiate();
        return new EditorForm($"{component.Name} - Anaplan Destination", Chapter, [
            new ConnectionPage(component, wrapper, connections, "is written to", [
                new ObjectChoice(DestinationProperties.Import, ObjectKind.Imports, "Import"), new ObjectChoice(DestinationProperties.List, ObjectKind.Lists, "List"),
                new ObjectChoice(DestinationProperties.Module, ObjectKind.Modules, "Module")]),
            new MappingPage(component, wrapper), new ErrorOutputPage(component),
            new OptionsPage(component, wrapper, DestinationProperties.Workspace, DestinationProperties.Model, DestinationProperties.Import, DestinationProperties.List, DestinationProperties.Module)]);
    }
}
