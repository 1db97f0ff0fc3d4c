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

    /// <summary>A line of buttons and texts beside a table.</summary>
    public static FlowLayoutPanel Bar(DockStyle dock) => new() { Dock = dock, AutoSize = true, WrapContents = false, Padding = new Padding(0, 6, 0, 6) };

    /// <summary>Stands above settings that belong together.</summary>
    public static Label Heading(string text) => new() { Text = text, AutoSize = true, Font = new Font(SystemFonts.MessageBoxFont, FontStyle.Bold), Margin = new Padding(3, 10, 3, 4) };

    public static Label Note(string text) => new() { Text = text, AutoSize = true, ForeColor = Color.FromArgb(96, 96, 96), MaximumSize = new Size(520, 0), Margin = new Padding(3, 3, 3, 8) };

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

    /// <summary>A choice that may also be something else.</summary>
    public static ComboBox Suggestions(IEnumerable<string> items, string text)
    {
        var choice = new ComboBox { DropDownStyle = ComboBoxStyle.DropDown, Anchor = AnchorStyles.Left | AnchorStyles.Right };
        choice.Items.AddRange([.. items]);
        choice.Text = text;
        return choice;
    }

    public static DataGridView Table() => new()
    {
        Font = SystemFonts.MessageBoxFont, RowTemplate = { Height = SystemFonts.MessageBoxFont.Height + 6 }, ColumnHeadersHeight = SystemFonts.MessageBoxFont.Height + 10,
        ColumnHeadersHeightSizeMode = DataGridViewColumnHeadersHeightSizeMode.DisableResizing, DefaultCellStyle = new DataGridViewCellStyle
        {
            Font = SystemFonts.MessageBoxFont, ForeColor = SystemColors.WindowText, BackColor = SystemColors.Window,
            SelectionForeColor = SystemColors.HighlightText, SelectionBackColor = SystemColors.Highlight,
        },
        Dock = DockStyle.Fill, AllowUserToAddRows = false, AllowUserToDeleteRows = false, AllowUserToResizeRows = false, RowHeadersVisible = false, EnableHeadersVisualStyles = false,
        GridColor = Color.FromArgb(214, 214, 214), BorderStyle = BorderStyle.FixedSingle, ColumnHeadersBorderStyle = DataGridViewHeaderBorderStyle.Single,
        ColumnHeadersDefaultCellStyle = new DataGridViewCellStyle { BackColor = SystemColors.Control, ForeColor = SystemColors.ControlText, Font = new Font(SystemFonts.MessageBoxFont, FontStyle.Bold) }, AutoSizeColumnsMode = DataGridViewAutoSizeColumnsMode.Fill,
        BackgroundColor = SystemColors.Window,
    };

    public static DataGridViewTextBoxColumn Column(string title, bool isReadOnly = true, int weight = 100)
        => new()
        {
            HeaderText = title, ReadOnly = isReadOnly, FillWeight = weight, SortMode = DataGridViewColumnSortMode.NotSortable,
            DefaultCellStyle = new DataGridViewCellStyle { ForeColor = isReadOnly ? Color.FromArgb(64, 64, 64) : SystemColors.WindowText },
        };

    /// <summary>Lets somebody choose a file for a box.</summary>
    public static void ChooseFile(IWin32Window owner, TextBox box, string filter)
    {
        using var dialog = new OpenFileDialog { Filter = filter, FileName = box.Text, CheckFileExists = false };
        if (dialog.ShowDialog(owner) == DialogResult.OK)
            box.Text = dialog.FileName;
    }

    /// <summary>Lets somebody choose a folder for a box.</summary>
    public static void ChooseFolder(IWin32Window owner, TextBox box)
    {
        using var dialog = new FolderBrowserDialog { SelectedPath = box.Text };
        if (dialog.ShowDialog(owner) == DialogResult.OK)
            box.Text = dialog.SelectedPath;
    }

    public static void Refuse(IWin32Window owner, string text) => MessageBox.Show(owner, text, "Anaplan", MessageBoxButtons.OK, MessageBoxIcon.Warning);
}
