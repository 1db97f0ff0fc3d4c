using System.ComponentModel;
using System.Globalization;
using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What a task does, on what, and where its results go.</summary>
internal sealed class TaskPage : EditorPage
{
    private static readonly Dictionary<AnaplanOperation, ObjectKind> Kinds = new()
    {
        [AnaplanOperation.RunImport] = ObjectKind.Imports, [AnaplanOperation.RunExport] = ObjectKind.Exports, [AnaplanOperation.RunAction] = ObjectKind.Actions,
        [AnaplanOperation.RunProcess] = ObjectKind.Processes, [AnaplanOperation.UploadFile] = ObjectKind.Files, [AnaplanOperation.DownloadFile] = ObjectKind.Files,
    };

    private readonly TaskHost _task;
    private readonly DesignerConnections _connections;
    private readonly Dictionary<string, Control> _controls = [];

    public TaskPage(TaskHost task, DesignerConnections connections)
        : base("General", "Choose what the task does in Anaplan.")
    {
        (_task, _connections) = (task, connections);
        var grid = Widgets.Grid(2);
        foreach (var property in Properties())
        {
            var control = _controls[property.Name] = Create(property);
            grid.Controls.AddRange([Widgets.Label(property.Name), control]);
            if (property.Name == nameof(AnaplanTask.ObjectName))
                grid.Controls.AddRange([new Label(), Widgets.Button("Browse…", Browse)]);
        }

        Controls.Add(grid);
    }

    public override IReadOnlyList<string> Problems() => ((AnaplanTask)_task.InnerObject).Settings().Problems();

    public override void Apply()
    {
        foreach (var property in Properties())
        {
            var value = Value(property, _controls[property.Name]);
            if (!Equals(_task.Properties[property.Name].GetValue(_task), value))
                _task.Properties[property.Name].SetValue(_task, value);
        }
    }

    private static IEnumerable<PropertyDescriptor> Properties() => TypeDescriptor.GetProperties(typeof(AnaplanTask)).Cast<PropertyDescriptor>()
        .Where(property => property.ComponentType == typeof(AnaplanTask) && !property.IsReadOnly);

    private Control Create(PropertyDescriptor property)
    {
        var value = _task.Properties[property.Name].GetValue(_task);
        if (property.Name == nameof(AnaplanTask.Connection))
            return Widgets.Choice(_connections.All.Select(one => one.Name), (string)value);
        if (property.PropertyType.IsEnum)
            return Widgets.Choice(Enum.GetNames(property.PropertyType), value.ToString()!);
        return value is bool flag ? new CheckBox { Checked = flag } : Widgets.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
    }

    private static object Value(PropertyDescriptor property, Control control) => control switch
    {
        CheckBox box => box.Checked,
        ComboBox choice when property.PropertyType.IsEnum => Enum.Parse(property.PropertyType, (string)choice.SelectedItem!),
        ComboBox choice => choice.SelectedItem as string ?? string.Empty,
        _ when property.PropertyType == typeof(int) => int.TryParse(control.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{property.Name} is '{control.Text}', which is no number."),
        _ => control.Text.Trim(),
    };

    private void Browse()
    {
        var operation = (AnaplanOperation)Enum.Parse(typeof(AnaplanOperation), (string)((ComboBox)_controls[nameof(AnaplanTask.Operation)]).SelectedItem!);
        var name = ((ComboBox)_controls[nameof(AnaplanTask.Connection)]).SelectedItem as string;
        if (_connections.All.FirstOrDefault(one => one.Name == name) is not { } manager || !Kinds.TryGetValue(operation, out var kind))
        {
            Widgets.Refuse(this, name is null ? "Choose a connection manager first." : $"{operation} works on the model and needs no object.");
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        try
        {
            using var picker = new ObjectPicker(connection, [kind]);
            if (picker.ShowDialog(this) != DialogResult.OK || picker.Chosen is not { IsChoice: true } chosen)
                return;
            _controls[nameof(AnaplanTask.ObjectName)].Text = chosen.Key;
            _controls[nameof(AnaplanTask.Model)].Text = chosen.Above(ObjectKind.Model)!.Name;
            _controls[nameof(AnaplanTask.Workspace)].Text = chosen.Above(ObjectKind.Workspace)!.Name;
        }
        finally
        {
            manager.ReleaseConnection(connection);
        }
    }
}
