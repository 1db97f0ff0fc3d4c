namespace AnaplanConnectors.Simulator;

/// <summary>Reads the cells of one line item at members of its dimensions, sums of parents and totals included.</summary>
internal sealed class CellReader
{
    private readonly CellStore _cells;
    private readonly DimensionMembers[] _dimensions;
    private readonly CellText _text;

    public CellReader(LineItemState lineItem, DimensionMembers[] dimensions, ModelData data, CellText text)
    {
        LineItem = lineItem;
        _cells = data.Cells(lineItem);
        _dimensions = dimensions;
        _text = text;
    }

    public LineItemState LineItem { get; }

    /// <summary>False where a parent or a total has no value.</summary>
    public bool HasValue(ReadOnlySpan<int> members) =>
        LineItem.Format.Type != CellType.None && (LineItem.Summary == SummaryMethod.Sum || !IsSummary(members));

    /// <summary>Blank, zero or false.</summary>
    public bool IsEmpty(ReadOnlySpan<int> members)
    {
        if (!HasValue(members))
            return true;
        return LineItem.Format.Type == CellType.Text ? string.IsNullOrEmpty(Text(members)) : Number(members) == 0;
    }

    /// <summary>The value of a cell that is not of the format TEXT.</summary>
    public double Number(ReadOnlySpan<int> members) => Sum(members, 0, 0);

    /// <summary>The text of a cell of the format TEXT.</summary>
    public string Text(ReadOnlySpan<int> members) => _cells.Text(KeyOf(members)) ?? "";

    /// <summary>The value of a cell as files show it.</summary>
    public string Format(ReadOnlySpan<int> members)
    {
        if (!HasValue(members))
            return "";
        return LineItem.Format.Type == CellType.Text ? Text(members) : _text.Of(LineItem.Format, Number(members));
    }

    private bool IsSummary(ReadOnlySpan<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            if (_dimensions[dimension].All[members[dimension]].IsSummary)
                return true;
        }

        return false;
    }

    private long KeyOf(ReadOnlySpan<int> members)
    {
        var key = 0L;
        for (var dimension = 0; dimension < members.Length; dimension++)
            key += _dimensions[dimension].Leaves[_dimensions[dimension].All[members[dimension]].Start] * _cells.Layout.Stride(dimension);
        return key;
    }

    private double Sum(ReadOnlySpan<int> members, int dimension, long key)
    {
        if (dimension == members.Length)
            return _cells.Number(key);
        var member = _dimensions[dimension].All[members[dimension]];
        var stride = _cells.Layout.Stride(dimension);
        var sum = 0.0;
        foreach (var leaf in _dimensions[dimension].Leaves.AsSpan(member.Start, member.Count))
            sum += Sum(members, dimension + 1, key + leaf * stride);
        return sum;
    }
}
