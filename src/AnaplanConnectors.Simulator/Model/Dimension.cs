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
}

/// <summary>The items of a list.</summary>
internal sealed record ListDimension(ListState List) : Dimension(List.Id, List.Name);

/// <summary>The timescale at one granularity.</summary>
internal sealed record TimeDimension(Calendar Calendar, TimeLevel Level) : Dimension(TimeId, TimeName);

/// <summary>The versions.</summary>
internal sealed record VersionsDimension(IReadOnlyList<VersionState> Versions) : Dimension(VersionsId, VersionsName);

/// <summary>The line items of a view, which stand on an axis like any dimension.</summary>
internal sealed record LineItemsDimension() : Dimension(LineItemsId, LineItemsName);
