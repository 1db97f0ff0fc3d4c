namespace AnaplanConnectors.Simulator;

/// <summary>What versions do to the cells of a line item: formulas between versions, switchovers, what may be edited.</summary>
internal sealed class VersionRules
{
    private readonly IReadOnlyList<VersionState> _versions;
    private readonly IReadOnlyList<DimensionMember> _periods = [];
    private readonly IReadOnlyList<Period> _leaves = [];
    private readonly int _time;
    private readonly int _actual;
    private readonly bool _usesSwitchover;

    private VersionRules(LineItemState lineItem, ModelReader model)
    {
        _versions = model.Data.Frame.Versions;
        Dimension = lineItem.IndexOf<VersionsDimension>();
        _time = lineItem.IndexOf<TimeDimension>();
        _usesSwitchover = lineItem.UsesSwitchover;
        if (_time >= 0)
        {
            _periods = model.Members(lineItem.Dimensions[_time]).All;
            _leaves = model.Data.Calendar.Periods(((TimeDimension)lineItem.Dimensions[_time]).Level);
        }

        _actual = _versions.Index().Where(pair => pair.Item.IsActual).Select(pair => pair.Index).FirstOrDefault(-1);
    }

    /// <summary>Place of the versions among the dimensions.</summary>
    public int Dimension { get; }

    /// <summary>Null where versions change nothing.</summary>
    public static VersionRules? Of(LineItemState lineItem, ModelReader model) =>
        lineItem.IndexOf<VersionsDimension>() >= 0 && model.Data.Frame.Versions.Any(version =>
            version.Calculation is not null || version.Switchover is not null || version.EditFrom is not null || version.EditTo is not null)
            ? new VersionRules(lineItem, model)
            : null;

    /// <summary>The formula of the version of a cell; null when it has none.</summary>
    public FormulaNode? FormulaAt(ReadOnlySpan<int> members) => _versions[members[Dimension]].Calculation;

    /// <summary>Whether a cell that is no total is calculated, or outside what may be edited.</summary>
    public bool IsCalculated(ReadOnlySpan<int> members) =>
        IsCalculated(_versions[members[Dimension]], _time < 0 ? null : PeriodAt(members[_time]));

    /// <summary>The same by coordinates, which count no totals.</summary>
    public bool IsCalculatedAt(ReadOnlySpan<int> coordinates) =>
        IsCalculated(_versions[coordinates[Dimension]], _time < 0 ? null : _leaves[coordinates[_time]]);

    /// <summary>Copies the place of a cell, with the actual version where it is shown instead.</summary>
    public bool TryUseActual(ReadOnlySpan<int> members, Span<int> moved)
    {
        if (!IsBeforeSwitchover(members))
            return false;
        members.CopyTo(moved);
        moved[Dimension] = _actual;
        return true;
    }

    private bool IsCalculated(VersionState version, Period? period) => version.Calculation is not null
        || (period is not null && (IsBeforeSwitchover(version, period) || period.LastDay < version.EditFrom
            || period.FirstDay > version.EditTo));

    private bool IsBeforeSwitchover(ReadOnlySpan<int> members) =>
        _time >= 0 && PeriodAt(members[_time]) is { } period && IsBeforeSwitchover(_versions[members[Dimension]], period);

    private bool IsBeforeSwitchover(VersionState version, Period period) =>
        _usesSwitchover && _actual >= 0 && version.Switchover is { } day && period.LastDay < day;

    private Period? PeriodAt(int member) => _periods[member].Source as Period;
}
