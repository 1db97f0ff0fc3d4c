using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Parent, properties and subsets in the entries of a list change: read first, written once all of the entry is sound.
/// </summary>
internal sealed class ItemColumns
{
    private const int NotGiven = -2;
    private const int AtTop = -1;

    private readonly ListState _list;
    private readonly ListItems _items;
    private readonly ListItems _parents;
    private readonly Dictionary<string, (PropertyState Property, ValueReader? Reader)> _properties;
    private readonly Dictionary<string, SubsetState> _subsets;
    private readonly List<(PropertyState Property, double Number, string? Text)> _values = [];
    private readonly List<(SubsetState Subset, bool IsIn)> _memberships = [];
    private int _parent;

    public ItemColumns(ListState list, ListItems items, ModelTransaction transaction)
    {
        var readers = new ValueReaders(new ImportDefinition(), transaction.Data, "dateFormatInvalid");
        _list = list;
        _items = items;
        _parents = transaction.Data.Items(list.ParentList);
        _properties = list.Properties.ToDictionary(property => property.Name,
            property => (property, readers.For(property.Format, ImportColumn.Any)), StringComparer.OrdinalIgnoreCase);
        _subsets = list.Subsets.ToDictionary(subset => subset.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads an entry for an item, or for a new one with -1. Null when all of it can be written.</summary>
    public ItemFailure? Read(JsonElement entry, int item)
    {
        _values.Clear();
        _memberships.Clear();
        return ReadParent(entry.Scalar("parent"), item) ?? ReadProperties(entry) ?? ReadSubsets(entry);
    }

    /// <summary>Gives an item what was read last.</summary>
    public void Write(int item)
    {
        if (_parent != NotGiven)
            _items.SetParent(item, _parent);
        foreach (var (property, number, text) in _values)
        {
            if (property.Format.Type == CellType.Text)
                _items.Property(property).Set(item, text);
            else
                _items.Property(property).Set(item, number);
        }

        foreach (var (subset, isIn) in _memberships)
            _items.Put(subset, item, isIn);
    }

    private ItemFailure? ReadParent(string? text, int item)
    {
        _parent = NotGiven;
        if (text is null)
            return null;
        _parent = text.Length == 0 ? AtTop : _parents.Find(text, MatchBy.CodeOrName);
        if (_parent >= 0)
            return _parents == _items && item >= 0 && _items.IsBelow(_parent, item) ? ItemFailure.Incorrect("parent", text) : null;
        return text.Length == 0 || IsTopLevel(_list, text) || IsTopLevel(_parents.List, text)
            ? null
            : ItemFailure.Incorrect("parent", text);
    }

    private ItemFailure? ReadProperties(JsonElement entry)
    {
        foreach (var member in entry.Members("properties"))
        {
            var text = member.Value.ScalarText() ?? "";
            if (!_properties.TryGetValue(member.Name, out var column) || column.Property.Format.Type == CellType.None)
                return ItemFailure.Incorrect(member.Name, text);
            var value = 0.0;
            if (column.Reader is not null && !column.Reader.TryRead(text, out value))
                return ItemFailure.Incorrect(member.Name, text);
            _values.Add((column.Property, value, text));
        }

        return null;
    }

    private ItemFailure? ReadSubsets(JsonElement entry)
    {
        foreach (var member in entry.Members("subsets"))
        {
            var text = member.Value.ScalarText() ?? "";
            if (!_subsets.TryGetValue(member.Name, out var subset) || !bool.TryParse(text, out var isIn))
                return ItemFailure.Incorrect(member.Name, text);
            _memberships.Add((subset, isIn));
        }

        return null;
    }

    private static bool IsTopLevel(ListState list, string text) =>
        string.Equals(list.TopLevelItem, text, StringComparison.OrdinalIgnoreCase);
}
