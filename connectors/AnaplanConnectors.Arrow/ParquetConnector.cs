using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Parquet files by name, for the command line.</summary>
public static class ParquetConnector
{
    /// <summary>The connector: source and destination.</summary>
    public static Connector Connector { get; } = new(
        "parquet",
        "Parquet files",
        [".parquet"],
        [
            new OptionInfo("select", "Columns to read from Parquet and Arrow files, separated by commas.", "all", Use: OptionUse.Reading),
            new OptionInfo("where", "Conditions on rows of Parquet files: \"year = 2026 and day >= 2026-03-01\".", "all rows", Use: OptionUse.Reading),
            new OptionInfo("binary-as-text", "Bytes in Parquet files that nothing says to be text are UTF-8 text.", IsSwitch: true, Use: OptionUse.Reading),
            new OptionInfo("partition-by", "Columns, separated by commas, whose values name folders of Parquet files: lake/year=2026/…", Use: OptionUse.Writing),
            new OptionInfo("row-group-rows", "Rows in a Parquet row group, 1 to 10,000,000.", "61,440", Use: OptionUse.Writing),
            new OptionInfo("compression", "Compression: none, snappy, zstd or gzip for Parquet; none, lz4 or zstd for Arrow.", "snappy for Parquet, none for Arrow", Use: OptionUse.Writing),
            new OptionInfo("decimal-scale", "Digits after the point of decimals that do not state their own, 0 to 28.", "10", Use: OptionUse.Writing),
            new OptionInfo("overwrite", "Replaces a file of the same name.", IsSwitch: true, Use: OptionUse.Writing),
        ],
        CreateSource: values => Create(values, metadata: null),
        CreateDestination: values => Create(values, metadata: null));

    /// <summary>The file or folder that options describe.</summary>
    /// <param name="values">Options of <see cref="Connector"/>.</param>
    /// <param name="metadata">What footers say about where the rows come from; null for nothing.</param>
    /// <exception cref="ArgumentException">An option is malformed.</exception>
    public static ParquetFile Create(OptionValues values, Func<IReadOnlyDictionary<string, string>>? metadata)
    {
        ArgumentNullException.ThrowIfNull(values);
        var defaults = new ParquetFileOptions();
        var options = new ParquetFileOptions
        {
            RowGroupRows = values.Number("row-group-rows", defaults.RowGroupRows, 1, 10_000_000),
            Compression = values.Choice("compression", Enum.GetNames<ParquetCompression>()) is { } word ? Enum.Parse<ParquetCompression>(word) : defaults.Compression,
            DecimalScale = (byte)values.Number("decimal-scale", defaults.DecimalScale, 0, 28),
            Overwrite = values.IsOn("overwrite"),
            Columns = values.Text("select")?.Split(','),
            Where = values.Text("where"),
            BinaryAsText = values.IsOn("binary-as-text"),
            PartitionBy = values.Text("partition-by")?.Split(','),
            Metadata = metadata,
        };
        return values.Store is { } store ? new ParquetFile(store, values.Required("path"), options) : new ParquetFile(values.Required("path"), options);
    }
}
