using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>First rows. An export runs for them, so only when somebody asks.</summary>
internal sealed class PreviewPage : EditorPage
{
    private readonly DataGridView _table = Widgets.Table();
    private readonly Label _status = new() { AutoSize = true, Anchor = AnchorStyles.Left, Margin = new Padding(12, 3, 3, 3) };
    private readonly Button _show;
    private readonly Button _stop;
    private readonly IDTSComponentMetaData100 _component;
    private readonly DesignerConnections _connections;
    private IDisposable? _reading;

    public PreviewPage(IDTSComponentMetaData100 component, DesignerConnections connections)
        : base("Preview", "Look at the first rows. An export runs for that; views and lists are only read.")
    {
        (_component, _connections) = (component, connections);
        _table.ReadOnly = true;
        _show = Widgets.Button($"Show {SourcePreview.MaxRows} rows", Read);
        _stop = Widgets.Button("Stop", () => _reading?.Dispose());
        _stop.Enabled = false;
        var above = Widgets.Bar(DockStyle.Top);
        above.Controls.AddRange([_show, _stop, _status]);
        Controls.AddRange([_table, above]);
    }

    public override bool IsBusy => !_show.Enabled;

    public override void Apply() => _reading?.Dispose();

    /// <summary>Reads the first rows and shows them.</summary>
    public void Read()
    {
        if (_connections.Of(_component) is not { } manager)
        {
            _status.Text = "Choose a connection manager first.";
            return;
        }

        SourcePreview preview;
        try
        {
            preview = new SourcePreview(_component);
        }
        catch (InvalidOperationException problem)
        {
            _status.Text = problem.Message;
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        _status.Text = $"Reading {preview.What}…";
        (_show.Enabled, _stop.Enabled) = (false, true);
        _reading = Background.Run(
            this, token => preview.Read(connection, token),
            table =>
            {
                _table.DataSource = table;
                _table.CurrentCell = null;
                End(table.Rows.Count == SourcePreview.MaxRows ? $"The first {SourcePreview.MaxRows} rows." : $"All {table.Rows.Count} rows.");
            },
            End);

        void End(string text)
        {
            _status.Text = text;
            (_show.Enabled, _stop.Enabled) = (true, false);
            manager.ReleaseConnection(connection);
        }
    }
}
