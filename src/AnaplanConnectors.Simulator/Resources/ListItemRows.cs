using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The items of a list as they are now, in both forms the API gives them (API reference 3.8).</summary>
internal sealed class ListItemRows
{
    private const int RowsAFlush = 500;

    private static readonly char[] Quoted = [',', '"', '\n', '\r'];

    private readonly bool _withDetails;
    private readonly ListItems _items;
    private readonly ListItems _parents;
    private readonly CellText _text;
    private readonly int[]? _visible;

    /// <param name="model">The model.</param>
    /// <param name="list">The list.</param>
    /// <param name="user">Whose selective access counts.</param>
    /// <param name="withDetails">Subsets and properties too.</param>
    public ListItemRows(ModelState model, ListState list, UserState user, bool withDetails)
    {
        var data = model.Data;
        _withDetails = withDetails;
        _items = data.Items(list);
        _parents = data.Items(list.ParentList);
        _text = new CellText(data);
        var access = model.ItemAccessOf(user, data);
        if (list.Access is not null)
            _visible = [.. Enumerable.Range(0, _items.Count).Where(item => access.CanRead(_items, item))];
    }

    /// <summary>Items the user may read.</summary>
    public int Count => _visible?.Length ?? _items.Count;

    private ListState List => _items.List;

    public void Write(Utf8JsonWriter json, int row)
    {
        var item = ItemAt(row);
        var parent = _items.Parent(item);
        json.WriteStartObject();
        json.WriteString("id", _items.Id(item));
        json.WriteString("name", _items.Name(item));
        json.WriteOptionalString("code", _items.Code(item));
        if (parent >= 0)
        {
            // listId and listName are about the parent's list, whatever their names suggest.
            json.WriteString("parent", _parents.Name(parent));
            json.WriteString("parentId", _parents.Id(parent));
            json.WriteString("listId", _parents.List.Id);
            json.WriteString("listName", _parents.List.Name);
        }
        if (_withDetails)
            WriteDetails(json, item);
        json.WriteEndObject();
    }

    /// <summary>Writes all items as CSV in pages.</summary>
    public void Write(PagedOutput output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        AppendHeader(text);
        Flush(text, output);
        output.EndHeader();
        for (var row = 0; row < Count; row++)
        {
            Append(text, row);
            if ((row + 1) % RowsAFlush == 0)
                Flush(text, output);
            if ((row + 1) % output.RowsAPage != 0)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            Flush(text, output);
            output.EndPage();
        }

        Flush(text, output);
    }

    public void AppendHeader(StringBuilder text)
    {
        IEnumerable<string> fields = ["id", "name", "code", "parent", "parentId", "listId", "listName"];
        if (_withDetails)
            fields = [.. fields, .. List.Subsets.Select(subset => subset.Name), .. List.Properties.Select(property => property.Name)];
        AppendLine(text, fields);
    }

    public void Append(StringBuilder text, int row)
    {
        var item = ItemAt(row);
        var parent = _items.Parent(item);
        List<string> fields = [_items.Id(item), _items.Name(item), _items.Code(item) ?? ""];
        fields.AddRange(parent < 0
            ? ["", "", "", ""]
            : [_parents.Name(parent), _parents.Id(parent), _parents.List.Id, _parents.List.Name]);
        if (_withDetails)
        {
            fields.AddRange(List.Subsets.Select(subset => _items.IsIn(subset, item) ? "true" : "false"));
            fields.AddRange(List.Properties.Select(property => Value(property, item)));
        }
        AppendLine(text, fields);
    }

    private static void Flush(StringBuilder text, Stream output)
    {
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }

    private int ItemAt(int row) => _visible is null ? row : _visible[row];

    private void WriteDetails(Utf8JsonWriter json, int item)
    {
        if (List.Access is { } access)
        {
            var (read, write) = access.Names(_items.Number(item));
            json.WriteOptionalString("read", read);
            json.WriteOptionalString("write", write);
        }
        if (List.Subsets.Count > 0)
        {
            json.WriteStartObject("subsets");
            foreach (var subset in List.Subsets)
                json.WriteBoolean(subset.Name, _items.IsIn(subset, item));
            json.WriteEndObject();
        }
        if (List.Properties.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (var property in List.Properties)
                json.WriteString(property.Name, Value(property, item));
            json.WriteEndObject();
        }
    }

    /// <summary>Whole numbers come with a fraction here: <c>1.0</c>.</summary>
    private string Value(PropertyState property, int item)
    {
        var text = _text.Of(property, _items.Property(property), item);
        return property.Format.Type == CellType.Number && !text.Contains('.', StringComparison.Ordinal) ? text + ".0" : text;
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields)
    {
        text.AppendJoin(',', fields.Select(field =>
            field.IndexOfAny(Quoted) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        text.Append('\n');
    }
}
