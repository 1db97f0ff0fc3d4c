using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Which column of the data flow goes to which of the import.</summary>
internal sealed class MappingPage : EditorPage
{
    private const string None = "<ignore>";

    private readonly DataGridView _table = Widgets.Table();
    private readonly DataGridViewComboBoxColumn _input = new() { HeaderText = "Column of the data flow", FlatStyle = FlatStyle.Flat };
    private readonly Label _status = new() { AutoSize = true, Anchor = AnchorStyles.Left, Margin = new Padding(12, 3, 3, 3) };
    private readonly IDTSComponentMetaData100 _component;
    private readonly CManagedComponentWrapper _wrapper;
    private MappingModel? _model;

    public MappingPage(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper)
        : base("Mappings", "Choose for each column of Anaplan the column of the data flow that goes there.")
    {
        (_component, _wrapper) = (component, wrapper);
        _table.Columns.Add(_input);
        _table.Columns.AddRange(Widgets.Column("Column of Anaplan"), Widgets.Column("Type", weight: 55), Widgets.Column("Needed", weight: 30));
        var below = Widgets.Bar(DockStyle.Bottom);
        below.Controls.AddRange([Widgets.Button("Suggest", Suggest), Widgets.Button("Clear", Clear), _status]);
        Controls.AddRange([_table, below]);
    }

    public override void ShowCurrent()
    {
        _model = new MappingModel(_component, _wrapper);
        // As with other destinations: what is called alike is mapped when the page is opened for the first time.
        if (_model.Rows.All(row => row.Input.Length == 0))
            _model.Suggest();
        Show(_model);
    }

    public override IReadOnlyList<string> Problems() => _model?.Problems() ?? [];

    public override void Apply()
    {
        if (_model is null)
            return;
        Take(_model);
        if (_model.Rows.GroupBy(row => row.Input).Any(group => group.Key.Length > 0 && group.Count() > 1))
            throw new InvalidOperationException(string.Join(Environment.NewLine, _model.Problems()));
        _model.Apply();
    }

    private void Show(MappingModel model)
    {
        _table.Rows.Clear();
        _input.Items.Clear();
        _input.Items.AddRange([None, .. model.Available]);
        foreach (var row in model.Rows)
            _table.Rows.Add(row.Input.Length == 0 ? None : row.Input, row.Anaplan, row.Type, row.IsOptional ? string.Empty : "yes");
        _table.CurrentCell = null;
        _status.Text = $"{model.Rows.Count(row => row.Input.Length > 0)} of {model.Rows.Count} columns of Anaplan are mapped.";
    }

    private void Take(MappingModel model)
    {
        _table.EndEdit();
        for (var i = 0; i < model.Rows.Count; i++)
            model.Rows[i].Input = _table.Rows[i].Cells[0].Value is string name && name != None ? name : string.Empty;
    }

    private void Suggest()
    {
        if (_model is null)
            return;
        Take(_model);
        var count = _model.Suggest();
        Show(_model);
        _status.Text = count == 0 ? "Nothing more is called alike." : $"{count} columns were mapped by their names.";
    }

    private void Clear()
    {
        if (_model is null)
            return;
        foreach (var row in _model.Rows)
            row.Input = string.Empty;
        Show(_model);
    }
}
