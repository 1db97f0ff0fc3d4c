using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>The frame of an editor: pages on the left, OK and Cancel below.</summary>
internal sealed class EditorForm : Form
{
    private readonly ListBox _list = new() { Dock = DockStyle.Left, Width = 150, IntegralHeight = false };
    private readonly Panel _room = new() { Dock = DockStyle.Fill };
    private readonly Label _warning = new() { Dock = DockStyle.Bottom, AutoSize = false, Height = 34, ForeColor = Color.DarkRed, Padding = new Padding(6, 2, 6, 2) };
    private readonly IReadOnlyList<EditorPage> _pages;
    private EditorPage? _current;

    public EditorForm(string title, IReadOnlyList<EditorPage> pages)
    {
        _pages = pages;
        Text = title;
        AutoScaleMode = AutoScaleMode.Font;
        ClientSize = new Size(820, 520);
        MinimumSize = new Size(640, 400);
        StartPosition = FormStartPosition.CenterParent;
        ShowInTaskbar = false;
        MinimizeBox = false;

        var ok = Widgets.Button("OK", Accept);
        var cancel = new Button { Text = "Cancel", AutoSize = true, DialogResult = DialogResult.Cancel };
        var buttons = new FlowLayoutPanel { Dock = DockStyle.Bottom, FlowDirection = FlowDirection.RightToLeft, AutoSize = true, Padding = new Padding(4) };
        buttons.Controls.AddRange([cancel, ok]);
        Controls.AddRange([_room, _list, _warning, buttons]);
        CancelButton = cancel;
        foreach (var page in pages)
            _list.Items.Add(page.Title);
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
        _room.Controls.Clear();
        _room.Controls.Add(_current);
        _list.SelectedIndex = index;
        _current.ShowCurrent();
        Warn();
    }

    /// <summary>Says what of the current page would stop the package.</summary>
    public void Warn() => _warning.Text = string.Join("  ", (_current?.Problems() ?? []).Take(3));

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
