using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Which columns of the export go into the data flow, and under which names.</summary>
internal sealed class SourceColumnsPage : EditorPage
{
    private readonly DataGridView _table = Widgets.Table();
    private readonly IDTSComponentMetaData100 _component;
    private readonly CManagedComponentWrapper _wrapper;
    private SourceColumnsModel? _model;

    public SourceColumnsPage(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper)
        : base("Columns", "Choose the columns that go into the data flow, and their names there.")
    {
        (_component, _wrapper) = (component, wrapper);
        _table.Columns.Add(new DataGridViewCheckBoxColumn { HeaderText = "Use", FillWeight = 25 });
        _table.Columns.AddRange(Widgets.Column("Column of Anaplan"), Widgets.Column("Type", weight: 70), Widgets.Column("Name in the data flow", isReadOnly: false));
        Controls.Add(_table);
    }

    public override void ShowCurrent()
    {
        _model = new SourceColumnsModel(_component, _wrapper);
        _table.Rows.Clear();
        foreach (var row in _model.Rows)
            _table.Rows.Add(row.IsIncluded, row.Anaplan, row.Type, row.Output);
        _table.CurrentCell = null;
    }

    public override IReadOnlyList<string> Problems() => _model?.Problems() ?? [];

    public override void Apply()
    {
        if (_model is null)
            return;
        _table.EndEdit();
        for (var i = 0; i < _model.Rows.Count; i++)
        {
            _model.Rows[i].IsIncluded = _table.Rows[i].Cells[0].Value is true;
            _model.Rows[i].Output = Convert.ToString(_table.Rows[i].Cells[3].Value, System.Globalization.CultureInfo.InvariantCulture)!.Trim();
        }

        if (_model.Rows.Count > 0 && _model.Problems() is { Count: > 0 } problems)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        _model.Apply();
    }
}
