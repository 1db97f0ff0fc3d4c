namespace AnaplanConnectors.Simulator;

/// <summary>What a line item or a property holds, with its list found.</summary>
internal sealed record CellFormat(FormatDefinition Definition, ListState? List)
{
    public CellType Type => Definition.Type;

    public TimeLevel Period => Definition.Period;

    /// <summary><c>format</c> of line items and properties: <c>TIME PERIOD</c>.</summary>
    public string Name => ApiText.Of(Type);

    /// <summary><c>dataType</c> of format metadata and of exports (API reference 3.5 and 3.13): <c>TIME_ENTITY</c>.</summary>
    public string DataType => Type switch
    {
        CellType.List => "ENTITY",
        CellType.TimePeriod => "TIME_ENTITY",
        _ => Name,
    };
}
