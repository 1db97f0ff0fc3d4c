using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>One request that writes cells of a module (API reference 3.10): cell by cell, the last one for a cell wins.</summary>
internal sealed class CellWrite(ModuleState module, ModelTransaction transaction, ItemAccess access, CellFailureTypes words)
{
    private readonly Dictionary<Dimension, ItemFinder> _finders = [];
    private readonly Dictionary<LineItemState, LineItemWriter> _writers = [];
    private readonly ModelReader _model = new(transaction.Data);
    private readonly List<(int Index, ItemFailure Failure)> _failures = [];

    /// <summary>Cells that were written.</summary>
    public int Count { get; private set; }

    /// <summary>Cells that were not, with their position in the request.</summary>
    public IReadOnlyList<(int Index, ItemFailure Failure)> Failures => _failures;

    /// <exception cref="ApiException">400: the request makes no sense; nothing may be committed then.</exception>
    public void Apply(JsonElement cells)
    {
        var index = 0;
        foreach (var cell in cells.EnumerateArray())
        {
            if (cell.ValueKind != JsonValueKind.Object)
                throw Malformed(index, "is not an object");
            if (Write(cell, index) is { } failure)
                _failures.Add((index, failure));
            else
                Count++;
            index++;
        }
    }

    private ItemFailure? Write(JsonElement cell, int index)
    {
        var lineItem = FindLineItem(cell, index);
        var value = cell.Scalar("value") ?? throw Malformed(index, "has no value");
        Span<int> coordinates = stackalloc int[lineItem.Dimensions.Count];
        if (Place(cell, lineItem, coordinates, index) is { } unknown)
            return unknown;
        if (lineItem.Format.Type == CellType.None || lineItem.IsCalculated || coordinates.Contains(MemberFinder.Aggregate))
            return Calculated();
        var writer = WriterOf(lineItem);
        if (writer.Versions?.IsCalculatedAt(coordinates) == true)
            return Calculated();
        for (var dimension = 0; dimension < coordinates.Length; dimension++)
        {
            if (ItemsOf(lineItem.Dimensions[dimension]) is { } items && !access.CanWrite(items, coordinates[dimension]))
                return new ItemFailure(words.NoWriteAccess, $"no write access to item '{items.Name(coordinates[dimension])}'");
        }

        return writer.Write(coordinates, value);
    }

    private LineItemState FindLineItem(JsonElement cell, int index)
    {
        var id = cell.Scalar("lineItemId");
        var name = cell.Scalar("lineItemName");
        if (id is null == name is null)
            throw Malformed(index, "needs one of 'lineItemId' and 'lineItemName'");
        return module.LineItems.FirstOrDefault(item =>
            id is null ? item.Name.Equals(name, StringComparison.OrdinalIgnoreCase) : item.Id == id)
            ?? throw Malformed(index, $"names line item '{id ?? name}', which module '{module.Name}' does not have");
    }

    private ItemFailure? Place(JsonElement cell, LineItemState lineItem, Span<int> coordinates, int index)
    {
        ItemFailure? failure = null;
        var placed = 0;
        coordinates.Fill(int.MinValue);
        foreach (var entry in Dimensions(cell, index))
        {
            var dimension = FindDimension(entry, lineItem, index);
            if (coordinates[dimension] != int.MinValue)
                throw Malformed(index, $"has dimension '{lineItem.Dimensions[dimension].Name}' twice");
            var (key, text) = KeyOf(entry, index);
            coordinates[dimension] = FinderOf(lineItem.Dimensions[dimension]).Find(key, text);
            if (coordinates[dimension] == MemberFinder.Unknown)
                failure = new ItemFailure(words.ItemNotFound, $"'{text}' not found in dimension {lineItem.Dimensions[dimension].Name}");
            placed++;
        }

        return placed == coordinates.Length
            ? failure
            : throw Malformed(index, $"has {placed} dimensions, line item '{lineItem.Name}' has {coordinates.Length}");
    }

    private static IEnumerable<JsonElement> Dimensions(JsonElement cell, int index)
    {
        if (!cell.TryGetProperty("dimensions", out var dimensions) || dimensions.ValueKind == JsonValueKind.Null)
            return [];
        return dimensions.ValueKind == JsonValueKind.Array
            && dimensions.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object)
            ? dimensions.EnumerateArray()
            : throw Malformed(index, "has dimensions that are no array of objects");
    }

    private static int FindDimension(JsonElement entry, LineItemState lineItem, int index)
    {
        var id = entry.Scalar("dimensionId");
        var name = entry.Scalar("dimensionName");
        if (id is null == name is null)
            throw Malformed(index, "needs one of 'dimensionId' and 'dimensionName' for each dimension");
        for (var dimension = 0; dimension < lineItem.Dimensions.Count; dimension++)
        {
            if (id is null
                ? lineItem.Dimensions[dimension].Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                : lineItem.Dimensions[dimension].Id == id)
                return dimension;
        }

        throw Malformed(index, $"names dimension '{id ?? name}', which line item '{lineItem.Name}' does not have");
    }

    private static (ItemKey Key, string Text) KeyOf(JsonElement entry, int index)
    {
        var id = entry.Scalar("itemId");
        var name = entry.Scalar("itemName");
        var code = entry.Scalar("itemCode");
        return (id, name, code) switch
        {
            ({ } text, null, null) => (ItemKey.Id, text),
            (null, { } text, null) => (ItemKey.Name, text),
            (null, null, { } text) => (ItemKey.Code, text),
            _ => throw Malformed(index, "needs one of 'itemId', 'itemName' and 'itemCode' for each dimension"),
        };
    }

    private ListItems? ItemsOf(Dimension dimension) => dimension switch
    {
        ListDimension of => transaction.Data.Items(of.List),
        SubsetDimension of => transaction.Data.Items(of.List),
        _ => null,
    };

    private ItemFinder FinderOf(Dimension dimension)
    {
        if (!_finders.TryGetValue(dimension, out var finder))
            _finders.Add(dimension, finder = new ItemFinder(dimension, transaction.Data));
        return finder;
    }

    private LineItemWriter WriterOf(LineItemState lineItem)
    {
        if (!_writers.TryGetValue(lineItem, out var writer))
            _writers.Add(lineItem, writer = new LineItemWriter(lineItem, transaction, _model, words));
        return writer;
    }

    private ItemFailure Calculated() =>
        new(words.Calculated, "the cell is a calculated/aggregate cell and is not writeable");

    private static ApiException Malformed(int index, string what) =>
        ApiException.BadRequest(FormattableString.Invariant($"Cell {index} {what}"));
}

/// <summary>Writes the cells of one line item.</summary>
internal sealed class LineItemWriter(LineItemState lineItem, ModelTransaction transaction, ModelReader model,
    CellFailureTypes words)
{
    private readonly CellStore _cells = transaction.Writable(lineItem);
    private readonly ValueReader? _reader =
        new ValueReaders(new ImportDefinition(), transaction.Data, "dateFormatInvalid").For(lineItem.Format, ImportColumn.Any);

    public VersionRules? Versions { get; } = VersionRules.Of(lineItem, model);

    public ItemFailure? Write(ReadOnlySpan<int> coordinates, string value)
    {
        var key = _cells.Layout.KeyOf(coordinates);
        if (_reader is null)
            _cells.WritableText(key) = value;
        else if (_reader.TryRead(value, out var number))
            _cells.WritableNumber(key) = number;
        else
            return new ItemFailure(words.InvalidValue, _reader.Complaint(value));
        return null;
    }
}
