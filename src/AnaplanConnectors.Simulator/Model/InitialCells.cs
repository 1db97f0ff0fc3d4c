using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Puts the cells of the definition into the modules of a model.</summary>
internal sealed class InitialCells(ModelState model, ModelTransaction transaction, Problems problems)
{
    private readonly ValueReaders _readers = new(new ImportDefinition(), transaction.Data, "moduleImportDateFormat");

    public void Load()
    {
        foreach (var module in model.Modules)
        {
            var definition = module.Definition;
            var finders = FindersOf(module.Dimensions);
            foreach (var cell in definition.Cells)
                Load(module, finders, cell);
            if (definition.CellsCsv is not null)
                LoadCsv(module, finders, new MemoryStream(Encoding.UTF8.GetBytes(definition.CellsCsv)),
                    nameof(definition.CellsCsv));
            if (definition.CellsFile is not null && File.Exists(definition.CellsFile))
                LoadCsv(module, finders, File.OpenRead(definition.CellsFile), nameof(definition.CellsFile));
            else if (definition.CellsFile is not null)
                problems.Add(definition, nameof(definition.CellsFile),
                    $"The file '{definition.CellsFile}' with cells of module '{module.Name}' does not exist.");
        }
    }

    private MemberFinder[] FindersOf(IReadOnlyList<Dimension> dimensions) =>
        [.. dimensions.Select(dimension => MemberFinder.Of(dimension, transaction.Data, ImportColumn.Any))];

    private void Load(ModuleState module, MemberFinder[] finders, CellDefinition cell)
    {
        var lineItem = module.LineItems.FirstOrDefault(item => IsSame(item.Name, cell.LineItem));
        var dimensions = lineItem?.Dimensions ?? module.Dimensions;
        var place = new Place(dimensions, lineItem is { IsSubsidiary: true } ? FindersOf(dimensions) : finders, cell, null,
            $"A cell of module '{module.Name}'");
        var unknown = cell.At.Keys.FirstOrDefault(name => !dimensions.Any(dimension => IsSame(dimension.Name, name)));
        var coordinates = dimensions.Select(dimension =>
            cell.At.FirstOrDefault(pair => IsSame(pair.Key, dimension.Name)).Value).ToList();
        var missing = dimensions.Where((_, index) => coordinates[index] is null).Select(dimension => dimension.Name).FirstOrDefault();
        if (lineItem is null)
            Report(place, $"names a line item '{cell.LineItem}' that the module does not have",
                Nearest.To(cell.LineItem, module.LineItems.Select(item => item.Name)));
        else if (unknown is not null)
            Report(place, $"names a dimension '{unknown}' that the module does not have",
                Nearest.To(unknown, dimensions.Select(dimension => dimension.Name)));
        else if (missing is not null)
            Report(place, $"has no member for dimension '{missing}'");
        else if (KeyOf(place, lineItem, coordinates) is { } key)
            Write(place, lineItem, _readers.For(lineItem.Format, ImportColumn.Any), key, cell.Value);
    }

    private void LoadCsv(ModuleState module, MemberFinder[] finders, Stream stream, string property)
    {
        var header = new Place(module.Dimensions, finders, module.Definition, property,
            $"The header of the cells of module '{module.Name}'");
        using var reader = new RecordReader(stream, FileEncoding.Utf8, ",", "\"");
        try
        {
            if (!reader.Read())
                return;
            var columns = Enumerable.Range(0, reader.FieldCount).Select(field => reader[field].ToString()).ToList();
            var fields = module.Dimensions.Select(dimension => columns.FindIndex(column => IsSame(column, dimension.Name)))
                .ToArray();
            var lineItems = columns.Select(column => module.LineItems.FirstOrDefault(item => IsSame(item.Name, column)))
                .ToArray();
            var readers = lineItems.Select(item => item is null ? null : _readers.For(item.Format, ImportColumn.Any)).ToArray();
            for (var dimension = 0; dimension < fields.Length; dimension++)
            {
                if (fields[dimension] < 0)
                    Report(header, $"lacks the dimension '{module.Dimensions[dimension].Name}'");
            }

            foreach (var column in columns.Where((column, index) => lineItems[index] is null && !fields.Contains(index)))
                Report(header, $"has a column '{column}' that is neither a dimension nor a line item",
                    Nearest.To(column, module.LineItems.Select(item => item.Name)));
            foreach (var item in lineItems.Where(item => item is { IsSubsidiary: true }))
                Report(header, $"has line item '{item!.Name}', which applies to other dimensions; state its cells one by one");
            while (!problems.Any && reader.Read())
            {
                var name = FormattableString.Invariant($"Line {reader.Line} of the cells of module '{module.Name}'");
                LoadRow(header with { Name = name }, reader, fields, lineItems, readers);
            }
        }
        catch (ActionFailedException failure)
        {
            Report(header, $"cannot be read. {failure.Message}");
        }
    }

    private void LoadRow(Place place, RecordReader row, int[] fields, LineItemState?[] lineItems, ValueReader?[] readers)
    {
        if (row.FieldCount < lineItems.Length)
            Report(place, $"has {row.FieldCount} columns (needed: {lineItems.Length})");
        else if (lineItems.OfType<LineItemState>().FirstOrDefault() is { } first
            && KeyOf(place, first, [.. fields.Select(field => row[field].ToString())]) is { } key)
        {
            for (var field = 0; field < lineItems.Length; field++)
            {
                if (lineItems[field] is { } lineItem)
                    Write(place, lineItem, readers[field], key, row[field].ToString());
            }
        }
    }

    private long? KeyOf(Place place, LineItemState lineItem, List<string> members)
    {
        var coordinates = place.Finders.Select((finder, index) => finder.Find(members[index])).ToArray();
        for (var dimension = 0; dimension < coordinates.Length; dimension++)
        {
            if (coordinates[dimension] >= 0)
                continue;
            Report(place, coordinates[dimension] == MemberFinder.Unknown
                ? $"cannot be placed: {place.Finders[dimension].Complaint(members[dimension]).Message}"
                : $"lies at '{members[dimension]}', which is calculated from others");
            return null;
        }

        return transaction.Data.Cells(lineItem).Layout.KeyOf(coordinates);
    }

    private void Write(Place place, LineItemState lineItem, ValueReader? reader, long key, string text)
    {
        if (lineItem.Format.Type == CellType.None)
            Report(place, $"has a value for line item '{lineItem.Name}', which holds none");
        else if (lineItem.Calculation is not null)
            Report(place, $"has a value for line item '{lineItem.Name}', which is calculated");
        else if (reader is null)
            transaction.Writable(lineItem).WritableText(key) = text;
        else if (reader.TryRead(text, out var value))
            transaction.Writable(lineItem).WritableNumber(key) = value;
        else
            Report(place, $"has an unreadable value for line item '{lineItem.Name}'. {reader.Complaint(text)}");
    }

    private void Report(Place place, string what, string? suggestion = null) =>
        problems.Add(place.Definition, place.Property, $"{place.Name} {what}.", suggestion);

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private sealed record Place(IReadOnlyList<Dimension> Dimensions, MemberFinder[] Finders, object Definition, string? Property, string Name);
}
