namespace AnaplanConnectors.Simulator;

/// <summary>
/// Reads the cells of one line item at members of its dimensions: what is stored, what formulas give, totals by the summary
/// method, actual data before the switchover of a version.
/// </summary>
internal sealed class CellReader : IFormulaSource
{
    private readonly ModelReader _model;
    private readonly CellStore _cells;
    private readonly DimensionMembers[] _dimensions;
    private readonly VersionRules? _versions;
    private readonly int _time;
    private FormulaReference[]? _references;

    public CellReader(LineItemState lineItem, ModelReader model)
    {
        LineItem = lineItem;
        _model = model;
        _cells = model.Data.Cells(lineItem);
        _dimensions = [.. lineItem.Dimensions.Select(model.Members)];
        _time = lineItem.IndexOf<TimeDimension>();
        _versions = VersionRules.Of(lineItem, model);
    }

    public LineItemState LineItem { get; }

    public IReadOnlyList<DimensionMembers> Dimensions => _dimensions;

    private SummaryMethod TimeSummary => LineItem.TimeSummary ?? LineItem.Summary;

    // Nothing stands between the total and what is stored.
    private bool IsPlainSum => LineItem.Calculation is null && _versions is null && LineItem.Summary == SummaryMethod.Sum
        && TimeSummary == SummaryMethod.Sum;

    /// <summary>False where a parent or a total has no value.</summary>
    public bool HasValue(ReadOnlySpan<int> members)
    {
        if (LineItem.Format.Type == CellType.None)
            return false;
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            if (IsTotal(dimension, members) && (dimension == _time ? TimeSummary : LineItem.Summary) == SummaryMethod.None)
                return false;
        }

        return true;
    }

    /// <summary>Whether somebody may write the cell: it is neither a total nor calculated in any other way.</summary>
    public bool IsStored(ReadOnlySpan<int> members) =>
        !LineItem.IsCalculated && !IsTotal(members) && _versions?.IsCalculated(members) != true;

    /// <summary>Blank, zero or false.</summary>
    public bool IsEmpty(ReadOnlySpan<int> members) => !HasValue(members) || Value(members).IsBlank;

    /// <summary>The value of a cell that is not of the format TEXT.</summary>
    public double Number(ReadOnlySpan<int> members) => Value(members).Number;

    /// <summary>The value of a cell as files show it.</summary>
    public string Format(ReadOnlySpan<int> members)
    {
        if (!HasValue(members))
            return "";
        return LineItem.Format.Type == CellType.Text
            ? Value(members).Text ?? ""
            : _model.Text.Of(LineItem.Format, Value(members).Number);
    }

    public CellValue Value(ReadOnlySpan<int> members)
    {
        if (_versions?.FormulaAt(members) is { } formula)
            return formula.Evaluate(new VersionSource(this, _versions), members);
        if (!IsTotal(members))
            return Leaf(members);
        if (IsPlainSum)
            return new CellValue(Sum(members, 0, 0));
        var isTimeTotal = _time >= 0 && IsTotal(_time, members);
        if (isTimeTotal && TimeSummary is not (SummaryMethod.Formula or SummaryMethod.Ratio) && TimeSummary != LineItem.Summary)
            return TotalOfTime(members);
        return (isTimeTotal ? TimeSummary : LineItem.Summary) switch
        {
            SummaryMethod.None => default,
            SummaryMethod.Formula when LineItem.Calculation is { } calculation => calculation.Root.Evaluate(this, members),
            SummaryMethod.Ratio => new CellValue(_model.Of(LineItem.Ratio[0]).Number(members)
                / _model.Of(LineItem.Ratio[1]).Number(members)),
            _ => TotalOfLeaves(members),
        };
    }

    CellValue IFormulaSource.Reference(int slot, ReadOnlySpan<int> members)
    {
        _references ??= [.. LineItem.Calculation!.References.Select(reference =>
            new FormulaReference(_model.Of(reference), this, _model))];
        return _references[slot].Value(members);
    }

    /// <summary>Where a stored cell lies.</summary>
    public long KeyOf(ReadOnlySpan<int> members)
    {
        var key = 0L;
        for (var dimension = 0; dimension < members.Length; dimension++)
            key += _dimensions[dimension].Leaves[_dimensions[dimension].All[members[dimension]].Start]
                * _cells.Layout.Stride(dimension);
        return key;
    }

    private CellValue Leaf(scoped ReadOnlySpan<int> members)
    {
        Span<int> moved = stackalloc int[members.Length];
        if (_versions is not null && _versions.TryUseActual(members, moved))
            members = moved;
        if (LineItem.Calculation is { } calculation)
            return calculation.Root.Evaluate(this, members);
        var key = KeyOf(members);
        return LineItem.Format.Type == CellType.Text ? new CellValue(0, _cells.Text(key)) : new CellValue(_cells.Number(key));
    }

    private CellValue TotalOfTime(ReadOnlySpan<int> members)
    {
        var total = new SummaryTotal(TimeSummary);
        var periods = _dimensions[_time];
        var period = periods.All[members[_time]];
        int[] at = [.. members];
        foreach (var leaf in periods.LeafPositions.AsSpan(period.Start, period.Count))
        {
            at[_time] = leaf;
            total.Add(Value(at));
        }

        return total.Result;
    }

    private CellValue TotalOfLeaves(ReadOnlySpan<int> members)
    {
        var total = new SummaryTotal(LineItem.Summary);
        AddLeaves(total, members, [.. members], 0);
        return total.Result;
    }

    private void AddLeaves(SummaryTotal total, ReadOnlySpan<int> members, int[] at, int dimension)
    {
        if (dimension == members.Length)
        {
            total.Add(Leaf(at));
            return;
        }

        var member = _dimensions[dimension].All[members[dimension]];
        foreach (var leaf in _dimensions[dimension].LeafPositions.AsSpan(member.Start, member.Count))
        {
            at[dimension] = leaf;
            AddLeaves(total, members, at, dimension + 1);
        }
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

    private bool IsTotal(ReadOnlySpan<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            if (IsTotal(dimension, members))
                return true;
        }

        return false;
    }

    private bool IsTotal(int dimension, ReadOnlySpan<int> members) => _dimensions[dimension].All[members[dimension]].IsSummary;

    /// <summary>The same cell in other versions.</summary>
    private sealed class VersionSource(CellReader reader, VersionRules versions) : IFormulaSource
    {
        public CellValue Reference(int slot, ReadOnlySpan<int> members)
        {
            int[] at = [.. members];
            at[versions.Dimension] = slot;
            return reader.Value(at);
        }
    }
}
