using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>The few shapes that all pages are made of. Sizes follow the font, so that they fit every resolution.</summary>
internal static class Widgets
{
    public static TableLayoutPanel Grid(int columns)
    {
        var grid = new TableLayoutPanel { Dock = DockStyle.Fill, ColumnCount = columns, AutoScroll = true };
        for (var i = 0; i < columns; i++)
            grid.ColumnStyles.Add(i == 1 ? new ColumnStyle(SizeType.Percent, 100) : new ColumnStyle(SizeType.AutoSize));
        return grid;
    }

    public static Label Label(string text) => new() { Text = text, AutoSize = true, Anchor = AnchorStyles.Left, Margin = new Padding(3, 6, 6, 3) };

    public static Label Note(string text) => new() { Text = text, AutoSize = true, ForeColor = SystemColors.GrayText, MaximumSize = new Size(560, 0), Margin = new Padding(3, 3, 3, 8) };

    public static TextBox Text(string value, bool isSecret = false)
        => new() { Text = value, Anchor = AnchorStyles.Left | AnchorStyles.Right, UseSystemPasswordChar = isSecret };

    public static Button Button(string text, Action click)
    {
        var button = new Button { Text = text, AutoSize = true, Anchor = AnchorStyles.Left };
        button.Click += (_, _) => click();
        return button;
    }

    public static ComboBox Choice(IEnumerable<string> items, string selected)
    {
        var choice = new ComboBox { DropDownStyle = ComboBoxStyle.DropDownList, Anchor = AnchorStyles.Left | AnchorStyles.Right };
        choice.Items.AddRange([.. items]);
        choice.SelectedItem = selected;
        return choice;
    }

    public static DataGridView Table() => new()
    {
        Dock = DockStyle.Fill, AllowUserToAddRows = false, AllowUserToDeleteRows = false, RowHeadersVisible = false, AutoSizeColumnsMode = DataGridViewAutoSizeColumnsMode.Fill,
        BackgroundColor = SystemColors.Window,
    };

    public static DataGridViewTextBoxColumn Column(string title, bool isReadOnly = true, int weight = 100)
        => new() { HeaderText = title, ReadOnly = isReadOnly, FillWeight = weight };

    public static void Refuse(IWin32Window owner, string text) => MessageBox.Show(owner, text, "Anaplan", MessageBoxButtons.OK, MessageBoxIcon.Warning);
}
