namespace AnaplanConnectors.Simulator;

/// <summary>A module, and where its coordinates and values come from.</summary>
/// <param name="Module">The module.</param>
/// <param name="Dimensions">One for each dimension of the module, in its order.</param>
/// <param name="Values">Columns that hold values, with their line items.</param>
/// <param name="LineItem">Column that names the line item of <paramref name="Value"/>, or null.</param>
/// <param name="Value">Column of the value beside <paramref name="LineItem"/>, or null.</param>
internal sealed record ModuleTarget(ModuleState Module, IReadOnlyList<CoordinateSource> Dimensions,
    IReadOnlyList<(LineItemState LineItem, ImportColumn Column)> Values, ImportColumn? LineItem, ImportColumn? Value)
        : ImportTarget
{
    public override IEnumerable<ImportColumn> Columns => Dimensions.Select(source => source.Column)
        .Append(LineItem).Append(Value).OfType<ImportColumn>().Concat(Values.Select(pair => pair.Column));

    /// <summary>Dimensions whose member every run has to name.</summary>
    public IEnumerable<CoordinateSource> Prompts => Dimensions.Where(source => source.EntityType is not null);
}

/// <summary>Where the members of one dimension come from: exactly one of the three is set.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Column">A column of the source.</param>
/// <param name="Member">Code or name of a fixed member.</param>
/// <param name="EntityType">The name under which a run gives the member.</param>
internal sealed record CoordinateSource(Dimension Dimension, ImportColumn? Column, string? Member, string? EntityType)
{
    /// <summary>Whether an answer to a prompt is meant for this dimension.</summary>
    public bool IsAnsweredBy(MappingParameter parameter) => EntityType is not null
        && (parameter.EntityType.Equals(EntityType, StringComparison.OrdinalIgnoreCase)
            || parameter.EntityType.Equals(Dimension.Name, StringComparison.OrdinalIgnoreCase));
}
