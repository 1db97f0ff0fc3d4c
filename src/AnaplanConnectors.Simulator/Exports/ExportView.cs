namespace AnaplanConnectors.Simulator;

/// <summary>
/// The cells an export shows, at one moment. A position in it is an array of member indexes: one for each dimension of the
/// module, and a last one for the line item.
/// </summary>
internal sealed class ExportView
{
    private readonly DimensionMembers[] _dimensions;
    private readonly int[][] _visible;
    private readonly CellReader[] _lineItems;
    private readonly (CellReader Reader, int[] Dimensions, int[] Members)[] _filters;
    private readonly ModuleExportTarget _target;

    public ExportView(ModuleExportTarget target, ExportDefinition definition, ModelData data)
    {
        var reader = new ModelReader(data);
        var dimensions = target.Module.Dimensions;
        _target = target;
        _dimensions = [.. dimensions.Select(dimension => reader.Members(dimension))];
        _visible = [.. _dimensions.Select(members => Visible(members, definition.HideSummaries)),
            [.. Enumerable.Range(0, target.LineItems.Count)]];
        _lineItems = [.. target.LineItems.Select(lineItem => reader.Of(lineItem))];
        _filters = [.. target.Filters.Select(filter =>
        {
            int[] indexes = [.. filter.Dimensions.Select(IndexOf)];
            return (reader.Of(filter), indexes, new int[indexes.Length]);
        })];
    }

    /// <summary>Length of a position.</summary>
    public int Depth => _visible.Length;

    public IReadOnlyList<LineItemState> LineItems => _target.LineItems;

    /// <summary>Place of a dimension in a position.</summary>
    public int IndexOf(Dimension dimension) =>
        dimension is LineItemsDimension
            ? Depth - 1
            : _target.Module.Dimensions.Index().First(pair => pair.Item == dimension).Index;

    /// <summary>Members that the view shows of a dimension, in order.</summary>
    public int[] Visible(int dimension) => _visible[dimension];

    public int Find(int dimension, string name) => _dimensions[dimension].Find(name);

    public string NameOf(int dimension, int member) =>
        dimension == Depth - 1 ? _target.LineItems[member].Name : _dimensions[dimension].All[member].Name;

    /// <summary>Whether the filters let the row at a position through.</summary>
    public bool IsShown(ReadOnlySpan<int> position)
    {
        foreach (var (reader, dimensions, members) in _filters)
        {
            for (var index = 0; index < members.Length; index++)
                members[index] = position[dimensions[index]];
            if (reader.IsEmpty(members))
                return false;
        }

        return true;
    }

    public bool IsEmpty(ReadOnlySpan<int> position) => _lineItems[position[^1]].IsEmpty(position[..^1]);

    /// <summary>Writes the cell at a position as a field.</summary>
    public void Write(ReadOnlySpan<int> position, DelimitedWriter writer)
    {
        var reader = _lineItems[position[^1]];
        var members = position[..^1];
        if (!reader.HasValue(members))
            writer.Field("");
        else if (reader.LineItem.Format.Type == CellType.Number)
            writer.Number(reader.Number(members));
        else
            writer.Field(reader.Format(members));
    }

    private static int[] Visible(DimensionMembers members, bool hideSummaries) =>
        [.. Enumerable.Range(0, members.All.Count).Where(member => !hideSummaries || !members.All[member].IsSummary)];
}
