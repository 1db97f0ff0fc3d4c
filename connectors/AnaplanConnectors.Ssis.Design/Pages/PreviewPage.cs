using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>The first rows of the export. It runs for that, so only when somebody asks.</summary>
internal sealed class PreviewPage : EditorPage
{
    private readonly DataGridView _table = Widgets.Table();
    private readonly Label _status = new() { Dock = DockStyle.Bottom, AutoSize = false, Height = 34 };
    private readonly Button _show;
    private readonly Button _stop;
    private readonly IDTSComponentMetaData100 _component;
    private readonly DesignerConnections _connections;
    private IDisposable? _reading;

    public PreviewPage(IDTSComponentMetaData100 component, DesignerConnections connections)
        : base("Preview")
    {
        (_component, _connections) = (component, connections);
        _table.ReadOnly = true;
        _show = Widgets.Button($"Run the export and show {SourcePreview.MaxRows} rows", Read);
        _stop = Widgets.Button("Stop", () => _reading?.Dispose());
        _stop.Enabled = false;
        var buttons = new FlowLayoutPanel { Dock = DockStyle.Top, AutoSize = true };
        buttons.Controls.AddRange([_show, _stop]);
        Controls.AddRange([_table, _status, buttons]);
    }

    public override bool IsBusy => !_show.Enabled;

    public override void Apply() => _reading?.Dispose();

    /// <summary>Runs the export and shows its first rows.</summary>
    public void Read()
    {
        if (_connections.Of(_component) is not { } manager)
        {
            _status.Text = "Choose a connection manager first.";
            return;
        }

        var connection = (AnaplanConnection)manager.AcquireConnection(null);
        var (workspace, model, export) = (Setting(SourceProperties.Workspace), Setting(SourceProperties.Model), Setting(SourceProperties.Export));
        _status.Text = "The export runs…";
        (_show.Enabled, _stop.Enabled) = (false, true);
        _reading = Background.Run(
            this, token => SourcePreview.Read(connection, workspace, model, export, token),
            table =>
            {
                _table.DataSource = table;
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

    private string Setting(string name) => ComponentProperties.Text(_component, name);
}
