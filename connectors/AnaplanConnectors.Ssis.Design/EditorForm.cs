using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>The frame of an editor: what the page is for above, pages on the left, OK, Cancel and Help below.</summary>
internal sealed class EditorForm : Form
{
    private readonly ListBox _list = new()
    {
        Dock = DockStyle.Fill, IntegralHeight = false, DrawMode = DrawMode.OwnerDrawFixed, ItemHeight = 26, BorderStyle = BorderStyle.FixedSingle, Margin = new Padding(9, 9, 3, 3),
    };

    private readonly Panel _room = new() { Dock = DockStyle.Fill, Margin = new Padding(3, 9, 9, 3) };
    private readonly Label _title = new() { AutoSize = true, Margin = new Padding(12, 10, 12, 0) };
    private readonly Label _purpose = new() { AutoSize = true, Margin = new Padding(12, 2, 12, 10) };
    private readonly Label _warning = new() { Dock = DockStyle.Fill, AutoSize = false, Height = 38, ForeColor = Color.DarkRed, TextAlign = ContentAlignment.MiddleLeft, Margin = new Padding(12, 3, 12, 3) };
    private readonly IReadOnlyList<EditorPage> _pages;
    private readonly string _chapter;
    private EditorPage? _current;

    /// <param name="title">Of the window.</param>
    /// <param name="chapter">Of the documentation, for the Help button.</param>
    /// <param name="pages">In the order of the list.</param>
    public EditorForm(string title, string chapter, IReadOnlyList<EditorPage> pages)
    {
        (_pages, _chapter) = (pages, chapter);
        Text = title;
        Font = SystemFonts.MessageBoxFont;
        AutoScaleMode = AutoScaleMode.Font;
        ClientSize = new Size(860, 560);
        MinimumSize = new Size(680, 440);
        StartPosition = FormStartPosition.CenterParent;
        ShowInTaskbar = false;
        MinimizeBox = false;

        var frame = new TableLayoutPanel { Dock = DockStyle.Fill, ColumnCount = 2, RowCount = 4 };
        frame.ColumnStyles.Add(new ColumnStyle(SizeType.Absolute, 196));
        frame.ColumnStyles.Add(new ColumnStyle(SizeType.Percent, 100));
        frame.RowStyles.Add(new RowStyle(SizeType.AutoSize));
        frame.RowStyles.Add(new RowStyle(SizeType.Percent, 100));
        frame.RowStyles.Add(new RowStyle(SizeType.Absolute, 40));
        frame.RowStyles.Add(new RowStyle(SizeType.AutoSize));
        Span(frame, Header(), 0);
        frame.Controls.Add(_list, 0, 1);
        frame.Controls.Add(_room, 1, 1);
        Span(frame, _warning, 2);
        Span(frame, Buttons(), 3);
        Controls.Add(frame);
        foreach (var page in pages)
            _list.Items.Add(page.Title);
        _list.DrawItem += DrawPage;
        _list.SelectedIndexChanged += (_, _) => Turn(_list.SelectedIndex);
        Load += (_, _) => _list.SelectedIndex = pages.Count > 0 ? 0 : -1;
    }

    /// <summary>Whether a page waits for Anaplan.</summary>
    public bool IsBusy => _current?.IsBusy == true;

    /// <summary>The page that is shown.</summary>
    public T Page<T>()
        where T : EditorPage => PageOrNull<T>() ?? throw new InvalidOperationException("Another page is shown.");

    /// <summary>The page that is shown, if it is of the kind.</summary>
    public T? PageOrNull<T>()
        where T : EditorPage => _current as T;

    /// <summary>Shows the documentation beside the editor.</summary>
    public HelpForm ShowHelp()
    {
        var help = new HelpForm(_chapter);
        help.Show(this);
        return help;
    }

    /// <summary>Turns to a page, unless the one before cannot be left as it is.</summary>
    public void Turn(int index)
    {
        if (index < 0 || _pages[index] == _current)
            return;
        if (_current is not null && !TryApply(_current))
        {
            _list.SelectedIndex = Array.IndexOf([.. _pages], _current);
            return;
        }

        _current = _pages[index];
        (_title.Text, _purpose.Text) = (_current.Title, _current.Purpose);
        _room.Controls.Clear();
        _room.Controls.Add(_current);
        _list.SelectedIndex = index;
        _current.ShowCurrent();
        Warn();
    }

    /// <summary>Says what of the current page would stop the package.</summary>
    public void Warn()
    {
        var problems = _current?.Problems() ?? [];
        _warning.Text = problems.Count == 0 ? string.Empty : $"! {string.Join("  ", problems.Take(2))}{(problems.Count > 2 ? $"  And {problems.Count - 2} more." : string.Empty)}";
    }

    private static void Span(TableLayoutPanel frame, Control control, int row)
    {
        frame.Controls.Add(control, 0, row);
        frame.SetColumnSpan(control, 2);
    }

    private FlowLayoutPanel Header()
    {
        _title.Font = new Font(Font.FontFamily, Font.Size * 1.25f, FontStyle.Bold);
        var header = new FlowLayoutPanel { Dock = DockStyle.Fill, AutoSize = true, FlowDirection = FlowDirection.TopDown, WrapContents = false, BackColor = SystemColors.Window, Margin = Padding.Empty };
        header.Controls.AddRange([_title, _purpose]);
        header.Paint += (_, e) => e.Graphics.DrawLine(SystemPens.ControlDark, 0, header.Height - 1, header.Width, header.Height - 1);
        return header;
    }

    private FlowLayoutPanel Buttons()
    {
        var ok = Widgets.Button("OK", Accept);
        var cancel = new Button { Text = "Cancel", AutoSize = true, DialogResult = DialogResult.Cancel };
        var help = Widgets.Button("Help", () => ShowHelp());
        CancelButton = cancel;
        AcceptButton = ok;
        var buttons = new FlowLayoutPanel { Dock = DockStyle.Fill, FlowDirection = FlowDirection.RightToLeft, AutoSize = true, Padding = new Padding(6) };
        buttons.Controls.AddRange([help, cancel, ok]);
        buttons.Paint += (_, e) => e.Graphics.DrawLine(SystemPens.ControlDark, 0, 0, buttons.Width, 0);
        return buttons;
    }

    private void DrawPage(object? sender, DrawItemEventArgs e)
    {
        e.DrawBackground();
        if (e.Index < 0)
            return;
        var room = new Rectangle(e.Bounds.X + 8, e.Bounds.Y, e.Bounds.Width - 8, e.Bounds.Height);
        TextRenderer.DrawText(e.Graphics, _pages[e.Index].Title, Font, room, e.ForeColor, TextFormatFlags.VerticalCenter | TextFormatFlags.Left | TextFormatFlags.EndEllipsis);
    }

    private void Accept()
    {
        if (_current is not null && !TryApply(_current))
            return;
        DialogResult = DialogResult.OK;
        Close();
    }

    private bool TryApply(EditorPage page)
    {
        try
        {
            page.Apply();
            return true;
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException or System.Runtime.InteropServices.COMException)
        {
            Widgets.Refuse(this, problem.Message);
            return false;
        }
    }
}
