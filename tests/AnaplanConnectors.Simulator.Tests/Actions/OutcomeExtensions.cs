namespace AnaplanConnectors.Simulator.Tests;

internal static class OutcomeExtensions
{
    /// <summary>The value behind a key of a detail.</summary>
    public static string? Value(this OutcomeDetail detail, string key)
    {
        var pair = Enumerable.Range(0, detail.Values.Count / 2).Single(index => detail.Values[index * 2] == key);
        return detail.Values[pair * 2 + 1];
    }
}
