namespace AnaplanConnectors.Cli;

/// <summary>What a copy would do.</summary>
internal sealed record CopyPlan
{
    public required string Source { get; init; }

    public required string Destination { get; init; }

    public required IReadOnlyList<PlannedColumn> Columns { get; init; }

    /// <summary>What was looked at, in words.</summary>
    public required string Sample { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    public int? Chunks { get; init; }

    /// <summary>Against the minute budget of the tenant, in words; null when nothing goes to Anaplan.</summary>
    public string? Requests { get; init; }

    public required string Memory { get; init; }

    /// <summary>What is there now and will be gone.</summary>
    public required IReadOnlyList<string> Overwrites { get; init; }

    /// <summary>What missing values and empty texts become.</summary>
    public required string Missing { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why the copy would be refused.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>A column of a plan.</summary>
/// <param name="Name">Its name in the source.</param>
/// <param name="Type">The type that it travels with.</param>
/// <param name="Origin">What the type is known from.</param>
/// <param name="LooksLike">The type that its first values would allow, where they are text; else null.</param>
/// <param name="GoesTo">Its name at the destination; null when it is left out.</param>
/// <param name="Example">The first value.</param>
/// <param name="Note">What somebody should know.</param>
internal sealed record PlannedColumn(string Name, string Type, string Origin, string? LooksLike, string? GoesTo, string? Example, string? Note);
