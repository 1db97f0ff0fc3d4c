namespace AnaplanConnectors.Simulator;

/// <summary>What line items apply to.</summary>
internal abstract record Dimension(string Id, string Name)
{
    public const string TimeName = "Time";
    public const string VersionsName = "Versions";
    public const string LineItemsName = "Line Items";
    public const string TimeId = "20000000003";
    public const string LineItemsId = "20000000012";
    public const string VersionsId = "20000000020";
    public const string UsersName = "Users";

    /// <summary>Users where dimensions are asked for; a view sample has it for line items (API reference, open question 16).</summary>
    public const string UsersId = "101999999999";

    /// <summary>What its members come from: a subset has members of its list.</summary>
    public string RootId => this is SubsetDimension subset ? subset.List.Id : Id;
}

/// <summary>The items of a list.</summary>
internal sealed record ListDimension(ListState List) : Dimension(List.Id, List.Name);

/// <summary>The timescale at one granularity.</summary>
internal sealed record TimeDimension(TimeLevel Level) : Dimension(TimeId, TimeName);

/// <summary>The versions.</summary>
internal sealed record VersionsDimension() : Dimension(VersionsId, VersionsName);

/// <summary>The users of the workspace.</summary>
internal sealed record UsersDimension() : Dimension(UsersId, UsersName);

/// <summary>
/// The items of a list that are in a subset and have no children. Its coordinates are those of the list.
/// </summary>
internal sealed record SubsetDimension(ListState List, SubsetState Subset) : Dimension(Subset.Id, Subset.Name);

/// <summary>The line items of a view, which stand on an axis like any dimension.</summary>
internal sealed record LineItemsDimension() : Dimension(LineItemsId, LineItemsName);
