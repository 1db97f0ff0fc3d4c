namespace AnaplanConnectors.AdoNet;

/// <summary>A piece of a table by its key, for a <see cref="PartitionedQuery"/>: from <see cref="Low"/> up to, but without, <see cref="High"/>.</summary>
/// <param name="Low">First key of the range.</param>
/// <param name="High">The key behind the range.</param>
public sealed record KeyRange(object Low, object High)
{
    /// <summary>Ranges of nearly equal width that cover the keys from <paramref name="low"/> up to, but without, <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">There is nothing between the two, or less than one range.</exception>
    public static IReadOnlyList<KeyRange> Split(long low, long high, int count)
        => Split(low, high, count, key => key);

    /// <summary>Ranges of nearly equal length that cover the time from <paramref name="low"/> up to, but without, <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">There is nothing between the two, or less than one range.</exception>
    public static IReadOnlyList<KeyRange> Split(DateTime low, DateTime high, int count)
        => Split(low.Ticks, high.Ticks, count, ticks => new DateTime(ticks, low.Kind));

    private static List<KeyRange> Split<T>(long low, long high, int count, Func<long, T> keyOf)
        where T : notnull
    {
        if (count < 1)
            throw new ArgumentException($"{count} ranges were asked for; at least one is needed.", nameof(count));
        if (low >= high)
            throw new ArgumentException($"The range from {keyOf(low)} up to {keyOf(high)} is empty.", nameof(high));
        var width = (decimal)high - low;
        var ranges = new List<KeyRange>();
        for (var i = 0; i < count; i++)
        {
            var from = (long)decimal.Floor(low + (width * i / count));
            var to = (long)decimal.Floor(low + (width * (i + 1) / count));
            if (from < to)
                ranges.Add(new KeyRange(keyOf(from), keyOf(to)));
        }

        return ranges;
    }
}
