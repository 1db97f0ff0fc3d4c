namespace AnaplanConnectors.Simulator;

/// <summary>How a cell write names a member.</summary>
internal enum ItemKey
{
    Id,
    Name,
    Code,
}

/// <summary>
/// Finds the coordinate that an id, a name or a code means in one dimension: <see cref="MemberFinder.Unknown"/> and
/// <see cref="MemberFinder.Aggregate"/> as there.
/// </summary>
internal sealed class ItemFinder
{
    private readonly ListMembers? _list;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly SubsetDimension? _subset;
    private readonly ListItems? _items;

    public ItemFinder(Dimension dimension, ModelData data)
    {
        _subset = dimension as SubsetDimension;
        if ((dimension as ListDimension)?.List is { } list)
            (_list, _items) = (new ListMembers(list, data), data.Items(list));
        else if (_subset is not null)
            (_list, _items) = (new ListMembers(_subset.List, data), data.Items(_subset.List));
        else
            AddAll(DimensionMembers.Of(dimension, data));
    }

    public int Find(ItemKey key, string text)
    {
        if (_list is null)
            return key switch
            {
                ItemKey.Id => _byId.GetValueOrDefault(text, MemberFinder.Unknown),
                ItemKey.Name => _byName.GetValueOrDefault(text, MemberFinder.Unknown),
                _ => MemberFinder.Unknown,
            };
        var item = _list.Find(key, text);
        return item >= 0 && _subset is not null && !_items!.IsIn(_subset.Subset, item) ? MemberFinder.Unknown : item;
    }

    private void AddAll(DimensionMembers members)
    {
        foreach (var member in members.All)
        {
            var coordinate = member.IsSummary ? MemberFinder.Aggregate : members.Leaves[member.Start];
            _byId.TryAdd(member.Id, coordinate);
            _byName.TryAdd(member.Name, coordinate);
        }
    }

    /// <summary>Items of a list and, as aggregates, those of its parent lists.</summary>
    private sealed class ListMembers
    {
        private readonly ListItems _items;
        private readonly List<ListItems> _ancestors = [];
        private readonly HashSet<int> _parents = [];

        public ListMembers(ListState list, ModelData data)
        {
            _items = data.Items(list);
            for (; list.ParentList != list; list = list.ParentList)
                _ancestors.Add(data.Items(list.ParentList));
            for (var item = 0; item < _items.Count && _ancestors.Count == 0; item++)
            {
                if (_items.Parent(item) >= 0)
                    _parents.Add(_items.Parent(item));
            }
        }

        public int Find(ItemKey key, string text)
        {
            var item = Find(_items, key, text);
            if (item >= 0)
                return _parents.Contains(item) ? MemberFinder.Aggregate : item;
            return _ancestors.Prepend(_items).Any(items => IsTop(items.List, key, text))
                || _ancestors.Exists(items => Find(items, key, text) >= 0)
                ? MemberFinder.Aggregate
                : MemberFinder.Unknown;
        }

        private static int Find(ListItems items, ItemKey key, string text) => key switch
        {
            ItemKey.Id => items.FindId(text),
            ItemKey.Name => items.FindName(text),
            _ => items.FindCode(text),
        };

        private static bool IsTop(ListState list, ItemKey key, string text) => list.TopLevelItem is { } top
            && (key == ItemKey.Id ? list.TopLevelId == text : key == ItemKey.Name && top.Equals(text, StringComparison.OrdinalIgnoreCase));
    }
}
