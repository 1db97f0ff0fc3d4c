using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>A chapter of the documentation, to be read beside an editor.</summary>
internal sealed class HelpForm : Form
{
    private readonly TextBox _text;

    public HelpForm(string chapter)
    {
        Text = $"Anaplan - {chapter}";
        Font = SystemFonts.MessageBoxFont;
        AutoScaleMode = AutoScaleMode.Font;
        ClientSize = new Size(640, 520);
        StartPosition = FormStartPosition.CenterParent;
        ShowInTaskbar = false;
        MinimizeBox = false;
        KeyPreview = true;
        _text = new TextBox
        {
            Dock = DockStyle.Fill, Multiline = true, ReadOnly = true, WordWrap = true, ScrollBars = ScrollBars.Vertical, BorderStyle = BorderStyle.None,
            BackColor = SystemColors.Window, ForeColor = SystemColors.WindowText, Text = HelpText.Of(chapter),
        };
        Padding = new Padding(12);
        BackColor = SystemColors.Window;
        Controls.Add(_text);
        Shown += (_, _) => _text.Select(0, 0);
        KeyDown += (_, e) =>
        {
            if (e.KeyCode == Keys.Escape)
                Close();
        };
    }
}
