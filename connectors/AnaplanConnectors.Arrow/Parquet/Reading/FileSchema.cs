using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The columns of a file, from the flat list in which its footer has the tree. The fields of a structure are columns named
/// <c>structure.field</c>; where the structure is missing in a row, all of them are.
/// </summary>
internal sealed class FileSchema
{
    private const int MaxDepth = 100;

    private readonly List<SchemaElement> _elements;
    private readonly bool _binaryAsText;
    private readonly List<FileColumn> _columns = [];
    private int _next = 1;
    private int _leaf;

    private FileSchema(List<SchemaElement> elements, bool binaryAsText) => (_elements, _binaryAsText) = (elements, binaryAsText);

    /// <exception cref="DamagedException">The list is no tree, or a column is malformed.</exception>
    public static IReadOnlyList<FileColumn> Read(List<SchemaElement> elements, bool binaryAsText)
    {
        var schema = new FileSchema(elements, binaryAsText);
        for (var i = Children(elements[0]); i > 0; i--)
            schema.Add(ColumnPath.Top);
        if (schema._next != elements.Count || schema._columns.Count == 0)
            throw Torn();
        return schema._columns.DistinctBy(column => column.Name).Count() == schema._columns.Count
            ? schema._columns
            : throw new DamagedException("two of its columns have the same name");
    }

    private void Add(ColumnPath above)
    {
        var element = Peek(above.Names.Count);
        var path = above.Below(element);
        if (element.RepetitionType == FieldRepetitionType.REPEATED || IsListOrMap())
        {
            _columns.Add(new FileColumn(path.Name, _leaf, "it holds a list or a map in every row, and rows are flat"));
            Pass(path.Names.Count);
        }
        else if (Children(element) > 0)
        {
            _next++;
            for (var i = Children(element); i > 0; i--)
                Add(path);
        }
        else
        {
            _next++;
            _columns.Add(ParquetTypes.Map(element, path, _leaf++, _binaryAsText));
        }
    }

    // Whatever the annotation says: the only thing below repeats.
    private bool IsListOrMap()
    {
        if (Children(_elements[_next]) != 1)
            return false;
        return _next + 1 < _elements.Count ? _elements[_next + 1].RepetitionType == FieldRepetitionType.REPEATED : throw Torn();
    }

    private void Pass(int depth)
    {
        var children = Children(Peek(depth));
        _next++;
        if (children == 0)
            _leaf++;
        for (; children > 0; children--)
            Pass(depth + 1);
    }

    private SchemaElement Peek(int depth) => _next < _elements.Count && depth <= MaxDepth ? _elements[_next] : throw Torn();

    private static int Children(SchemaElement element) => element.NumChildren is not < 0 ? element.NumChildren ?? 0 : throw Torn();

    private static DamagedException Torn() => new("the columns of the footer are no tree");
}
