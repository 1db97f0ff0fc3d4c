using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// The <c>values</c> of a detail: keys and values alternate, pairs come in arbitrary order (API reference 3.16).
/// </summary>
internal static class ValuePairs
{
    /// <summary>An order that nobody can rely on, yet the same for the same values.</summary>
    public static IReadOnlyList<string?> Shuffled(params (string Key, object Value)[] pairs)
    {
        var texts = pairs.Select(pair => (pair.Key, Value: Convert.ToString(pair.Value, CultureInfo.InvariantCulture))).ToArray();
        var seed = texts.SelectMany(pair => pair.Key + pair.Value).Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
        new Random(seed).Shuffle(texts);
        return [.. texts.SelectMany(pair => new[] { pair.Key, pair.Value })];
    }
}
