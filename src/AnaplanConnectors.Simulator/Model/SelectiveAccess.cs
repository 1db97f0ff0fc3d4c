namespace AnaplanConnectors.Simulator;

/// <summary>Who may read and write single items of a list, by the ids of the items. Whoever may write may read.</summary>
internal sealed class SelectiveAccess
{
    private readonly Dictionary<long, (HashSet<UserState> Readers, HashSet<UserState> Writers)> _byItem = [];

    public void Grant(long item, HashSet<UserState> readers, HashSet<UserState> writers) => _byItem[item] = (readers, writers);

    public bool CanRead(UserState user, long item) =>
        _byItem.TryGetValue(item, out var users) && (users.Readers.Contains(user) || users.Writers.Contains(user));

    public bool CanWrite(UserState user, long item) => _byItem.TryGetValue(item, out var users) && users.Writers.Contains(user);

    /// <summary>E-mail addresses, as list items show them.</summary>
    public (string Read, string Write) Names(long item) => _byItem.TryGetValue(item, out var users)
        ? (Join(users.Readers), Join(users.Writers))
        : ("", "");

    private static string Join(IEnumerable<UserState> users) =>
        string.Join(",", users.Select(user => user.Email).Order(StringComparer.Ordinal));
}

/// <summary>
/// What one user may see of the items of a model. Access to a parent is access to everything below it; workspace administrators
/// see everything (API reference 9).
/// </summary>
internal sealed class ItemAccess(ModelData data, UserState? user, bool isFree)
{
    /// <summary>Nothing is hidden.</summary>
    public static ItemAccess Everything(ModelData data) => new(data, null, isFree: true);

    public bool CanRead(DimensionMember member) => member.Source is not ListItems items || CanRead(items, member.Item);

    public bool CanRead(ListItems items, int item) =>
        isFree || IsGranted(items, item, (access, id) => access.CanRead(user!, id));

    public bool CanWrite(ListItems items, int item) =>
        isFree || IsGranted(items, item, (access, id) => access.CanWrite(user!, id));

    private bool IsGranted(ListItems items, int item, Func<SelectiveAccess, long, bool> isGranted)
    {
        if (items.List.Access is null)
            return true;
        // A top-level item is nobody's but the administrators'.
        while (item >= 0 && items.List.Access is { } access)
        {
            if (isGranted(access, items.Number(item)))
                return true;
            item = items.Parent(item);
            items = data.Items(items.List.ParentList);
        }

        return false;
    }
}
