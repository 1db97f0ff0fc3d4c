namespace AnaplanConnectors.Simulator;

/// <summary>
/// A member as views show it. Its leaves are a range of <see cref="DimensionMembers.Leaves"/>; the source is the
/// <see cref="ListItems"/> it is an item of (-1 for the top-level item), or what it is itself: a period, a version, a user.
/// </summary>
internal readonly record struct DimensionMember(string Name, int Start, int Count, bool IsSummary, object Source, int Item = 0)
{
    public string Id => Source switch
    {
        ListItems items => Item < 0 ? items.List.TopLevelId : items.Id(Item),
        Period period => period.Id,
        PeriodTotal total => total.Id,
        VersionState version => version.Id,
        UserState user => user.Id,
        _ => throw new InvalidOperationException($"'{Name}' comes from a {Source.GetType().Name}, which has no id."),
    };

    /// <summary>Items of lists may have one.</summary>
    public string? Code => Source is ListItems items && Item >= 0 ? items.Code(Item) : null;
}

/// <summary>The members of a dimension in the order of views: children before their parent, the top-level item last.</summary>
internal sealed class DimensionMembers
{
    private Dictionary<string, int>? _byName;
    private int[]? _leafPositions;

    private DimensionMembers(List<DimensionMember> all, int[] leaves)
    {
        All = all;
        Leaves = leaves;
    }

    public IReadOnlyList<DimensionMember> All { get; }

    /// <summary>Coordinates of the members that have cells, in the order of views.</summary>
    public int[] Leaves { get; }

    /// <summary>Positions in <see cref="All"/> of the members that have cells, in the same order.</summary>
    public int[] LeafPositions => _leafPositions ??= [.. Enumerable.Range(0, All.Count).Where(index => !All[index].IsSummary)];

    public static DimensionMembers Of(Dimension dimension, ModelData data)
    {
        var members = new List<DimensionMember>();
        var leaves = new List<int>();
        switch (dimension)
        {
            case ListDimension of:
                new ListTree(of.List, data).List(members, leaves);
                break;
            case SubsetDimension subset:
                ListSubset(subset, data.Items(subset.List), members, leaves);
                break;
            case TimeDimension time:
                ListPeriods(data.Calendar, time.Level, members, leaves);
                break;
            case VersionsDimension:
                ListAll(data.Frame.Versions, version => version.Name, members, leaves);
                break;
            case UsersDimension:
                ListAll(data.Frame.Users, user => user.Email, members, leaves);
                break;
        }

        return new DimensionMembers(members, [.. leaves]);
    }

    /// <summary>Position of a member in <see cref="All"/> by name, or -1.</summary>
    public int Find(string name)
    {
        if (_byName is null)
        {
            var byName = new Dictionary<string, int>(All.Count, StringComparer.OrdinalIgnoreCase);
            for (var index = 0; index < All.Count; index++)
                byName.TryAdd(All[index].Name, index);
            _byName = byName;
        }

        return _byName.GetValueOrDefault(name, -1);
    }

    private static void ListAll<T>(IReadOnlyList<T> all, Func<T, string> name, List<DimensionMember> members, List<int> leaves)
        where T : class
    {
        for (var index = 0; index < all.Count; index++)
        {
            members.Add(new DimensionMember(name(all[index]), index, 1, false, all[index]));
            leaves.Add(index);
        }
    }

    private static void ListSubset(SubsetDimension dimension, ListItems items, List<DimensionMember> members, List<int> leaves)
    {
        var hasChildren = new bool[items.Count];
        for (var item = 0; item < items.Count && dimension.List.ParentList == dimension.List; item++)
        {
            if (items.Parent(item) >= 0)
                hasChildren[items.Parent(item)] = true;
        }

        for (var item = 0; item < items.Count; item++)
        {
            if (!items.IsIn(dimension.Subset, item) || hasChildren[item])
                continue;
            members.Add(new DimensionMember(items.Label(item), leaves.Count, 1, false, items, item));
            leaves.Add(item);
        }
    }

    private static void ListPeriods(Calendar calendar, TimeLevel level, List<DimensionMember> members, List<int> leaves)
    {
        var totals = Enum.GetValues<TimeLevel>().Where(coarser => coarser > level && IsShown(calendar.Definition, coarser))
            .SelectMany(calendar.Periods).ToLookup(period => period.FirstUnit + period.UnitCount);
        var periods = calendar.Periods(level);
        foreach (var period in periods)
        {
            leaves.Add(period.Index);
            members.Add(new DimensionMember(period.Name, period.Index, 1, false, period));
            // A total stands behind the last period in it, the shorter before the longer.
            foreach (var total in totals[period.FirstUnit + period.UnitCount])
                members.Add(Total(periods, total.Name, total.FirstUnit, total.UnitCount, total));
        }

        foreach (var total in calendar.Totals())
            members.Add(Total(periods, total.Name, total.FirstUnit, total.UnitCount, total));
    }

    private static DimensionMember Total(IReadOnlyList<Period> periods, string name, int firstUnit, int unitCount, object source)
    {
        var inside = periods.Where(period => period.FirstUnit >= firstUnit
            && period.FirstUnit + period.UnitCount <= firstUnit + unitCount).ToList();
        return new DimensionMember(name, inside.Count == 0 ? 0 : inside[0].Index, inside.Count, true, source);
    }

    private static bool IsShown(CalendarDefinition calendar, TimeLevel level) => level switch
    {
        TimeLevel.Quarter => calendar.QuarterTotals,
        TimeLevel.HalfYear => calendar.HalfYearTotals,
        _ => true,
    };
}
