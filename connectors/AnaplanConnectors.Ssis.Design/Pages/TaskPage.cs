using System.ComponentModel;
using System.Globalization;
using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What a task does, on what, and where its results go. Shows what matters for the operation.</summary>
internal sealed class TaskPage : EditorPage
{
    private static readonly Dictionary<AnaplanOperation, ObjectKind> Kinds = new()
    {
        [AnaplanOperation.RunImport] = ObjectKind.Imports, [AnaplanOperation.RunExport] = ObjectKind.Exports, [AnaplanOperation.RunAction] = ObjectKind.Actions,
        [AnaplanOperation.RunProcess] = ObjectKind.Processes, [AnaplanOperation.UploadFile] = ObjectKind.Files, [AnaplanOperation.DownloadFile] = ObjectKind.Files,
    };

    private static readonly AnaplanOperation[] Operations = [.. Enum.GetValues(typeof(AnaplanOperation)).Cast<AnaplanOperation>()];

    private readonly TaskHost _task;
    private readonly DesignerConnections _connections;
    private readonly Dictionary<string, Control> _controls = [];
    private readonly Dictionary<string, Control[]> _lines = [];
    private readonly Dictionary<Control, string[]> _headings = [];

    public TaskPage(TaskHost task, DesignerConnections connections)
        : base("General", "Choose what the task does in Anaplan, and where its results go.")
    {
        (_task, _connections) = (task, connections);
        var grid = Widgets.Grid(3);
        foreach (var category in Properties().GroupBy(property => property.Category))
        {
            var heading = Widgets.Heading(category.Key);
            _headings[heading] = [.. category.Select(property => property.Name)];
            grid.Controls.Add(heading);
            grid.SetColumnSpan(heading, 3);
            foreach (var property in category)
            {
                var control = _controls[property.Name] = Create(property);
                _lines[property.Name] = [Widgets.Label($"{Caption(property.Name)}:"), control, Browser(property.Name)];
                grid.Controls.AddRange(_lines[property.Name]);
            }
        }

        Controls.Add(grid);
        ((ComboBox)_controls[nameof(AnaplanTask.Operation)]).SelectedIndexChanged += (_, _) => ShowWhatMatters();
        ShowWhatMatters();
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

    private AnaplanOperation Operation => Operations[((ComboBox)_controls[nameof(AnaplanTask.Operation)]).SelectedIndex];

    private static IEnumerable<PropertyDescriptor> Properties() => typeof(AnaplanTask).GetProperties().Where(property => property.DeclaringType == typeof(AnaplanTask) && property.CanWrite)
        .Select(property => TypeDescriptor.GetProperties(typeof(AnaplanTask))[property.Name]);

    private static string Caption(string property) => property == nameof(AnaplanTask.ObjectName) ? "Name or id" : Captions.Of(property);

    private void ShowWhatMatters()
    {
        foreach (var heading in _headings)
            heading.Key.Visible = heading.Value.Any(property => TaskRelevance.Matters(property, Operation));
        foreach (var line in _lines)
        {
            foreach (var control in line.Value)
                control.Visible = TaskRelevance.Matters(line.Key, Operation);
        }
    }

    private Control Create(PropertyDescriptor property)
    {
        var value = _task.Properties[property.Name].GetValue(_task);
        if (property.Name == nameof(AnaplanTask.Connection))
            return Widgets.Choice(_connections.All.Select(one => one.Name), (string)value);
        if (property.Name == nameof(AnaplanTask.Operation))
            return Widgets.Choice(Operations.Select(operation => Captions.Of(operation.ToString())), Captions.Of(value.ToString()!));
        if (property.Name.EndsWith("Variable", StringComparison.Ordinal))
            return Widgets.Suggestions(VariableNames(), (string)value);
        return value is bool flag ? new CheckBox { Checked = flag } : Widgets.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
    }

    private IEnumerable<string> VariableNames()
    {
        if (_task.Variables is not { } variables)
            yield break;
        foreach (var variable in variables)
        {
            if (!variable.SystemVariable && !variable.ReadOnly)
                yield return variable.QualifiedName;
        }
    }

    private Control Browser(string property) => property switch
    {
        nameof(AnaplanTask.ObjectName) => Widgets.Button("Browse…", Browse),
        nameof(AnaplanTask.FilePath) => Widgets.Button("Browse…", () => Widgets.ChooseFile(this, (TextBox)_controls[property], "All files|*.*")),
        _ => new Label { Width = 0, Height = 0 },
    };

    private static object Value(PropertyDescriptor property, Control control) => control switch
    {
        CheckBox box => box.Checked,
        ComboBox choice when property.PropertyType.IsEnum => Operations[choice.SelectedIndex],
        ComboBox choice => choice.Text.Trim(),
        _ when property.PropertyType == typeof(int) => int.TryParse(control.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{property.Name} is '{control.Text}', which is no number."),
        _ => control.Text.Trim(),
    };

    private void Browse()
    {
        var name = ((ComboBox)_controls[nameof(AnaplanTask.Connection)]).SelectedItem as string;
        if (_connections.All.FirstOrDefault(one => one.Name == name) is not { } manager || !Kinds.TryGetValue(Operation, out var kind))
        {
            Widgets.Refuse(this, name is null ? "Choose a connection manager first." : $"{Captions.Of(Operation.ToString())} works on the model and needs no object.");
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        try
        {
            using var picker = new ObjectPicker(connection, [kind], Chosen(nameof(AnaplanTask.Workspace), manager), Chosen(nameof(AnaplanTask.Model), manager));
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

    private string Chosen(string property, ConnectionManager manager)
        => _controls[property].Text.Trim() is { Length: > 0 } text ? text : (string)manager.Properties[property].GetValue(manager);
}
