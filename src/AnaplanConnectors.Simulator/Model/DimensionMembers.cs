namespace AnaplanConnectors.Simulator;

/// <summary>A member as views show it. Its leaves are a range of <see cref="DimensionMembers.Leaves"/>.</summary>
internal readonly record struct DimensionMember(string Name, int Start, int Count, bool IsSummary);

/// <summary>The members of a dimension in the order of views: children before their parent, the top-level item last.</summary>
internal sealed class DimensionMembers
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);

    private DimensionMembers(IReadOnlyList<DimensionMember> all, int[] leaves)
    {
        All = all;
        Leaves = leaves;
        for (var index = 0; index < all.Count; index++)
            _byName.TryAdd(all[index].Name, index);
    }

    public IReadOnlyList<DimensionMember> All { get; }

    /// <summary>Coordinates of the members that have cells, in the order of views.</summary>
    public int[] Leaves { get; }

    public static DimensionMembers Of(Dimension dimension, ModelData data)
    {
        var members = new List<DimensionMember>();
        var leaves = new List<int>();
        if (dimension is ListDimension of)
            new ListTree(of.List, data).List(members, leaves);
        else if (dimension is TimeDimension time)
            ListPeriods(time, members, leaves);
        else if (dimension is VersionsDimension versions)
            ListVersions(versions, members, leaves);
        return new DimensionMembers(members, [.. leaves]);
    }

    /// <summary>Position of a member in <see cref="All"/> by name, or -1.</summary>
    public int Find(string name) => _byName.GetValueOrDefault(name, -1);

    private static void ListVersions(VersionsDimension dimension, List<DimensionMember> members, List<int> leaves)
    {
        for (var index = 0; index < dimension.Versions.Count; index++)
        {
            members.Add(new DimensionMember(dimension.Versions[index].Name, index, 1, false));
            leaves.Add(index);
        }
    }

    private static void ListPeriods(TimeDimension time, List<DimensionMember> members, List<int> leaves)
    {
        var totals = Enum.GetValues<TimeLevel>().Where(level => level > time.Level && IsShown(time.Calendar.Definition, level))
            .SelectMany(time.Calendar.Periods).ToLookup(period => period.FirstMonth + period.MonthCount);
        foreach (var period in time.Calendar.Periods(time.Level))
        {
            leaves.Add(period.Index);
            members.Add(new DimensionMember(period.Name, period.Index, 1, false));
            // A total stands behind the last period in it, the shorter before the longer.
            foreach (var total in totals[period.FirstMonth + period.MonthCount])
                members.Add(new DimensionMember(total.Name, total.FirstMonth / period.MonthCount,
                    total.MonthCount / period.MonthCount, true));
        }

        if (time.Calendar.Definition.TotalOfAllPeriods)
            members.Add(new DimensionMember(Calendar.TotalName, 0, leaves.Count, true));
    }

    private static bool IsShown(CalendarDefinition calendar, TimeLevel level) => level switch
    {
        TimeLevel.Quarter => calendar.QuarterTotals,
        TimeLevel.HalfYear => calendar.HalfYearTotals,
        _ => true,
    };
}
