using System.Drawing;
using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>What happens to rows with a bad value.</summary>
internal sealed class ErrorOutputPage : EditorPage
{
    private readonly DataGridView _table = Widgets.Table();
    private readonly ComboBox _all = Widgets.Choice(ErrorOutputModel.Choices.Select(one => one.Value), "Redirect row");
    private readonly IDTSComponentMetaData100 _component;
    private ErrorOutputModel? _model;

    public ErrorOutputPage(IDTSComponentMetaData100 component)
        : base("Error Output", "Choose what happens to rows with values that cannot be carried.")
    {
        _component = component;
        _table.Columns.AddRange(
            Widgets.Column(component.InputCollection.Count > 0 ? "Input" : "Column", weight: 85), Widgets.Column("Error", isReadOnly: false), Widgets.Column("Truncation", isReadOnly: false),
            Widgets.Column("What can go wrong", weight: 145));
        var below = Widgets.Bar(DockStyle.Bottom);
        below.Controls.AddRange([Widgets.Label("Set this value to selected cells:"), _all, Widgets.Button("Apply", SetSelected)]);
        Controls.AddRange([_table, below]);
    }

    public override void ShowCurrent()
    {
        _model = new ErrorOutputModel(_component);
        _table.Rows.Clear();
        foreach (var row in _model.Rows)
        {
            var line = new DataGridViewRow { Height = _table.RowTemplate.Height };
            DataGridViewCell truncation = row.HasTruncation ? ChoiceCell(row.Truncation) : new DataGridViewTextBoxCell { Value = "does not apply", Style = { ForeColor = SystemColors.GrayText } };
            line.Cells.AddRange(new DataGridViewTextBoxCell { Value = row.Name }, ChoiceCell(row.Error), truncation, new DataGridViewTextBoxCell { Value = row.Description });
            _table.Rows.Add(line);
            truncation.ReadOnly = !row.HasTruncation;
        }

        _table.CurrentCell = null;
    }

    public override void Apply()
    {
        if (_model is null)
            return;
        _table.EndEdit();
        for (var i = 0; i < _model.Rows.Count; i++)
        {
            _model.Rows[i].Error = ValueOf(_table.Rows[i].Cells[1].Value);
            _model.Rows[i].Truncation = ValueOf(_table.Rows[i].Cells[2].Value);
        }

        _model.Apply();
    }

    private static DataGridViewComboBoxCell ChoiceCell(DTSRowDisposition disposition)
    {
        var cell = new DataGridViewComboBoxCell { FlatStyle = FlatStyle.Flat };
        cell.Items.AddRange([.. ErrorOutputModel.Choices.Select(one => one.Value)]);
        cell.Value = TextOf(disposition);
        return cell;
    }

    private static string TextOf(DTSRowDisposition disposition) => ErrorOutputModel.Choices.FirstOrDefault(one => one.Key == disposition).Value ?? ErrorOutputModel.Choices[0].Value;

    private static DTSRowDisposition ValueOf(object? text) => ErrorOutputModel.Choices.FirstOrDefault(one => one.Value == text as string).Key;

    private void SetSelected()
    {
        foreach (var cell in _table.SelectedCells.Cast<DataGridViewCell>().Where(cell => cell is DataGridViewComboBoxCell))
            cell.Value = _all.SelectedItem;
    }
}
