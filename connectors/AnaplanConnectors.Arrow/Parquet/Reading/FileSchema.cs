using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>The columns at the top of a file, from the flat list in which its footer has the tree.</summary>
internal static class FileSchema
{
    private const int MaxDepth = 100;

    /// <exception cref="DamagedException">The list is no tree, or a column is malformed.</exception>
    public static IReadOnlyList<FileColumn> Read(List<SchemaElement> elements, bool binaryAsText)
    {
        var next = 1;
        var leaf = 0;
        var columns = new List<FileColumn>();
        for (var i = Children(elements[0]); i > 0; i--)
        {
            var element = next < elements.Count ? elements[next] : throw Torn();
            var first = leaf;
            Pass(elements, ref next, ref leaf, depth: 0);
            columns.Add(element switch
            {
                { NumChildren: > 0 } => new FileColumn(element.Name, first, "it is nested, and rows are flat"),
                { RepetitionType: FieldRepetitionType.REPEATED } => new FileColumn(element.Name, first, "it holds a list in every row"),
                _ => ParquetTypes.Map(element, first, binaryAsText),
            });
        }

        if (next != elements.Count || columns.Count == 0)
            throw Torn();
        return columns.DistinctBy(column => column.Name).Count() == columns.Count
            ? columns
            : throw new DamagedException("two of its columns have the same name");
    }

    private static void Pass(List<SchemaElement> elements, ref int next, ref int leaf, int depth)
    {
        if (next >= elements.Count || depth > MaxDepth)
            throw Torn();
        var children = Children(elements[next++]);
        if (children == 0)
            leaf++;
        for (; children > 0; children--)
            Pass(elements, ref next, ref leaf, depth + 1);
    }

    private static int Children(SchemaElement element) => element.NumChildren is not < 0 ? element.NumChildren ?? 0 : throw Torn();

    private static DamagedException Torn() => new("the columns of the footer are no tree");
}
