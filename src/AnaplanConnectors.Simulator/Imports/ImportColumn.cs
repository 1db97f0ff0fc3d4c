namespace AnaplanConnectors.Simulator;

/// <summary>A column of the source that an import uses.</summary>
/// <param name="Header">Its name in the header row.</param>
/// <param name="Position">Its 1-based position; decides between equal names and stands in for a missing header row.</param>
/// <param name="Match">How identifiers in it are read.</param>
/// <param name="Dates">How dates in it are written; null where the column has none of its own and time is given by name.</param>
internal sealed record ImportColumn(string Header, int? Position, MatchBy Match, DatePattern? Dates)
{
    /// <summary>Identifiers by code or name, dates as the import writes them, time by name.</summary>
    public static ImportColumn Any { get; } = new("", null, MatchBy.CodeOrName, null);
}

/// <summary>What an import loads.</summary>
internal abstract record ImportTarget
{
    /// <summary>All columns it reads.</summary>
    public abstract IEnumerable<ImportColumn> Columns { get; }
}

/// <summary>A list, and the columns for its items.</summary>
internal sealed record ListTarget(ListState List, MatchBy Match, ImportColumn? Name, ImportColumn? Code, ImportColumn? Parent,
    IReadOnlyList<(PropertyState Property, ImportColumn Column)> Properties,
        IReadOnlyList<(SubsetState Subset, ImportColumn Column)> Subsets)
    : ImportTarget
{
    public override IEnumerable<ImportColumn> Columns => new[] { Name, Code, Parent }.OfType<ImportColumn>()
        .Concat(Properties.Select(pair => pair.Column)).Concat(Subsets.Select(pair => pair.Column));
}
