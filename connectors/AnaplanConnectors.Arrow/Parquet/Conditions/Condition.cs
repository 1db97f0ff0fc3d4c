using System.Globalization;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Arrow;

/// <summary>What a row has to fulfil, as it is written: <c>day >= 2026-01-01</c>.</summary>
/// <param name="Name">The column.</param>
/// <param name="Comparison">How its values compare.</param>
/// <param name="Value">With what, as text.</param>
internal sealed partial record Condition(string Name, Comparison Comparison, string Value)
{
    /// <summary>Reads conditions that are joined by <c>and</c>; none where there is no text.</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<Condition> Parse(string? text)
    {
        var conditions = new List<Condition>();
        for (var at = 0; text is not null && at < text.Length;)
        {
            var match = One().Match(text, at);
            if (!match.Success)
                throw new FormatException($"'{text[at..]}' is no condition (write: column >= value and other = 'some text')");
            conditions.Add(new Condition(
                match.Groups["name"].Value.Trim(), ComparisonOf(match.Groups["op"].Value),
                match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["plain"].Value.Trim()));
            at = match.Index + match.Length;
        }

        return conditions;
    }

    /// <summary>
    /// Whether it holds for a value that stands in a path. Such values have no type: two whole numbers are compared as numbers, everything
    /// else as text.
    /// </summary>
    public bool HoldsForPath(string? value) => value is not null && Holds(
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && long.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? number.CompareTo(wanted)
            : string.CompareOrdinal(value, Value));

    /// <summary>Whether it holds for a value that compares so.</summary>
    public bool Holds(int order) => Comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Whether it can hold for a value between two bounds.</summary>
    public bool CanHold(long least, long greatest, long wanted) => Comparison switch
    {
        Comparison.Equal => least <= wanted && wanted <= greatest,
        Comparison.NotEqual => least != wanted || greatest != wanted,
        Comparison.Less => least < wanted,
        Comparison.AtMost => least <= wanted,
        Comparison.Greater => greatest > wanted,
        _ => greatest >= wanted,
    };

    private static Comparison ComparisonOf(string text) => text switch
    {
        "=" => Comparison.Equal,
        "!=" or "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.AtMost,
        ">" => Comparison.Greater,
        _ => Comparison.AtLeast,
    };

    [GeneratedRegex(@"\G\s*(?<name>[^<>=!]+?)\s*(?<op><=|>=|!=|<>|=|<|>)\s*(?:'(?<quoted>(?:[^']|'')*)'|(?<plain>[^\s'<>=!][^'<>=!]*?))(?:\s+and\s+(?=\S)|\s*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex One();
}

/// <summary>How two values compare.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}
