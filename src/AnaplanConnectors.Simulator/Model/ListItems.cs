using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The items of a list, in the order of the model. An item is known by its index, which is also its coordinate in cells. Names
/// and codes are unique without regard to case.
/// </summary>
internal sealed class ListItems
{
    /// <summary>Longest code (API reference 6.2).</summary>
    public const int LongestCode = 60;

    /// <summary>Last number of an item (API reference 3.8).</summary>
    public const long LastNumber = 999_999_999;

    private readonly List<long> _ids = [];
    private readonly List<string> _names = [];
    private readonly List<string?> _codes = [];
    private readonly List<int> _parents = [];
    private readonly Dictionary<string, int> _byName;
    private readonly Dictionary<string, int> _byCode;
    private readonly ItemValues[] _properties;
    private readonly ItemValues[] _subsets;
    private Dictionary<long, int>? _byId;

    public ListItems(ListState list)
    {
        List = list;
        _byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _byCode = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _properties = [.. list.Properties.Select(property => new ItemValues(property.Format.Type))];
        _subsets = [.. list.Subsets.Select(_ => new ItemValues(CellType.Boolean))];
        NextNumber = list.Definition.NextItemIndex;
    }

    private ListItems(ListItems original)
    {
        List = original.List;
        NextNumber = original.NextNumber;
        _ids = [.. original._ids];
        _names = [.. original._names];
        _codes = [.. original._codes];
        _parents = [.. original._parents];
        _byName = new Dictionary<string, int>(original._byName, StringComparer.OrdinalIgnoreCase);
        _byCode = new Dictionary<string, int>(original._byCode, StringComparer.OrdinalIgnoreCase);
        _properties = [.. original._properties.Select(values => values.Fork())];
        _subsets = [.. original._subsets.Select(values => values.Fork())];
    }

    private ListItems(ListItems original, List<int> order) : this(original.List)
    {
        NextNumber = original.NextNumber;
        foreach (var item in order)
        {
            Append(original._ids[item], original._names[item], original._codes[item]);
            _parents[^1] = original._parents[item];
        }

        _properties = [.. original._properties.Select(values => values.Reordered(order))];
        _subsets = [.. original._subsets.Select(values => values.Reordered(order))];
    }

    public ListState List { get; }

    public int Count => _names.Count;

    /// <summary>Number of the next item: part of its id, and the name of an item of a numbered list.</summary>
    public long NextNumber { get; private set; }

    /// <summary>The id of an item as a number.</summary>
    public long Number(int item) => _ids[item];

    public string Id(int item) => _ids[item].ToString(CultureInfo.InvariantCulture);

    public string Name(int item) => _names[item];

    /// <summary>What views and exports call the item: in a numbered list its display name, where it has one.</summary>
    public string Label(int item) =>
        List.DisplayName is { } property && _properties[property.Index].Text(item) is { Length: > 0 } label ? label : _names[item];

    /// <summary>Null when the item has none.</summary>
    public string? Code(int item) => _codes[item];

    /// <summary>Index in the parent list, or -1.</summary>
    public int Parent(int item) => _parents[item];

    /// <summary>Whether an item of this list is another one or lies somewhere below it.</summary>
    public bool IsBelow(int candidate, int item)
    {
        while (candidate >= 0 && candidate != item)
            candidate = _parents[candidate];
        return candidate == item;
    }

    public ItemValues Property(PropertyState property) => _properties[property.Index];

    public bool IsIn(SubsetState subset, int item) => _subsets[subset.Index].Number(item) != 0;

    public int FindName(ReadOnlySpan<char> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var item) ? item : -1;

    public int FindCode(ReadOnlySpan<char> code) =>
        _byCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var item) ? item : -1;

    public int FindId(ReadOnlySpan<char> id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? FindId(number) : -1;

    public int Find(ReadOnlySpan<char> text, MatchBy match)
    {
        var item = match == MatchBy.Name ? -1 : FindCode(text);
        return item < 0 && match != MatchBy.Code ? FindName(text) : item;
    }

    public ListItems Fork() => new(this);

    /// <summary>
    /// A copy with the items of <paramref name="order"/> only, in that order. Parents in this list are renumbered.
    /// </summary>
    public ListItems Reordered(List<int> order, int[] moved)
    {
        var reordered = new ListItems(this, order);
        if (List.ParentList == List)
            reordered.RenumberParents(moved);
        return reordered;
    }

    /// <summary>Adds an item. Name and code must be free; a numbered list makes the name itself.</summary>
    public int Add(string? name, string? code, long? id = null)
    {
        var first = FirstId.Item(List.Index);
        Append(id ?? first + NextNumber, name ?? "#" + NextNumber.ToString(CultureInfo.InvariantCulture), code);
        // An id that was given in the range of the list takes its number, so that it is not given again.
        NextNumber = Math.Max(NextNumber, id is { } given && given - first is > 0 and <= LastNumber ? given - first : 0) + 1;
        foreach (var values in _properties)
            values.AddBlank();
        foreach (var values in _subsets)
            values.AddBlank();
        return Count - 1;
    }

    public void Rename(int item, string name)
    {
        _byName.Remove(_names[item]);
        _byName.Add(name, item);
        _names[item] = name;
    }

    public void SetCode(int item, string code)
    {
        if (_codes[item] is { } old)
            _byCode.Remove(old);
        _byCode.Add(code, item);
        _codes[item] = code;
    }

    /// <summary>The next item is number one again; for a list without items.</summary>
    public void ResetNumbers() => NextNumber = 1;

    /// <summary>The number of the next item, where items were brought from elsewhere.</summary>
    public void ContinueAt(long number) => NextNumber = number;

    public void SetParent(int item, int parent) => _parents[item] = parent;

    public void Put(SubsetState subset, int item, bool isIn) => _subsets[subset.Index].Set(item, isIn ? 1 : 0);

    /// <summary>After the items of the parent list changed places: new index by old index, -1 for items that are gone.</summary>
    public void RenumberParents(int[] moved)
    {
        for (var item = 0; item < Count; item++)
        {
            if (_parents[item] >= 0)
                _parents[item] = moved[_parents[item]];
        }
    }

    // Few callers need it, so it is made when one does. Two may make it at once; the result is the same.
    private int FindId(long id)
    {
        if (_byId is not { } byId)
        {
            byId = new Dictionary<long, int>(Count);
            for (var item = 0; item < Count; item++)
                byId[_ids[item]] = item;
            _byId = byId;
        }

        return byId.GetValueOrDefault(id, -1);
    }

    private void Append(long id, string name, string? code)
    {
        _byId?.Add(id, Count);
        _byName.Add(name, Count);
        if (code is not null)
            _byCode.Add(code, Count);
        _ids.Add(id);
        _names.Add(name);
        _codes.Add(code);
        _parents.Add(-1);
    }
}
