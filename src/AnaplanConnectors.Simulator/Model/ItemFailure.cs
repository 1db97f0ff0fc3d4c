namespace AnaplanConnectors.Simulator;

/// <summary>Why one entry of a list change or one cell of a write did not go through (API reference 3.8 and 3.10).</summary>
/// <param name="Type"><c>failureType</c>; an open set.</param>
/// <param name="Details"><c>failureMessageDetails</c>.</param>
internal sealed record ItemFailure(string Type, string Details)
{
    public static ItemFailure Incomplete(string details) => new("INCOMPLETE_DATA", details);

    public static ItemFailure Incorrect(string column, string value) =>
        new("INCORRECT_FORMAT", $"incorrect format -- column name:{column}, value:{value}");

    public static ItemFailure NotFound(string details) => new("Not found", details);
}
