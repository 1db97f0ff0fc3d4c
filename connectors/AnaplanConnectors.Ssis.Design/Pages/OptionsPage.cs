using System.Globalization;
using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Every setting that matters for what was chosen, and that no other page shows.</summary>
internal sealed class OptionsPage : EditorPage
{
    private readonly DataGridView _table = Widgets.Table();
    private readonly IDTSComponentMetaData100 _component;
    private readonly CManagedComponentWrapper _wrapper;
    private readonly string[] _shownElsewhere;
    private readonly Label _meaning = new() { Dock = DockStyle.Bottom, AutoSize = false, Height = 58, BorderStyle = BorderStyle.FixedSingle, Padding = new Padding(6) };
    private OptionsModel? _model;

    public OptionsPage(IDTSComponentMetaData100 component, CManagedComponentWrapper wrapper, params string[] shownElsewhere)
        : base("Options", "Settings that seldom need a change. Each of them takes expressions.")
    {
        (_component, _wrapper, _shownElsewhere) = (component, wrapper, shownElsewhere);
        _table.Columns.AddRange(Widgets.Column("Option", weight: 90), Widgets.Column("Value", isReadOnly: false));
        _table.SelectionChanged += (_, _) => Explain();
        _table.CellClick += (_, _) => Explain();
        Controls.AddRange([_table, _meaning]);
    }

    public override void ShowCurrent()
    {
        _model = new OptionsModel(_component, _wrapper, _shownElsewhere);
        _table.Rows.Clear();
        foreach (var row in _model.Rows)
        {
            var line = new DataGridViewRow { Height = _table.RowTemplate.Height };
            DataGridViewCell value = new DataGridViewTextBoxCell();
            if (row.Choices.Count > 0)
            {
                var choice = new DataGridViewComboBoxCell { FlatStyle = FlatStyle.Flat };
                choice.Items.AddRange([.. row.Choices]);
                value = choice;
            }

            value.Value = row.Value;
            line.Cells.AddRange(new DataGridViewTextBoxCell { Value = Captions.Of(row.Name), ToolTipText = row.Description }, value);
            _table.Rows.Add(line);
        }

        Explain();
    }

    public override void Apply()
    {
        if (_model is null)
            return;
        _table.EndEdit();
        for (var i = 0; i < _model.Rows.Count; i++)
            _model.Rows[i].Value = Convert.ToString(_table.Rows[i].Cells[1].Value, CultureInfo.InvariantCulture)!.Trim();
        if (_model.Problems() is { Count: > 0 } problems)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        _model.Apply();
    }

    /// <summary>Says below the table what the chosen setting means.</summary>
    private void Explain()
    {
        if (_model is { } model && _table.CurrentRow is { Index: var index } && index < model.Rows.Count)
            _meaning.Text = $"{model.Rows[index].Name}: {model.Rows[index].Description}";
    }
}
