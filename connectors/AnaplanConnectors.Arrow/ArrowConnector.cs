using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Arrow files and streams by name, for the command line.</summary>
public static class ArrowConnector
{
    /// <summary>The connector: source and destination.</summary>
    public static Connector Connector { get; } = new(
        "arrow",
        "Arrow files",
        [".arrow", ".arrows", ".feather"],
        [
            new OptionInfo("select", "Columns to read from Parquet and Arrow files, separated by commas.", "all", Use: OptionUse.Reading),
            new OptionInfo("batch-rows", "Rows in an Arrow record batch, 1 to 10,000,000.", "65,536", Use: OptionUse.Writing),
            new OptionInfo("compression", "Compression: none, snappy, zstd or gzip for Parquet; none, lz4 or zstd for Arrow.", "snappy for Parquet, none for Arrow", Use: OptionUse.Writing),
            new OptionInfo("decimal-scale", "Digits after the point of decimals that do not state their own, 0 to 28.", "10", Use: OptionUse.Writing),
            new OptionInfo("allow-missing-end", "Takes an Arrow stream that stops without the mark of its end as whole. A writer that died looks the same.", IsSwitch: true, Use: OptionUse.Reading),
            new OptionInfo("overwrite", "Replaces a file of the same name.", IsSwitch: true, Use: OptionUse.Writing),
        ],
        CreateSource: Create,
        CreateDestination: Create);

    /// <summary>What the options of <see cref="Connector"/> mean.</summary>
    /// <exception cref="ArgumentException">An option is malformed.</exception>
    public static ArrowFileOptions Options(OptionValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var defaults = new ArrowFileOptions();
        return new ArrowFileOptions
        {
            BatchRows = values.Number("batch-rows", defaults.BatchRows, 1, 10_000_000),
            Compression = values.Choice("compression", Enum.GetNames<ArrowCompression>()) is { } word ? Enum.Parse<ArrowCompression>(word) : defaults.Compression,
            DecimalScale = (byte)values.Number("decimal-scale", defaults.DecimalScale, 0, 28),
            Overwrite = values.IsOn("overwrite"),
            AllowMissingEnd = values.IsOn("allow-missing-end"),
            Columns = values.Text("select")?.Split(','),
        };
    }

    private static ArrowFile Create(OptionValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Store is { } store
            ? new ArrowFile(store, values.Required("path"), Options(values))
            : new ArrowFile(values.Required("path"), Options(values));
    }
}
