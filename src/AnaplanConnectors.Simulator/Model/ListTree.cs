namespace AnaplanConnectors.Simulator;

/// <summary>
/// The items of a list and, above them, those of its parent lists, as one tree. Nodes are numbered through all lists.
/// </summary>
internal sealed class ListTree
{
    private const int None = -1;

    private readonly List<ListItems> _levels = [];
    private readonly List<int> _offsets = [0];
    private readonly int[] _parent;
    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;
    private readonly int[] _start;

    public ListTree(ListState list, ModelData data)
    {
        _levels.Add(data.Items(list));
        for (; list.ParentList != list; list = list.ParentList)
            _levels.Add(data.Items(list.ParentList));
        foreach (var items in _levels)
            _offsets.Add(_offsets[^1] + items.Count);
        var count = _offsets[^1];
        _parent = new int[count];
        _firstChild = new int[count];
        _nextSibling = new int[count];
        _start = new int[count];
        Array.Fill(_firstChild, None);
        Link();
    }

    /// <summary>Appends all members, children before their parent.</summary>
    public void List(List<DimensionMember> members, List<int> leaves)
    {
        // Items of the topmost list come first, items that nobody put below a parent last.
        foreach (var root in Enumerable.Range(0, _parent.Length).Where(node => _parent[node] == None).OrderByDescending(LevelOf))
            ListBelow(root, members, leaves);
        if (_levels.Select(items => items.List).LastOrDefault(list => list.TopLevelItem is not null) is { } top)
            members.Add(new DimensionMember(top.TopLevelItem!, 0, leaves.Count, true, TopItems(top), -1));
    }

    private ListItems TopItems(ListState list) => _levels.First(items => items.List == list);

    private void Link()
    {
        // Backwards, so that children are chained in their order.
        for (var node = _parent.Length - 1; node >= 0; node--)
        {
            var (level, item) = Locate(node);
            var parent = _levels[level].Parent(item);
            var parentLevel = Math.Min(level + 1, _levels.Count - 1);
            _parent[node] = parent < 0 ? None : _offsets[parentLevel] + parent;
            if (parent < 0)
                continue;
            _nextSibling[node] = _firstChild[_parent[node]];
            _firstChild[_parent[node]] = node;
        }
    }

    // Without recursion: a ragged hierarchy may be deeper than the stack.
    private void ListBelow(int root, List<DimensionMember> members, List<int> leaves)
    {
        var node = Descend(root, leaves);
        Add(node, members, leaves);
        while (node != root)
        {
            node = _nextSibling[node] != None ? Descend(_nextSibling[node], leaves) : _parent[node];
            Add(node, members, leaves);
        }
    }

    private int Descend(int node, List<int> leaves)
    {
        _start[node] = leaves.Count;
        while (_firstChild[node] != None)
        {
            node = _firstChild[node];
            _start[node] = leaves.Count;
        }

        return node;
    }

    private void Add(int node, List<DimensionMember> members, List<int> leaves)
    {
        var (level, item) = Locate(node);
        var isLeaf = level == 0 && _firstChild[node] == None;
        if (isLeaf)
            leaves.Add(item);
        members.Add(new DimensionMember(_levels[level].Label(item), _start[node], leaves.Count - _start[node], !isLeaf,
            _levels[level], item));
    }

    private int LevelOf(int node) => Locate(node).Level;

    private (int Level, int Item) Locate(int node)
    {
        var level = 0;
        while (node >= _offsets[level + 1])
            level++;
        return (level, node - _offsets[level]);
    }
}
