using System.ComponentModel;

namespace AnaplanConnectors.Arrow;

/// <summary>How Parquet files are written and read.</summary>
public sealed class ParquetFileOptions
{
    /// <summary>Rows in a row group. Default: 61,440, half of what DuckDB reads in one piece. Three groups are held in memory.</summary>
    [Category("Parquet"), DisplayName("Row group size"), Description("Rows in a row group.")]
    public int RowGroupRows { get; init; } = 61_440;

    /// <summary>
    /// Bytes of text in a row group before it is closed early; what repeats in a column counts once. Default: 3 MB. Three groups are in memory at
    /// a time: one that is being filled, one that waits, and one that is being written, and that one in three forms.
    /// </summary>
    [Category("Parquet"), DisplayName("Row group text"), Description("Bytes of text in a row group before it is closed early.")]
    public int RowGroupTextBytes { get; init; } = 3_000_000;

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

    /// <summary>
    /// Writing: names of columns whose values name folders, <c>year=2026/month=01</c>; the path is then a folder, with a file for each
    /// combination of values and a manifest. Text, whole numbers, truth values and days can name folders. Default: none, one file.
    /// </summary>
    [Category("Parquet"), DisplayName("Partition by"), Description("Names of columns whose values name folders.")]
    public IReadOnlyList<string>? PartitionBy { get; init; }

    /// <summary>
    /// Writing: most folders that are written at the same time. Default: 100. For one more the folder that waited longest is closed, and
    /// gets another file when its values come again.
    /// </summary>
    [Category("Parquet"), DisplayName("Open partitions"), Description("Most folders that are written at the same time.")]
    public int MaxOpenPartitions { get; init; } = 100;

    /// <summary>
    /// Writing: what the footer says about the file, such as where its rows come from. Asked for when the file is completed. Default:
    /// nothing.
    /// </summary>
    public Func<IReadOnlyDictionary<string, string>>? Metadata { get; init; }

    /// <summary>
    /// Writing: what encodes the file, such as the engine of <c>AnaplanConnectors.ParquetSharp</c>, which is native and faster. Default:
    /// null, for Parquet.Net, which is always there. Files mean the same whichever wrote them; reading never uses it.
    /// </summary>
    public IParquetEngine? Engine { get; init; }

    /// <summary>Reading: names of the columns to read, in this order, matched exactly, then without case. Default: all columns.</summary>
    [Category("Parquet"), DisplayName("Columns"), Description("Names of the columns to read, in this order.")]
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>
    /// Reading: conditions that rows have to fulfil, joined by <c>and</c>: <c>year = 2026 and day >= 2026-03-01 and region = 'North and
    /// South'</c>. Comparisons are <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>></c> and <c>>=</c>; days and times are ISO 8601, text is
    /// compared character by character, missing values fulfil nothing. Files whose folders do not fit are not opened; row groups are not
    /// read where the footer's bounds of whole numbers and days exclude them. Default: all rows.
    /// </summary>
    [Category("Parquet"), DisplayName("Where"), Description("Conditions that rows have to fulfil, joined by 'and'.")]
    public string? Where { get; init; }

    /// <summary>
    /// Reading: whether bytes that nothing says to be text are UTF-8 text all the same, as some old writers have it. Default: no, and
    /// such a column is refused.
    /// </summary>
    [Category("Parquet"), DisplayName("Binary as text"), Description("Whether bytes that nothing says to be text are UTF-8 text.")]
    public bool BinaryAsText { get; init; }

    /// <summary>
    /// Reading: most bytes that the columns of one row group may take in memory. Default: 1 GB. A larger one is
    /// refused before it is read. A second row group is in memory, decoded ahead, where both together take at most 64 MB.
    /// </summary>
    [Category("Parquet"), DisplayName("Row group limit"), Description("Most bytes that the columns of one row group may take in memory.")]
    public long MaxRowGroupBytes { get; init; } = 1_000_000_000;

    /// <summary>Reading: longest time that one column of one row group may take to decode. Default: one minute.</summary>
    [Category("Parquet"), DisplayName("Decode timeout"), Description("Longest time that one column of one row group may take to decode.")]
    public TimeSpan DecodeTimeout { get; init; } = TimeSpan.FromMinutes(1);

    internal IEnumerable<string> Problems()
    {
        if (RowGroupRows is < 1 or > 10_000_000)
            yield return $"RowGroupRows is {RowGroupRows} (allowed: 1 to 10,000,000)";
        if (RowGroupTextBytes is < 1_000_000 or > 1_000_000_000)
            yield return $"RowGroupTextBytes is {RowGroupTextBytes} (allowed: 1 MB to 1 GB)";
        if (DecimalScale > 28)
            yield return $"DecimalScale is {DecimalScale} (allowed: 0 to 28)";
        if (PartitionBy is { Count: 0 })
            yield return "PartitionBy is empty (allowed: at least one name, or null for one file)";
        if (MaxOpenPartitions is < 1 or > 1_000)
            yield return $"MaxOpenPartitions is {MaxOpenPartitions} (allowed: 1 to 1,000)";
        if (Columns is { Count: 0 })
            yield return "Columns is empty (allowed: at least one name, or null for all columns)";
        if (ConditionProblem() is { } problem)
            yield return $"Where: {problem}";
        if (MaxRowGroupBytes is < 1_000_000 or > 2_000_000_000)
            yield return $"MaxRowGroupBytes is {MaxRowGroupBytes} (allowed: 1 MB to 2 GB)";
        if (DecodeTimeout < TimeSpan.FromSeconds(1) || DecodeTimeout > TimeSpan.FromDays(1))
            yield return $"DecodeTimeout is {DecodeTimeout:c} (allowed: one second to one day)";
    }

    internal IReadOnlyDictionary<string, string> FooterMetadata() => Metadata?.Invoke() ?? new Dictionary<string, string>();

    private string? ConditionProblem()
    {
        try
        {
            Condition.Parse(Where);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
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
