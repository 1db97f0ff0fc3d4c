namespace AnaplanConnectors.Simulator;

/// <summary>
/// Parents in the rows of a list import. In a ragged hierarchy the parent may be an item that a later row creates; rows wait for
/// it.
/// </summary>
internal sealed class ListParents(ListTarget target, ImportSource source, ListItems items, ListItems parents)
{
    private const int NotGiven = -2;
    private const int AtTop = -1;

    private readonly int _field = target.Parent is null ? -1 : source.FieldOf(target.Parent);
    private readonly Dictionary<string, List<KeptRecord>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _rejected = new(StringComparer.OrdinalIgnoreCase);
    private readonly ListKeys _keys = new(target, source, items);

    public static RowProblem Invalid { get; } = new("hierarchyImportInvalidParent", "Invalid parent");

    /// <summary>Parents are items of the same list.</summary>
    public bool MayComeLater => _field >= 0 && parents == items;

    /// <summary>
    /// Finds the parent a row names. False when there is none of that name or code, or it is below the item itself.
    /// </summary>
    public bool TryFind(IRecord row, int item, out int parent)
    {
        parent = NotGiven;
        if (_field < 0 || row[_field].IsEmpty)
            return true;
        parent = parents.Find(row[_field], target.Parent!.Match);
        if (parent >= 0)
            return parents != items || item < 0 || !items.IsBelow(parent, item);
        parent = AtTop;
        return IsTopLevel(items.List, row[_field]) || IsTopLevel(parents.List, row[_field]);
    }

    public bool Changes(int item, int parent) => parent != NotGiven && items.Parent(item) != parent;

    public void Set(int item, int parent)
    {
        if (parent != NotGiven)
            items.SetParent(item, parent);
    }

    public void Wait(KeptRecord row)
    {
        var parent = row[_field].ToString();
        if (!_waiting.TryGetValue(parent, out var rows))
            _waiting.Add(parent, rows = []);
        rows.Add(row);
    }

    /// <summary>Moves the rows that waited for an item into a queue.</summary>
    public void Release(string name, string? code, Queue<KeptRecord> ready)
    {
        if (_waiting.Count == 0)
            return;
        foreach (var key in code is null ? [name] : new[] { name, code })
        {
            if (_waiting.Remove(key, out var rows))
                rows.ForEach(ready.Enqueue);
        }
    }

    public IReadOnlyList<KeptRecord> StillWaiting()
    {
        foreach (var row in _waiting.Values.SelectMany(rows => rows))
            NoteRejected(_keys.Name(row), _keys.Code(row));
        return [.. _waiting.Values.SelectMany(rows => rows).OrderBy(row => row.Line)];
    }

    /// <summary>Remembers a rejected row, for the rows that name it as their parent.</summary>
    public void NoteRejected(ReadOnlySpan<char> name, ReadOnlySpan<char> code)
    {
        if (!MayComeLater)
            return;
        if (!name.IsEmpty)
            _rejected.Add(name.ToString());
        if (!code.IsEmpty)
            _rejected.Add(code.ToString());
    }

    /// <summary>Why a row waited in vain.</summary>
    public RowProblem ProblemOf(KeptRecord row) => _rejected.Contains(row[_field].ToString())
        ? new RowProblem("hierarchyImportFailedDependency", "Depends on a rejected row")
        : Invalid;

    private static bool IsTopLevel(ListState list, ReadOnlySpan<char> text) =>
        list.TopLevelItem is not null && text.Equals(list.TopLevelItem, StringComparison.OrdinalIgnoreCase);
}
