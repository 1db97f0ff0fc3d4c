using System.Drawing;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Chooses something in Anaplan from a tree of workspaces and models. Each level is read when it is opened.</summary>
internal sealed class ObjectPicker : Form
{
    private readonly ObjectTree _tree;
    private readonly TreeView _view = new() { Dock = DockStyle.Fill, HideSelection = false };
    private readonly Label _status = new() { Dock = DockStyle.Bottom, AutoSize = false, Height = 34, Padding = new Padding(4) };
    private readonly Button _ok;

    public ObjectPicker(AnaplanConnection connection, IReadOnlyList<ObjectKind> wanted)
    {
        _tree = new ObjectTree(connection, wanted);
        Text = $"Choose from {string.Join(", ", wanted).ToLowerInvariant()}";
        AutoScaleMode = AutoScaleMode.Font;
        ClientSize = new Size(460, 480);
        StartPosition = FormStartPosition.CenterParent;
        ShowInTaskbar = false;
        MinimizeBox = false;
        _ok = new Button { Text = "OK", AutoSize = true, DialogResult = DialogResult.OK, Enabled = false };
        var cancel = new Button { Text = "Cancel", AutoSize = true, DialogResult = DialogResult.Cancel };
        var buttons = new FlowLayoutPanel { Dock = DockStyle.Bottom, FlowDirection = FlowDirection.RightToLeft, AutoSize = true, Padding = new Padding(4) };
        buttons.Controls.AddRange([cancel, _ok]);
        Controls.AddRange([_view, _status, buttons]);
        (AcceptButton, CancelButton) = (_ok, cancel);
        _view.BeforeExpand += (_, e) => Fill(e.Node);
        _view.AfterSelect += (_, e) => _ok.Enabled = e.Node?.Tag is ObjectNode { IsChoice: true };
        _view.NodeMouseDoubleClick += (_, e) =>
        {
            if (e.Node?.Tag is ObjectNode { IsChoice: true })
                DialogResult = DialogResult.OK;
        };
        Load += (_, _) => Read(null, _view.Nodes);
    }

    /// <summary>What was chosen; null before.</summary>
    public ObjectNode? Chosen => _view.SelectedNode?.Tag as ObjectNode;

    /// <summary>The tree, to be looked at.</summary>
    public TreeView View => _view;

    private void Fill(TreeNode? node)
    {
        if (node?.Tag is not ObjectNode parent || node.Nodes.Count != 1 || node.Nodes[0].Tag is not null)
            return;
        Read(parent, node.Nodes);
    }

    private void Read(ObjectNode? parent, TreeNodeCollection nodes)
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
            },
            problem => _status.Text = problem);
    }

    private static TreeNode Node(ObjectNode child)
    {
        var node = new TreeNode(child.Name) { Tag = child };
        if (!child.IsChoice)
            node.Nodes.Add(new TreeNode("…"));
        return node;
    }
}
