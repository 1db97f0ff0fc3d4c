using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Which connection manager is used, and what in Anaplan.</summary>
internal sealed class ConnectionPage : EditorPage
{
    private readonly IDTSComponentMetaData100 _component;
    private readonly CManagedComponentWrapper _wrapper;
    private readonly DesignerConnections _connections;
    private readonly IReadOnlyList<ObjectChoice> _choices;
    private readonly ComboBox _manager;
    private readonly ComboBox _kind;
    private readonly TextBox _workspace;
    private readonly TextBox _model;
    private readonly TextBox _object;
    private readonly Label _status = Widgets.Note(string.Empty);

    public ConnectionPage(
        IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper, DesignerConnections connections, string verb, IReadOnlyList<ObjectChoice> choices)
        : base("Connection Manager", $"Choose a connection manager, and what in Anaplan {verb}.")
    {
        (_component, _wrapper, _connections, _choices) = (component, wrapper, connections, choices);
        var current = choices.FirstOrDefault(choice => ComponentProperties.Text(component, choice.Property).Length > 0) ?? choices[0];
        _manager = Widgets.Choice(connections.All.Select(one => one.Name), connections.Of(component)?.Name ?? string.Empty);
        _kind = Widgets.Choice(choices.Select(choice => choice.Caption), current.Caption);
        _workspace = Widgets.Text(ComponentProperties.Text(component, "Workspace"));
        _model = Widgets.Text(ComponentProperties.Text(component, "Model"));
        _object = Widgets.Text(ComponentProperties.Text(component, current.Property));
        var create = Widgets.Button("New…", Create);
        create.Enabled = connections.CanCreate;

        var grid = Widgets.Grid(3);
        grid.Controls.AddRange([
            Widgets.Label("Connection manager:"), _manager, create,
            Widgets.Label("Kind of object:"), _kind, new Label(),
            Widgets.Label("Name or id:"), _object, Widgets.Button("Browse…", Browse),
            Widgets.Label("Model:"), _model, new Label(),
            Widgets.Label("Workspace:"), _workspace, new Label()]);
        grid.Controls.AddRange([new Label(), Widgets.Note("Model and workspace may stay empty: then those of the connection manager are used."), new Label()]);
        grid.Controls.AddRange([new Label(), Widgets.Button("Refresh columns", RefreshColumns), new Label()]);
        grid.Controls.AddRange([new Label(), _status, new Label()]);
        Controls.Add(grid);
    }

    public override IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (_manager.SelectedItem is null)
            problems.Add("Choose a connection manager.");
        if (_object.Text.Trim().Length == 0)
            problems.Add("Name the object, or browse for it.");
        return problems;
    }

    /// <summary>Keeps the choice. Where another object was chosen its columns are read, so that the next pages show them.</summary>
    public override void Apply()
    {
        if (Manager is { } manager)
            DesignerConnections.Bind(_component, manager);
        if (Take() && Problems().Count == 0)
            RefreshColumns();
    }

    private ConnectionManager? Manager => _connections.All.FirstOrDefault(one => one.Name == (string?)_manager.SelectedItem);

    private ObjectChoice Choice => _choices.First(choice => choice.Caption == (string)_kind.SelectedItem!);

    /// <summary>Writes names into the component; true when anything changed. One of the objects has a name, the others none.</summary>
    private bool Take()
    {
        var isOther = Set("Workspace", _workspace.Text) | Set("Model", _model.Text);
        foreach (var choice in _choices)
            isOther |= Set(choice.Property, choice == Choice ? _object.Text : string.Empty);
        return isOther;
    }

    private bool Set(string property, string text)
    {
        if (ComponentProperties.Text(_component, property) == text.Trim())
            return false;
        _wrapper.SetComponentProperty(property, text.Trim());
        return true;
    }

    private static string Or(string text, ConnectionManager manager, string property)
        => text.Trim().Length > 0 ? text.Trim() : (string)manager.Properties[property].GetValue(manager);

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
        if (Manager is not { } manager)
        {
            Widgets.Refuse(this, "Choose a connection manager first.");
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        try
        {
            using var picker = new ObjectPicker(
                connection, [.. _choices.Select(choice => choice.Kind)], Or(_workspace.Text, manager, "Workspace"), Or(_model.Text, manager, "Model"));
            if (picker.ShowDialog(this) != DialogResult.OK || picker.Chosen is not { IsChoice: true, Parent: { } group } chosen)
                return;
            _kind.SelectedItem = _choices.First(choice => choice.Kind == group.Kind).Caption;
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
        Take();
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
