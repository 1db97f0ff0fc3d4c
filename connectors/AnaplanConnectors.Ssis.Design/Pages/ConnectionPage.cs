using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Which connection manager is used, and what in Anaplan.</summary>
internal sealed class ConnectionPage : EditorPage
{
    private readonly IDTSComponentMetaData100 _component;
    private readonly CManagedComponentWrapper _wrapper;
    private readonly DesignerConnections _connections;
    private readonly string _property;
    private readonly ObjectKind _kind;
    private readonly ComboBox _manager;
    private readonly TextBox _workspace;
    private readonly TextBox _model;
    private readonly TextBox _object;
    private readonly Label _status = Widgets.Note(string.Empty);

    public ConnectionPage(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper, DesignerConnections connections, string property, ObjectKind kind)
        : base("Connection Manager")
    {
        (_component, _wrapper, _connections, _property, _kind) = (component, wrapper, connections, property, kind);
        _manager = Widgets.Choice(connections.All.Select(one => one.Name), connections.Of(component)?.Name ?? string.Empty);
        _workspace = Widgets.Text(ComponentProperties.Text(component, "Workspace"));
        _model = Widgets.Text(ComponentProperties.Text(component, "Model"));
        _object = Widgets.Text(ComponentProperties.Text(component, property));
        var create = Widgets.Button("New…", Create);
        create.Enabled = connections.CanCreate;

        var grid = Widgets.Grid(3);
        grid.Controls.AddRange([
            Widgets.Label("Connection manager"), _manager, create,
            Widgets.Label(property), _object, Widgets.Button("Browse…", Browse),
            Widgets.Label("Model"), _model, new Label(),
            Widgets.Label("Workspace"), _workspace, new Label()]);
        Add(grid, Widgets.Note("By name or id. Model and workspace may stay empty: then those of the connection manager are used."));
        Add(grid, Widgets.Button("Refresh columns", RefreshColumns));
        Add(grid, _status);
        Controls.Add(grid);
    }

    public override IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (_manager.SelectedItem is null)
            problems.Add("Choose a connection manager.");
        if (_object.Text.Trim().Length == 0)
            problems.Add($"Choose an {_property.ToLowerInvariant()}.");
        return problems;
    }

    /// <summary>Keeps the choice. Where another object was chosen its columns are read, so that the next pages show them.</summary>
    public override void Apply()
    {
        if (_connections.All.FirstOrDefault(one => one.Name == (string?)_manager.SelectedItem) is { } manager)
            DesignerConnections.Bind(_component, manager);
        var isOther = Set("Workspace", _workspace) | Set("Model", _model) | Set(_property, _object);
        if (isOther && Problems().Count == 0)
            RefreshColumns();
    }

    private bool Set(string property, TextBox text)
    {
        if (ComponentProperties.Text(_component, property) == text.Text.Trim())
            return false;
        _wrapper.SetComponentProperty(property, text.Text.Trim());
        return true;
    }

    private static void Add(TableLayoutPanel grid, Control control)
    {
        grid.Controls.Add(control);
        grid.SetColumnSpan(control, 3);
    }

    private void Create()
    {
        if (_connections.Create() is not { } made)
            return;
        if (!_manager.Items.Contains(made.Name))
            _manager.Items.Add(made.Name);
        _manager.SelectedItem = made.Name;
    }

    private void Browse()
    {
        if (_connections.All.FirstOrDefault(one => one.Name == (string?)_manager.SelectedItem) is not { } manager)
        {
            Widgets.Refuse(this, "Choose a connection manager first.");
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        try
        {
            using var picker = new ObjectPicker(connection, [_kind]);
            if (picker.ShowDialog(this) != DialogResult.OK || picker.Chosen is not { IsChoice: true } chosen)
                return;
            _object.Text = chosen.Key;
            _model.Text = chosen.Above(ObjectKind.Model)?.Name;
            _workspace.Text = chosen.Above(ObjectKind.Workspace)?.Name;
        }
        finally
        {
            manager.ReleaseConnection(connection);
        }
    }

    // Metadata may be touched on the designer's thread only, so this one call waits there.
    private void RefreshColumns()
    {
        Set("Workspace", _workspace);
        Set("Model", _model);
        Set(_property, _object);
        UseWaitCursor = true;
        try
        {
            _wrapper.AcquireConnections(null);
            _wrapper.ReinitializeMetaData();
            _status.Text = "The columns were read.";
        }
        catch (System.Runtime.InteropServices.COMException problem)
        {
            _status.Text = problem.Message;
        }
        finally
        {
            _wrapper.ReleaseConnections();
            UseWaitCursor = false;
        }
    }
}
