namespace AnaplanConnectors.Simulator;

/// <summary>
/// A reference of a formula: where the members of the cell that is calculated are in the line item that is read. A dimension
/// that the cell does not have is read at its total, of versions at the current one.
/// </summary>
internal sealed class FormulaReference
{
    private readonly CellReader _reader;
    private readonly int[] _sources;
    private readonly int[] _fixed;
    private readonly int[]?[] _maps;

    public FormulaReference(CellReader reader, CellReader host, ModelReader model)
    {
        var dimensions = reader.LineItem.Dimensions;
        _reader = reader;
        _sources = new int[dimensions.Count];
        _fixed = new int[dimensions.Count];
        _maps = new int[dimensions.Count][];
        for (var index = 0; index < dimensions.Count; index++)
        {
            var id = dimensions[index].RootId;
            _sources[index] = host.LineItem.Dimensions.Index().Where(pair => pair.Item.RootId == id)
                .Select(pair => pair.Index).FirstOrDefault(-1);
            if (_sources[index] < 0)
                _fixed[index] = TotalOf(dimensions[index], model);
            else if (host.LineItem.Dimensions[_sources[index]] != dimensions[index])
                _maps[index] = MapOf(host.Dimensions[_sources[index]], reader.Dimensions[index]);
        }
    }

    public CellValue Value(ReadOnlySpan<int> members)
    {
        Span<int> at = stackalloc int[_sources.Length];
        for (var index = 0; index < at.Length; index++)
        {
            at[index] = _sources[index] < 0 ? _fixed[index]
                : _maps[index] is { } map ? map[members[_sources[index]]]
                : members[_sources[index]];
            if (at[index] < 0)
                return default;
        }

        return _reader.HasValue(at) ? _reader.Value(at) : default;
    }

    private static int TotalOf(Dimension dimension, ModelReader model) => dimension is VersionsDimension
        ? model.Data.Frame.Versions.Index().Where(pair => pair.Item.IsCurrent).Select(pair => pair.Index).FirstOrDefault(0)
        : model.Members(dimension).All.Count - 1;

    // Periods of another granularity: the same one where it is shown, else the one that contains it.
    private static int[] MapOf(DimensionMembers from, DimensionMembers to)
    {
        var exact = to.All.Index().ToLookup(pair => pair.Item.Id, pair => pair.Index);
        return [.. from.All.Select(member => exact[member.Id].Append(Containing(member, to)).First())];
    }

    private static int Containing(DimensionMember member, DimensionMembers to) => member.Source is Period period
        ? to.All.Index().Where(pair => pair.Item.Source is Period other && other.FirstDay <= period.FirstDay && other.LastDay >= period.LastDay)
            .Select(pair => pair.Index).FirstOrDefault(-1)
        : -1;
}
