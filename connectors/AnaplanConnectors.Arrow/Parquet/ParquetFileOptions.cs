using System.ComponentModel;

namespace AnaplanConnectors.Arrow;

/// <summary>How a Parquet file is written.</summary>
public sealed class ParquetFileOptions
{
    /// <summary>Rows in a row group. Default: 122,880, which DuckDB reads in one piece. A group is held in memory.</summary>
    [Category("Parquet"), DisplayName("Row group size"), Description("Rows in a row group.")]
    public int RowGroupRows { get; init; } = 122_880;

    /// <summary>
    /// Bytes of text in a row group before it is closed early. Default: 32 MB. Two groups are in memory at a time, one that
    /// is being filled and one that is being written.
    /// </summary>
    [Category("Parquet"), DisplayName("Row group text"), Description("Bytes of text in a row group before it is closed early.")]
    public int RowGroupTextBytes { get; init; } = 32_000_000;

    /// <summary>Compression of the pages. Default: Snappy, which every reader knows.</summary>
    [Category("Parquet"), DisplayName("Compression"), Description("Compression of the pages.")]
    public ParquetCompression Compression { get; init; } = ParquetCompression.Snappy;

    /// <summary>
    /// Digits after the point of decimal columns that do not state their own. Default: 10. A value with more is refused, never
    /// rounded.
    /// </summary>
    [Category("Parquet"), DisplayName("Decimal scale"), Description("Digits after the point of decimal columns that do not state their own.")]
    public byte DecimalScale { get; init; } = 10;

    /// <summary>Whether a file of the same name may be replaced. Default: no.</summary>
    [Category("Parquet"), DisplayName("Overwrite"), Description("Whether a file of the same name may be replaced.")]
    public bool Overwrite { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (RowGroupRows is < 1 or > 10_000_000)
            yield return $"RowGroupRows is {RowGroupRows} (allowed: 1 to 10,000,000)";
        if (RowGroupTextBytes is < 1_000_000 or > 1_000_000_000)
            yield return $"RowGroupTextBytes is {RowGroupTextBytes} (allowed: 1 MB to 1 GB)";
        if (DecimalScale > 28)
            yield return $"DecimalScale is {DecimalScale} (allowed: 0 to 28)";
    }
}

/// <summary>Compression of Parquet pages.</summary>
public enum ParquetCompression
{
    /// <summary>None at all.</summary>
    None,

    /// <summary>Snappy: fast, and known to every reader.</summary>
    Snappy,

    /// <summary>Zstandard at its fastest level: about a fifth smaller than Snappy.</summary>
    Zstd,

    /// <summary>Gzip at its fastest level, for readers that know nothing newer.</summary>
    Gzip,
}
