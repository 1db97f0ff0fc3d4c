using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>
/// Chooses something in Anaplan from a tree of workspaces and models. Each level is read when it is opened; the way to the model that is worked
/// on opens by itself.
/// </summary>
internal sealed class ObjectPicker : Form
{
    private readonly ObjectTree _tree;
    private readonly bool _isForModels;
    private readonly string[] _way;
    private readonly ImageList _images = NodeImages.Create();
    private readonly TreeView _view = new() { Dock = DockStyle.Fill, HideSelection = false, ItemHeight = 20, ShowLines = false };
    private readonly Label _status = new() { Dock = DockStyle.Fill, AutoSize = false, Height = 34, TextAlign = ContentAlignment.MiddleLeft };
    private readonly Button _ok;

    /// <param name="connection">Where to look; not disposed here.</param>
    /// <param name="wanted">Kinds of objects that may be chosen; none when it is a model.</param>
    /// <param name="workspace">Id or name of the one to open; empty for none.</param>
    /// <param name="model">Id or name of the one to open; empty for none.</param>
    public ObjectPicker(AnaplanConnection connection, IReadOnlyList<ObjectKind> wanted, string workspace, string model)
    {
        _tree = new ObjectTree(connection, wanted);
        _isForModels = wanted.Count == 0;
        _way = [workspace, model];
        Text = "Choose from Anaplan";
        Font = SystemFonts.MessageBoxFont;
        AutoScaleMode = AutoScaleMode.Font;
        ClientSize = new Size(480, 500);
        MinimumSize = new Size(360, 320);
        StartPosition = FormStartPosition.CenterParent;
        ShowInTaskbar = false;
        MinimizeBox = false;
        _ok = new Button { Text = "OK", AutoSize = true, DialogResult = DialogResult.OK, Enabled = false };
        var cancel = new Button { Text = "Cancel", AutoSize = true, DialogResult = DialogResult.Cancel };
        var buttons = new FlowLayoutPanel { Dock = DockStyle.Fill, FlowDirection = FlowDirection.RightToLeft, AutoSize = true };
        buttons.Controls.AddRange([cancel, _ok]);
        var frame = new TableLayoutPanel { Dock = DockStyle.Fill, ColumnCount = 1, RowCount = 4, Padding = new Padding(9) };
        frame.RowStyles.Add(new RowStyle(SizeType.AutoSize));
        frame.RowStyles.Add(new RowStyle(SizeType.Percent, 100));
        frame.RowStyles.Add(new RowStyle(SizeType.AutoSize));
        frame.RowStyles.Add(new RowStyle(SizeType.AutoSize));
        frame.Controls.AddRange([Widgets.Label($"Choose {(_isForModels ? "a model" : $"one of the {Enumerate(wanted)}")}:"), _view, _status, buttons]);
        Controls.Add(frame);
        (AcceptButton, CancelButton) = (_ok, cancel);
        _view.ImageList = _images;
        _view.BeforeExpand += (_, e) => Fill(e.Node);
        _view.AfterSelect += (_, e) => Select(e.Node?.Tag as ObjectNode);
        _view.NodeMouseDoubleClick += (_, e) =>
        {
            if (e.Node?.Tag is ObjectNode node && IsChoice(node))
                DialogResult = DialogResult.OK;
        };
        Load += (_, _) => Read(null, _view.Nodes, null);
    }

    /// <summary>What was chosen; null before.</summary>
    public ObjectNode? Chosen => _view.SelectedNode?.Tag as ObjectNode;

    /// <summary>The tree, to be looked at.</summary>
    public TreeView View => _view;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _images.Dispose();
        base.Dispose(disposing);
    }

    private static string Enumerate(IReadOnlyList<ObjectKind> kinds)
    {
        var names = kinds.Select(kind => kind.ToString().ToLowerInvariant()).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
    }

    private bool IsChoice(ObjectNode node) => _isForModels ? node.Kind == ObjectKind.Model : node.IsChoice;

    private void Select(ObjectNode? node)
    {
        _ok.Enabled = node is not null && IsChoice(node);
        _status.Text = node is null || node.Id.Length == 0 ? string.Empty : $"{node.Name} ({node.Id})";
    }

    private void Fill(TreeNode? node)
    {
        if (node?.Tag is not ObjectNode parent || node.Nodes.Count != 1 || node.Nodes[0].Tag is not null)
            return;
        Read(parent, node.Nodes, node);
    }

    private void Read(ObjectNode? parent, TreeNodeCollection nodes, TreeNode? above)
    {
        _status.Text = "Reading…";
        Background.Run(
            this, token => _tree.Children(parent, token),
            children =>
            {
                _status.Text = children.Count == 0 ? "There is nothing here that this user sees." : string.Empty;
                nodes.Clear();
                foreach (var child in children)
                    nodes.Add(Node(child));
                GoOn(nodes, above?.Level + 1 ?? 0);
            },
            problem => _status.Text = problem);
    }

    /// <summary>Opens the one that is worked on, or the only one there is; below the model every group.</summary>
    private void GoOn(TreeNodeCollection nodes, int level)
    {
        if (level > 1)
        {
            if (level == 2)
                nodes.Cast<TreeNode>().ToList().ForEach(node => node.Expand());
            return;
        }

        var next = nodes.Cast<TreeNode>().FirstOrDefault(node => node.Tag is ObjectNode one && (one.Name == _way[level] || one.Id == _way[level]))
            ?? (nodes.Count == 1 ? nodes[0] : null);
        if (next is null)
            return;
        if (_isForModels && level == 1)
            _view.SelectedNode = next;
        else
            next.Expand();
    }

    private TreeNode Node(ObjectNode child)
    {
        var isGroup = child.Kind is not (ObjectKind.Workspace or ObjectKind.Model or ObjectKind.Object);
        var key = isGroup ? NodeImages.Group : (child.Kind == ObjectKind.Object ? child.Parent!.Kind : child.Kind).ToString();
        var node = new TreeNode(child.Name) { Tag = child, ImageKey = key, SelectedImageKey = key };
        if (!IsChoice(child))
            node.Nodes.Add(new TreeNode("…"));
        return node;
    }
}
