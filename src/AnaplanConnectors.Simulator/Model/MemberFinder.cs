namespace AnaplanConnectors.Simulator;

/// <summary>Finds the coordinate that a text means in one dimension.</summary>
internal abstract class MemberFinder
{
    /// <summary>There is no such member.</summary>
    public const int Unknown = -1;

    /// <summary>A parent, a total of time or a top-level item: it has no cells of its own.</summary>
    public const int Aggregate = -2;

    /// <summary>Where messages say it was looked for.</summary>
    public abstract string Place { get; }

    /// <summary><c>type</c> of the detail that counts unknown texts.</summary>
    public virtual string ErrorType => "moduleImportInvalidListIdentifier";

    public static MemberFinder Of(Dimension dimension, ModelData data, ImportColumn column) => dimension switch
    {
        ListDimension of => new ListMemberFinder(of.List, data, column.Match),
        SubsetDimension of => new SubsetMemberFinder(of, data, column.Match),
        TimeDimension time => new TimeMemberFinder(time, data.Calendar, column.Dates),
        VersionsDimension => new NameFinder(Dimension.VersionsName, data.Frame.Versions.Select(version => version.Name)),
        UsersDimension => new NameFinder(Dimension.UsersName, data.Frame.Users.Select(user => user.Email)),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Name, "Unknown kind of dimension."),
    };

    /// <summary>A coordinate, <see cref="Unknown"/> or <see cref="Aggregate"/>.</summary>
    public abstract int Find(ReadOnlySpan<char> text);

    public RowProblem Complaint(ReadOnlySpan<char> text) => new(ErrorType, $"{text} not found in {Place}");
}

/// <summary>Items of a list; those with children, and the items of parent lists, are aggregates.</summary>
internal sealed class ListMemberFinder : MemberFinder
{
    private readonly ListItems _items;
    private readonly List<ListItems> _ancestors = [];
    private readonly bool[]? _hasChildren;
    private readonly MatchBy _match;

    public ListMemberFinder(ListState list, ModelData data, MatchBy match)
    {
        _items = data.Items(list);
        _match = match;
        for (; list.ParentList != list; list = list.ParentList)
            _ancestors.Add(data.Items(list.ParentList));
        if (_ancestors.Count > 0)
            return;
        _hasChildren = new bool[_items.Count];
        for (var item = 0; item < _items.Count; item++)
        {
            if (_items.Parent(item) >= 0)
                _hasChildren[_items.Parent(item)] = true;
        }
    }

    public override string Place => $"list {_items.List.Name}";

    public override int Find(ReadOnlySpan<char> text)
    {
        var item = _items.Find(text, _match);
        if (item >= 0)
            return _hasChildren is not null && _hasChildren[item] ? Aggregate : item;
        return IsAncestor(text) ? Aggregate : Unknown;
    }

    private bool IsAncestor(ReadOnlySpan<char> text)
    {
        if (IsTopLevel(_items.List, text))
            return true;
        foreach (var ancestors in _ancestors)
        {
            if (ancestors.Find(text, _match) >= 0 || IsTopLevel(ancestors.List, text))
                return true;
        }

        return false;
    }

    private static bool IsTopLevel(ListState list, ReadOnlySpan<char> text) =>
        list.TopLevelItem is not null && text.Equals(list.TopLevelItem, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Periods; those of a coarser granularity are aggregates.</summary>
internal sealed class TimeMemberFinder : MemberFinder
{
    private readonly PeriodNames _names;
    private readonly HashSet<string> _totals;

    public TimeMemberFinder(TimeDimension time, Calendar calendar, DatePattern? pattern)
    {
        _names = new PeriodNames(calendar, time.Level, pattern);
        _totals = Enum.GetValues<TimeLevel>().Where(level => level > time.Level).SelectMany(calendar.Periods)
            .Select(period => period.Name)
            .Concat(calendar.Totals().Select(total => total.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public override string Place => "calendar";

    public override string ErrorType => "moduleImportInvalidTimeEntityIdentifier";

    public override int Find(ReadOnlySpan<char> text)
    {
        var index = _names.Find(text);
        return index < 0 && _totals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) ? Aggregate : index;
    }
}

/// <summary>Items of a subset: those of the list that are in it.</summary>
internal sealed class SubsetMemberFinder(SubsetDimension dimension, ModelData data, MatchBy match) : MemberFinder
{
    private readonly ListMemberFinder _list = new(dimension.List, data, match);
    private readonly ListItems _items = data.Items(dimension.List);

    public override string Place => $"list {dimension.Name}";

    public override int Find(ReadOnlySpan<char> text)
    {
        var item = _list.Find(text);
        return item >= 0 && !_items.IsIn(dimension.Subset, item) ? Unknown : item;
    }
}

/// <summary>Versions and users, which are few, by name.</summary>
internal sealed class NameFinder(string dimension, IEnumerable<string> names) : MemberFinder
{
    private readonly string[] _names = [.. names];

    public override string Place => $"list {dimension}";

    public override int Find(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < _names.Length; index++)
        {
            if (text.Equals(_names[index], StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return Unknown;
    }
}
