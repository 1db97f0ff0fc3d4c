namespace AnaplanConnectors.Simulator;

/// <summary>Loads rows into the cells of a module (API reference 6.3).</summary>
internal sealed class ModuleLoader : RowLoader
{
    private readonly ModuleTarget _target;
    private readonly ModuleCoordinates _coordinates;
    private readonly ItemAccess _access;
    private readonly ActionOptions _options;
    private readonly ListItems?[] _items;
    private readonly CellLayout _layout;
    private readonly (LineItemCells Cells, int Field)[] _values;
    private readonly Dictionary<string, LineItemCells> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _nameField;
    private readonly int _namedValueField;

    public ModuleLoader(ModuleTarget target, ModuleCoordinates coordinates, ImportState import, ValueReaders readers,
        ImportSource source, RejectedRows rejected, ModelTransaction transaction, ActionRequest request) : base(source, rejected)
    {
        var model = new ModelReader(transaction.Data);
        LineItemCells CellsOf(LineItemState lineItem, ImportColumn column) =>
            new(lineItem, readers.For(lineItem.Format, column), transaction.Writable(lineItem), import.Definition.Duplicates,
                VersionRules.Of(lineItem, model));

        _target = target;
        _access = request.Model.ItemAccessOf(request.User, transaction.Data);
        _options = request.Options;
        _items = [.. target.Module.Dimensions.Select(dimension => dimension switch
        {
            ListDimension { List.Access: not null } of => transaction.Data.Items(of.List),
            SubsetDimension { List.Access: not null } of => transaction.Data.Items(of.List),
            _ => null,
        })];
        _coordinates = coordinates;
        // All line items that an import can load have the dimensions of the module, so they are laid out alike.
        _layout = LayoutOf(target.Module, transaction);
        _values = [.. target.Values.Select(pair => (CellsOf(pair.LineItem, pair.Column), source.FieldOf(pair.Column)))];
        _nameField = target.LineItem is null ? -1 : source.FieldOf(target.LineItem);
        _namedValueField = target.Value is null ? -1 : source.FieldOf(target.Value);
        if (target.Value is null)
            return;
        foreach (var lineItem in target.Module.LineItems
            .Where(lineItem => lineItem.Format.Type != CellType.None && !lineItem.IsSubsidiary))
            _named.Add(lineItem.Name, CellsOf(lineItem, target.Value));
    }

    /// <summary>All cells the import may write.</summary>
    public IEnumerable<LineItemCells> Cells => _values.Select(value => value.Cells).Concat(_named.Values);

    public override IReadOnlyList<OutcomeDetail> Details() => _options.OneDetailAModule
        ? [LineItemCells.Total(_target.Module.Name, Cells), .. Counts.Details()]
        : [.. Cells.Select(cells => cells.Detail(always: _nameField < 0)).OfType<OutcomeDetail>(), .. Counts.Details()];

    protected override bool LoadRow(IRecord row)
    {
        var isPlaced = _coordinates.Find(row, Problems);
        LineItemCells? named = null;
        if (_nameField >= 0 && !_named.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(row[_nameField], out named))
            isPlaced = Fail("moduleImportInvalidLineItemIdentifier",
                $"Invalid line item identifier: {_target.LineItem!.Header} (\"{row[_nameField]}\")");
        if (!isPlaced)
            return FailAll(named);

        if (!_coordinates.IsAggregate && FindForbidden() is { } forbidden)
        {
            Fail("moduleImportNoWriteAccess", $"No write access to {forbidden}");
            return FailAll(named);
        }

        var key = _coordinates.IsAggregate ? -1 : _layout.KeyOf(_coordinates.Current);
        var loaded = named is not null && Write(named, key, row[_namedValueField]);
        foreach (var (cells, field) in _values)
            loaded |= Write(cells, key, row[field]);
        return loaded;
    }

    private static CellLayout LayoutOf(ModuleState module, ModelTransaction transaction) =>
        transaction.Data.Cells(module.LineItems.First(lineItem => !lineItem.IsSubsidiary)).Layout;

    // Name of an item that the user may not write to; null when there is none.
    private string? FindForbidden()
    {
        for (var dimension = 0; dimension < _items.Length; dimension++)
        {
            if (_items[dimension] is { } items && !_access.CanWrite(items, _coordinates.Current[dimension]))
                return items.Name(_coordinates.Current[dimension]);
        }

        return null;
    }

    private bool Write(LineItemCells cells, long key, ReadOnlySpan<char> text)
    {
        if (key < 0 || !cells.IsWriteable || cells.IsCalculatedAt(_coordinates.Current))
        {
            cells.Ignore();
            return true;
        }

        if (cells.Write(key, text) is not { } problem)
            return true;
        Problems.Add(problem);
        return false;
    }

    private bool FailAll(LineItemCells? named)
    {
        named?.Fail();
        foreach (var (cells, _) in _values)
            cells.Fail();
        return false;
    }
}
