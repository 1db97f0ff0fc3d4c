using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Which column of the rows is what of an item.</summary>
internal sealed class ListColumns
{
    private const string Midnight = "T00:00:00";

    private static readonly string[] Derived = ["parentId", "listId", "listName"];

    private readonly RowTexts _texts;
    private readonly int _id, _name, _code, _parent;
    private readonly List<(int Ordinal, string Name, bool IsDay)> _properties = [];
    private readonly List<ColumnConversion> _subsets = [];

    /// <exception cref="AnaplanConfigurationException">The columns do not fit; every difference is named.</exception>
    public ListColumns(RowSchema rows, ListMetadata list, ListLoad load)
    {
        _texts = new RowTexts(rows);
        (_id, _name, _code, _parent) = (Take("id"), Take("name"), Take("code"), Take("parent"));
        var text = new Utf8Output(256);
        var problems = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var name = rows[i].Name;
            if (i == _id || i == _name || i == _code || i == _parent || Derived.Contains(name, StringComparer.OrdinalIgnoreCase) || load == ListLoad.Delete)
                continue;
            if (list.Subsets.FirstOrDefault(subset => Same(subset.Name, name)) is { } subset)
                _subsets.Add(new(i, rows[i].Type, new Column(subset.Name, ColumnType.Boolean), new ColumnRule { EmptyIsMissing = true }, text));
            else if (list.Properties.FirstOrDefault(property => Same(property.Name, name)) is { } property)
                TakeProperty(i, rows[i].Type, property, problems);
            else
                problems.Add($"column '{name}' of the rows is unknown to the list{ColumnLayout.Near(name, SchemaOf(list))}");
        }

        problems.AddRange(KeyProblems(load));
        if (problems.Count > 0)
        {
            problems.Add($"list '{list.Name}' ({list.Id}) has: {Names(SchemaOf(list))}; the rows have: {Names(rows)}");
            throw new AnaplanConfigurationException(problems, ErrorCodes.OtherColumns, "Rename the columns, or leave out those that the list does not have. Nothing was sent.");
        }

        int Take(string name) => rows.ToList().FindIndex(column => Same(column.Name, name));
    }

    public RowSchema Schema => _texts.Schema;

    public static RowSchema SchemaOf(ListMetadata list) => CellTypes.Schema([
        ("id", ColumnType.Text), ("name", ColumnType.Text), ("code", ColumnType.Text), ("parent", ColumnType.Text),
        .. list.Subsets.Select(subset => (subset.Name, ColumnType.Boolean)),
        .. list.Properties.Where(property => string.IsNullOrEmpty(property.Formula))
            .Select(property => (property.Name, CellTypes.Of(property.Format, property.FormatText, NumberType.Double)))]);

    public KeptRow Keep(RowReader rows, long number) => _texts.Read(rows, number);

    /// <summary>The item of the current row.</summary>
    public ListItemWrite Item(RowReader rows, KeptRow row)
    {
        var properties = new Dictionary<string, string>(_properties.Count, StringComparer.Ordinal);
        foreach (var (ordinal, name, isDay) in _properties)
        {
            if (row.Texts[ordinal] is { } value)
                properties[name] = isDay ? Day(value, name, row.Number) : value;
        }

        var subsets = new Dictionary<string, bool>(_subsets.Count, StringComparer.Ordinal);
        foreach (var subset in _subsets)
        {
            if (!subset.IsNull(rows))
                subsets[subset.Column.Name] = RowTexts.Value(rows, row.Number, subset, (column, row) => column.GetBoolean(row));
        }

        return new ListItemWrite
        {
            Id = Key(row, _id),
            Name = Key(row, _name),
            Code = Key(row, _code),
            Parent = _parent < 0 ? null : row.Texts[_parent],
            Properties = properties.Count > 0 ? properties : null,
            Subsets = subsets.Count > 0 ? subsets : null,
        };
    }

    /// <summary>What finds the item of a row that is to be deleted.</summary>
    public ListItemKey ItemKey(KeptRow row)
        => Key(row, _id) is { } id ? ListItemKey.OfId(id)
            : Key(row, _code) is { } code ? ListItemKey.OfCode(code)
            : throw new RowException("it has neither id nor code, so that no item can be found", row.Number);

    // An id, name or code is never empty: in a text file nothing tells empty from missing.
    private static string? Key(KeptRow row, int ordinal) => ordinal >= 0 && row.Texts[ordinal] is { Length: > 0 } key ? key : null;

    // Databases keep days as points in time at midnight; Anaplan keeps days, and nothing of a time of day.
    private static string Day(string moment, string property, long row) => moment.EndsWith(Midnight, StringComparison.Ordinal)
        ? moment.Substring(0, moment.Length - Midnight.Length)
        : throw new RowException("it has a time of day, and Anaplan keeps days", row, property, moment);

    private void TakeProperty(int ordinal, ColumnType type, ListProperty property, List<string> problems)
    {
        if (string.IsNullOrEmpty(property.Formula))
            _properties.Add((ordinal, property.Name, type == ColumnType.Timestamp && CellTypes.Of(property.Format, property.FormatText, NumberType.Double) == ColumnType.Date));
        else
            problems.Add($"property '{property.Name}' is calculated ({property.Formula}) and takes no values: leave its column out");
    }

    private IEnumerable<string> KeyProblems(ListLoad load)
    {
        switch (load)
        {
            case ListLoad.Delete when _id < 0 && _code < 0:
                yield return "the rows need a column 'id' or 'code', which find the items to delete";
                break;
            case ListLoad.Add when _id >= 0:
                yield return "column 'id' is for items that exist: new ones get theirs from the service";
                break;
            case ListLoad.Add when _name < 0 && _code < 0:
                yield return "the rows need a column 'name' or 'code'";
                break;
            case ListLoad.Upsert or ListLoad.Update when _id < 0 && _name < 0 && _code < 0:
                yield return "the rows need a column 'id', 'code' or 'name', which find the items";
                break;
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Names(RowSchema schema) => string.Join(", ", schema.Select(column => column.Name));
}
