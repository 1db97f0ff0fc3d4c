using AnaplanConnectors.Arrow;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The connectors that the command line knows. A new one is added here, and nowhere else.</summary>
internal static class Connectors
{
    public static readonly IReadOnlyList<Connector> All =
    [
        CsvConnector.Connector,
        ParquetConnector.Connector,
        ArrowConnector.Connector,
    ];

    /// <summary>The connector that a name on this machine means. Folders hold Parquet files.</summary>
    public static Connector ForFile(string path)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            return ParquetConnector.Connector;
        return ForName(path);
    }

    /// <summary>The connector of a place; null for what is no file.</summary>
    public static Connector? Of(Location location, Func<string, string> pathOf) => location switch
    {
        FileLocation { Path: FileLocation.ArrowStream } => ArrowConnector.Connector,
        FileLocation { IsStandard: true } => CsvConnector.Connector,
        FileLocation file => ForFile(pathOf(file.Path)),
        StoreLocation stored => ForName(stored.Name),
        _ => null,
    };

    /// <summary>The connector that a name means by itself. A name that ends in a slash is a folder.</summary>
    public static Connector ForName(string path)
    {
        if (path.EndsWith('/'))
            return ParquetConnector.Connector;
        var suffix = Path.GetExtension(path);
        return All.FirstOrDefault(connector => connector.Suffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase))
            ?? throw new UsageException(
                $"The name '{path}' does not tell what kind of file it is.",
                $"Known endings: {string.Join(", ", All.SelectMany(connector => connector.Suffixes))}.");
    }
}
