namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Wrappers that change what a source delivers. The source is opened as it was; nothing is copied.</summary>
public static class SourceExtensions
{
    /// <summary>These columns only, in this order. A column may come twice.</summary>
    /// <param name="source">Where the columns come from.</param>
    /// <param name="columns">Names, matched exactly, then without case.</param>
    /// <exception cref="ArgumentException">When the source is asked for its columns: a name fits none, or several.</exception>
    public static ISource Select(this ISource source, params string[] columns)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        if (columns is null)
            throw new ArgumentNullException(nameof(columns));
        var names = (string[])columns.Clone();
        return MappedSource.Create(source, schema => RowMap.Select(schema, names));
    }

    /// <summary>The same columns under other names.</summary>
    /// <param name="source">Where the columns come from.</param>
    /// <param name="names">New names by old ones; other columns keep theirs.</param>
    /// <exception cref="ArgumentException">When the source is asked for its columns: an old name fits none, or several.</exception>
    public static ISource Rename(this ISource source, IReadOnlyDictionary<string, string> names)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        if (names is null)
            throw new ArgumentNullException(nameof(names));
        var copy = names.ToArray();
        return MappedSource.Create(source, schema => RowMap.Rename(schema, copy));
    }
}
