namespace AnaplanConnectors.Simulator;

/// <summary>Name and code in the rows of a list import: which item a row means, and whether it may bear them.</summary>
internal sealed class ListKeys(ListTarget target, ImportSource source, ListItems items)
{
    private readonly int _nameField = target.Name is null ? -1 : source.FieldOf(target.Name);
    private readonly int _codeField = target.Code is null ? -1 : source.FieldOf(target.Code);

    public ReadOnlySpan<char> Name(IRecord row) => _nameField < 0 ? default : row[_nameField];

    public ReadOnlySpan<char> Code(IRecord row) => _codeField < 0 ? default : row[_codeField];

    /// <summary>The text a row is known by.</summary>
    public string TextOf(IRecord row) => (target.Match == MatchBy.Name || Code(row).IsEmpty ? Name(row) : Code(row)).ToString();

    /// <summary>Finds the item a row means; -1 when there is none yet.</summary>
    public RowProblem? Find(IRecord row, out int item)
    {
        item = -1;
        var name = target.Match == MatchBy.Code ? default : Name(row);
        var code = target.Match == MatchBy.Name ? default : Code(row);
        if (name.IsEmpty && code.IsEmpty)
            return new RowProblem("hierarchyImportEmptyKey", "Error parsing key; no values");
        if (!code.IsEmpty)
            item = items.FindCode(code);
        if (item < 0 && !name.IsEmpty)
            item = items.FindName(name);
        return null;
    }

    /// <summary>Whether the item, or a new one for -1, may have the name and the code of the row.</summary>
    public RowProblem? Check(IRecord row, int item)
    {
        var name = Name(row);
        var code = Code(row);
        if (code.Length > ListItems.LongestCode)
            return new RowProblem("hierarchyImportInvalidCode", $"Invalid code: {code}");
        if (item < 0 && name.IsEmpty && !items.List.IsNumbered)
            return new RowProblem("hierarchyImportInvalidName", "Invalid name: ");
        if (!name.IsEmpty && items.FindName(name) is var sameName and >= 0 && sameName != item)
            return new RowProblem("hierarchyImportNameOrCodeExists", $"Name or code already exists: {name}");
        if (!code.IsEmpty && items.FindCode(code) is var sameCode and >= 0 && sameCode != item)
            return new RowProblem("hierarchyImportNameOrCodeExists", $"Name or code already exists: {code}");
        // An item that has a code is addressed by it; another code beside its name means another item (API reference 3.8).
        if (item >= 0 && target.Match == MatchBy.CodeOrName && !code.IsEmpty && items.Code(item) is { } known
            && !code.Equals(known, StringComparison.OrdinalIgnoreCase))
            return new RowProblem("hierarchyImportNameOrCodeExists", $"Name or code already exists: {name}");
        return null;
    }

    public bool Changes(IRecord row, int item) => ChangesName(row, item) || ChangesCode(row, item);

    public int Create(IRecord row) =>
        items.Add(items.List.IsNumbered ? null : Name(row).ToString(), Code(row).IsEmpty ? null : Code(row).ToString());

    /// <summary>True when the item has another name now.</summary>
    public bool Update(IRecord row, int item)
    {
        if (ChangesCode(row, item))
            items.SetCode(item, Code(row).ToString());
        if (!ChangesName(row, item))
            return false;
        items.Rename(item, Name(row).ToString());
        return true;
    }

    private bool ChangesName(IRecord row, int item) =>
        target.Match != MatchBy.Name && !Name(row).IsEmpty && !Name(row).SequenceEqual(items.Name(item)) && !Code(row).IsEmpty;

    private bool ChangesCode(IRecord row, int item) =>
        target.Match != MatchBy.Code && !Code(row).IsEmpty && items.Code(item) is var known
        && (known is null || !Code(row).Equals(known, StringComparison.OrdinalIgnoreCase));
}
