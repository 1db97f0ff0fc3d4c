namespace AnaplanConnectors.Simulator;

/// <summary>Puts the items of the definition into the lists of a model.</summary>
internal sealed class InitialItems(ModelState model, ModelTransaction transaction, UserNames users, Problems problems)
{
    private readonly ValueReaders _readers = new(new ImportDefinition(), transaction.Data, "dateFormatInvalid");

    /// <summary>All items first: parents and values may mean items of any list.</summary>
    public void Load()
    {
        var sources = model.Lists.Select(list => (List: list, Items: ItemsCsv.ItemsOf(list, problems))).ToList();
        var added = sources.Select(source =>
            (source.List, Items: source.Items.Select(item => (item, Index: Add(source.List, item))).ToList())).ToList();
        foreach (var (list, items) in added)
        {
            foreach (var (item, index) in items.Where(pair => pair.Index >= 0))
                Complete(list, item, index);
        }
    }

    private int Add(ListState list, InitialItem item)
    {
        var items = transaction.Writable(list);
        var definition = item.Definition;
        var code = string.IsNullOrEmpty(definition.Code) ? null : definition.Code;
        long? id = null;
        if (list.IsNumbered != (definition.Name.Length == 0))
            return Report(item, list.IsNumbered ? "has a name, but the list is numbered" : "has no name");
        if (items.FindName(definition.Name) >= 0)
            return Report(item, $"has the name '{definition.Name}' of another item");
        if (code is not null && items.FindCode(code) >= 0)
            return Report(item, $"has the code '{code}' of another item");
        if (code?.Length > ListItems.LongestCode)
            return Report(item, $"has a code of {code.Length} characters (allowed: {ListItems.LongestCode})");
        if (!string.IsNullOrEmpty(definition.Id))
        {
            if (!long.TryParse(definition.Id, System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var given))
                return Report(item, $"has the id '{definition.Id}', which is not made of digits");
            if (items.FindId(definition.Id) >= 0)
                return Report(item, $"has the id '{definition.Id}' of another item");
            id = given;
        }

        return items.Add(list.IsNumbered ? null : definition.Name, code, id);
    }

    private void Complete(ListState list, InitialItem item, int index)
    {
        var items = transaction.Writable(list);
        if (!string.IsNullOrEmpty(item.Definition.Parent))
            SetParent(list, item, index);
        GrantAccess(list, items.Number(index), item);
        foreach (var (name, text) in item.Definition.Properties)
        {
            var property = list.Properties.FirstOrDefault(property =>
                property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                Report(item, $"has a property '{name}' that the list does not have",
                    Nearest.To(name, list.Properties.Select(candidate => candidate.Name)));
            else
                SetProperty(items, property, item, index, text);
        }

        foreach (var name in item.Definition.Subsets)
        {
            var subset = list.Subsets.FirstOrDefault(subset => subset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (subset is null)
                Report(item, $"is in a subset '{name}' that the list does not have",
                    Nearest.To(name, list.Subsets.Select(candidate => candidate.Name)));
            else
                items.Put(subset, index, isIn: true);
        }
    }

    private void GrantAccess(ListState list, long number, InitialItem item)
    {
        var definition = item.Definition;
        if (definition.Readers.Count + definition.Writers.Count == 0)
            return;
        if (list.Access is null)
            Report(item, "has readers or writers, but the list has no selective access");
        list.Access?.Grant(number, users.Find(definition, nameof(definition.Readers), definition.Readers, item.Name),
            users.Find(definition, nameof(definition.Writers), definition.Writers, item.Name));
    }

    private void SetParent(ListState list, InitialItem item, int index)
    {
        var parent = transaction.Data.Items(list.ParentList).Find(item.Definition.Parent, MatchBy.CodeOrName);
        if (parent >= 0)
            transaction.Writable(list).SetParent(index, parent);
        else if (!string.Equals(item.Definition.Parent, list.TopLevelItem, StringComparison.OrdinalIgnoreCase))
            Report(item, $"has the parent '{item.Definition.Parent}', which list '{list.ParentList.Name}' does not have");
    }

    private void SetProperty(ListItems items, PropertyState property, InitialItem item, int index, string text)
    {
        var reader = _readers.For(property.Format, ImportColumn.Any);
        if (reader is null)
            items.Property(property).Set(index, text);
        else if (reader.TryRead(text, out var value))
            items.Property(property).Set(index, value);
        else
            Report(item, $"has a property '{property.Name}' that cannot be read. {reader.Complaint(text)}");
    }

    private int Report(InitialItem item, string what, string? suggestion = null)
    {
        problems.Add(item.Place, item.Property, $"{item.Name} {what}.", suggestion);
        return -1;
    }
}

/// <summary>An item of a definition and where it stands.</summary>
/// <param name="Definition">The item.</param>
/// <param name="Name">How messages call it.</param>
/// <param name="Place">The definition to correct.</param>
/// <param name="Property">The property of <paramref name="Place"/> to correct, or null.</param>
internal sealed record InitialItem(ListItemDefinition Definition, string Name, object Place, string? Property);
