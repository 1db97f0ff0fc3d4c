using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>One request that adds, updates or deletes items of a list (API reference 3.8): entry by entry, in order.</summary>
internal abstract class ListChange
{
    private readonly List<(int Index, ItemFailure Failure)> _failures = [];

    /// <summary>Entries that went through.</summary>
    public int Count { get; private set; }

    /// <summary>Entries that did not, with their position in the request.</summary>
    public IReadOnlyList<(int Index, ItemFailure Failure)> Failures => _failures;

    public void Apply(IEnumerable<JsonElement> entries)
    {
        var index = 0;
        foreach (var entry in entries)
        {
            if (Apply(entry) is { } failure)
                _failures.Add((index, failure));
            else
                Count++;
            index++;
        }

        Finish();
    }

    /// <summary>Null when the entry went through; otherwise nothing of it has been done.</summary>
    protected abstract ItemFailure? Apply(JsonElement entry);

    /// <summary>What is done for all entries together.</summary>
    protected virtual void Finish()
    {
    }
}

/// <summary>Adds items.</summary>
internal sealed class ListAddition(ListState list, ModelTransaction transaction) : ListChange
{
    private readonly ListItems _items = transaction.Writable(list);
    private readonly ItemColumns _columns = new(list, transaction.Writable(list), transaction);

    protected override ItemFailure? Apply(JsonElement entry)
    {
        var name = entry.Scalar("name");
        var code = entry.Scalar("code") is { Length: > 0 } given ? given : null;
        if (list.IsNumbered && !string.IsNullOrEmpty(name))
            return ItemFailure.Incorrect("name", name);
        if (list.IsNumbered ? code is null : string.IsNullOrEmpty(name))
            return ItemFailure.Incomplete(list.IsNumbered ? "code is missing" : "name is missing");
        if (code?.Length > ListItems.LongestCode)
            return ItemFailure.Incorrect("code", code);
        if (!list.IsNumbered && _items.FindName(name) >= 0)
            return ItemFailure.Incomplete($"name '{name}' is in use");
        if (code is not null && _items.FindCode(code) >= 0)
            return ItemFailure.Incomplete($"code '{code}' is in use");
        if (_items.NextNumber > ListItems.LastNumber)
            return ItemFailure.Incomplete("the list has no free index");
        if (_columns.Read(entry, item: -1) is { } failure)
            return failure;
        _columns.Write(_items.Add(list.IsNumbered ? null : name, code));
        return null;
    }
}

/// <summary>Updates items, which are known by id, or code, or, as long as they have no code, by name.</summary>
internal sealed class ListUpdate(ListState list, ModelTransaction transaction) : ListChange
{
    private readonly ListItems _items = transaction.Writable(list);
    private readonly ItemColumns _columns = new(list, transaction.Writable(list), transaction);

    protected override ItemFailure? Apply(JsonElement entry)
    {
        var name = entry.Scalar("name");
        var code = entry.Scalar("code");
        if (Find(entry.Scalar("id"), code, name, out var item) is { } notFound)
            return notFound;
        if (CheckKeys(item, name, code) is { } refused)
            return refused;
        if (_columns.Read(entry, item) is { } failure)
            return failure;
        if (!string.IsNullOrEmpty(name) && name != _items.Name(item))
            _items.Rename(item, name);
        if (!string.IsNullOrEmpty(code) && code != _items.Code(item))
            _items.SetCode(item, code);
        _columns.Write(item);
        return null;
    }

    private ItemFailure? Find(string? id, string? code, string? name, out int item)
    {
        item = -1;
        if (!string.IsNullOrEmpty(id))
        {
            item = _items.FindId(id);
            return item < 0 ? ItemFailure.NotFound($"ID '{id}' not found") : null;
        }

        if (string.IsNullOrEmpty(code) && string.IsNullOrEmpty(name))
            return ItemFailure.Incomplete("id, code and name are missing");
        if (!string.IsNullOrEmpty(code) && (item = _items.FindCode(code)) >= 0)
            return null;
        if (string.IsNullOrEmpty(name) || (item = _items.FindName(name)) < 0)
            return ItemFailure.NotFound(string.IsNullOrEmpty(code) ? $"Name '{name}' not found" : $"Code '{code}' not found");
        // An item that has a code must be addressed with it.
        return _items.Code(item) is null ? null : ItemFailure.Incomplete($"name '{name}' is in use by an item with a code");
    }

    private ItemFailure? CheckKeys(int item, string? name, string? code)
    {
        if (list.IsNumbered && !string.IsNullOrEmpty(name) && name != _items.Name(item))
            return ItemFailure.Incorrect("name", name);
        if (!string.IsNullOrEmpty(name) && _items.FindName(name) is >= 0 and var sameName && sameName != item)
            return ItemFailure.Incomplete($"name '{name}' is in use");
        if (code is { Length: 0 } && _items.Code(item) is not null)
            return ItemFailure.Incomplete("a code cannot be removed");
        if (code?.Length > ListItems.LongestCode)
            return ItemFailure.Incorrect("code", code);
        return !string.IsNullOrEmpty(code) && _items.FindCode(code) is >= 0 and var sameCode && sameCode != item
            ? ItemFailure.Incomplete($"code '{code}' is in use")
            : null;
    }
}

/// <summary>Deletes items by id or by code, with all their cells; by name where neither is stated, as the service was seen to.</summary>
internal sealed class ListDeletion(ListState list, ModelTransaction transaction) : ListChange
{
    private readonly ListItems _items = transaction.Data.Items(list);
    private readonly HashSet<int> _deleted = [];

    protected override ItemFailure? Apply(JsonElement entry)
    {
        var id = entry.Scalar("id") ?? "";
        var code = entry.Scalar("code") ?? "";
        var name = entry.Scalar("name") ?? "";
        if (id.Length > 0 && code.Length > 0)
            return new ItemFailure("Ambiguous criteria", $"Specifying both ID and code not supported ({id}:{code})");
        if (id.Length > 0)
            return Delete(_items.FindId(id), $"ID '{id}' not found");
        if (code.Length > 0)
            return Delete(_items.FindCode(code), $"Code '{code}' not found");
        return name.Length > 0
            ? Delete(_items.FindName(name), $"Name '{name}' not found")
            : ItemFailure.Incomplete("id and code are missing");
    }

    protected override void Finish()
    {
        if (_deleted.Count > 0)
            transaction.Reorder(list, [.. Enumerable.Range(0, _items.Count).Where(item => !_deleted.Contains(item))]);
    }

    private ItemFailure? Delete(int item, string complaint) =>
        item >= 0 && _deleted.Add(item) ? null : ItemFailure.NotFound(complaint);
}
