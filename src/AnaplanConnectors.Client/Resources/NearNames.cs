namespace AnaplanConnectors.Client;

/// <summary>Names that somebody may have meant: nearest first.</summary>
public static class NearNames
{
    private const int LongestCompared = 100;

    /// <summary>Those of the names that are written nearly so, without case; the nearest first, none when none is near.</summary>
    public static IEnumerable<string> Of(string wanted, IEnumerable<string> names) => Of(wanted, names, name => name);

    internal static IEnumerable<T> Of<T>(string wanted, IEnumerable<T> items)
        where T : NamedItem
        => Of(wanted, items, item => item.Name);

    private static IEnumerable<T> Of<T>(string wanted, IEnumerable<T> items, Func<T, string> nameOf)
    {
        var text = Fold(wanted ?? throw new ArgumentNullException(nameof(wanted)));
        var limit = Math.Max(2, text.Length / 3);
        return items
            .Select(item => (Item: item, Distance: Distance(text, Fold(nameOf(item)))))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Item);
    }

    private static string Fold(string text)
        => (text.Length <= LongestCompared ? text : text.Substring(0, LongestCompared)).Trim().ToUpperInvariant();

    // Part of a name is as near as one slip; otherwise single letters put in, left out or exchanged are counted.
    private static int Distance(string a, string b)
    {
        if (a.Length > 2 && b.Length > 2 && (a.IndexOf(b, StringComparison.Ordinal) >= 0 || b.IndexOf(a, StringComparison.Ordinal) >= 0))
            return 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
