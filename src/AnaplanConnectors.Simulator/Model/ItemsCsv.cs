using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Reads the items of a list from its definition: those stated one by one, then those in text and file.</summary>
internal static class ItemsCsv
{
    public static IEnumerable<InitialItem> ItemsOf(ListState list, Problems problems)
    {
        var definition = list.Definition;
        var items = definition.Items.Select((item, index) =>
            new InitialItem(item, $"Item {index + 1} of list '{list.Name}'", item, null));
        if (definition.ItemsCsv is not null)
            items = items.Concat(Read(list, new MemoryStream(Encoding.UTF8.GetBytes(definition.ItemsCsv)),
                nameof(definition.ItemsCsv), problems));
        if (definition.ItemsFile is not null && File.Exists(definition.ItemsFile))
            items = items.Concat(Read(list, File.OpenRead(definition.ItemsFile), nameof(definition.ItemsFile), problems));
        else if (definition.ItemsFile is not null)
            problems.Add(definition, nameof(definition.ItemsFile),
                $"The file '{definition.ItemsFile}' with items of list '{list.Name}' does not exist.");
        return items;
    }

    private static IEnumerable<InitialItem> Read(ListState list, Stream stream, string property, Problems problems)
    {
        try
        {
            return [.. ReadRows(list, stream, property, problems)];
        }
        catch (ActionFailedException failure)
        {
            problems.Add(list.Definition, property, $"The items of list '{list.Name}' cannot be read. {failure.Message}");
            return [];
        }
    }

    private static IEnumerable<InitialItem> ReadRows(ListState list, Stream stream, string property, Problems problems)
    {
        using var reader = new RecordReader(stream, FileEncoding.Utf8, ",", "\"");
        if (!reader.Read())
            yield break;
        var columns = Enumerable.Range(0, reader.FieldCount).Select(field => reader[field].ToString()).ToList();
        foreach (var unknown in columns.Where(column => !IsKnown(list, column)))
            problems.Add(list.Definition, property,
                $"The items of list '{list.Name}' have a column '{unknown}' that the list does not have.");
        while (reader.Read())
        {
            var values = columns.Select((column, field) =>
                (column, Text: field < reader.FieldCount ? reader[field].ToString() : "")).ToList();
            yield return new InitialItem(Item(list, values),
                FormattableString.Invariant($"The item in line {reader.Line} of list '{list.Name}'"), list.Definition, property);
        }
    }

    private static ListItemDefinition Item(ListState list, List<(string Column, string Text)> values)
    {
        string? Text(string column) => values.Find(value => value.Column.Equals(column, StringComparison.OrdinalIgnoreCase)).Text;
        return new ListItemDefinition
        {
            Id = Text("id"),
            Name = Text("name") ?? "",
            Code = Text("code"),
            Parent = Text("parent"),
            Properties = list.Properties.Where(property => Text(property.Name) is not null)
                .ToDictionary(property => property.Name, property => Text(property.Name)!),
            Subsets = [.. list.Subsets.Where(subset => Text(subset.Name) is "true").Select(subset => subset.Name)],
        };
    }

    private static bool IsKnown(ListState list, string column) =>
        column.ToUpperInvariant() is "ID" or "NAME" or "CODE" or "PARENT"
        || list.Properties.Any(property => property.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
        || list.Subsets.Any(subset => subset.Name.Equals(column, StringComparison.OrdinalIgnoreCase));
}
