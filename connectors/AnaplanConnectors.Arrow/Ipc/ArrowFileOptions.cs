using System.ComponentModel;

namespace AnaplanConnectors.Arrow;

/// <summary>How Arrow files and streams are written and read.</summary>
public sealed class ArrowFileOptions
{
    /// <summary>Rows in a record batch. Default: 65,536. A batch is held in memory.</summary>
    [Category("Arrow"), DisplayName("Batch size"), Description("Rows in a record batch.")]
    public int BatchRows { get; init; } = 65_536;

    /// <summary>Bytes of text in a record batch before it is closed early. Default: 16 MB.</summary>
    [Category("Arrow"), DisplayName("Batch text"), Description("Bytes of text in a record batch before it is closed early.")]
    public int BatchTextBytes { get; init; } = 16_000_000;

    /// <summary>Compression of the buffers. Default: none, which readers map into memory as it is.</summary>
    [Category("Arrow"), DisplayName("Compression"), Description("Compression of the buffers.")]
    public ArrowCompression Compression { get; init; }

    /// <summary>
    /// Digits after the point of decimal columns that do not state their own. Default: 10. A value with more is refused, never
    /// rounded.
    /// </summary>
    [Category("Arrow"), DisplayName("Decimal scale"), Description("Digits after the point of decimal columns that do not state their own.")]
    public byte DecimalScale { get; init; } = 10;

    /// <summary>Whether a file of the same name may be replaced. Default: no.</summary>
    [Category("Arrow"), DisplayName("Overwrite"), Description("Whether a file of the same name may be replaced.")]
    public bool Overwrite { get; init; }

    /// <summary>Reading: names of the columns to read, in this order, matched exactly, then without case. Default: all columns.</summary>
    [Category("Arrow"), DisplayName("Columns"), Description("Names of the columns to read, in this order.")]
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>
    /// Reading: most bytes that one record batch or dictionary may take in memory. Default: 1 GB. One batch is in memory at a time; a
    /// larger one is refused before it is read.
    /// </summary>
    [Category("Arrow"), DisplayName("Batch limit"), Description("Most bytes that one record batch or dictionary may take in memory.")]
    public long MaxBatchBytes { get; init; } = 1_000_000_000;

    /// <summary>
    /// Reading: whether a stream may stop without the mark of its end. The format allows a writer to close it so, and then nobody can tell a whole
    /// stream from one whose writer died between two batches. Default: no; such a stream is refused when its last batch has been read. The libraries of the
    /// Arrow project write the mark. A file ends at its footer and needs no mark.
    /// </summary>
    [Category("Arrow"), DisplayName("Allow missing end"), Description("Whether a stream may stop without the mark of its end.")]
    public bool AllowMissingEnd { get; init; }

    internal ArrowFileOptions Checked()
    {
        var problems = string.Join("; ", Problems());
        return problems.Length == 0 ? this : throw new ArgumentException(problems);
    }

    private IEnumerable<string> Problems()
    {
        if (BatchRows is < 1 or > 10_000_000)
            yield return $"BatchRows is {BatchRows} (allowed: 1 to 10,000,000)";
        if (BatchTextBytes is < 1_000_000 or > 1_000_000_000)
            yield return $"BatchTextBytes is {BatchTextBytes} (allowed: 1 MB to 1 GB)";
        if (DecimalScale > 28)
            yield return $"DecimalScale is {DecimalScale} (allowed: 0 to 28)";
        if (Columns is { Count: 0 })
            yield return "Columns is empty (allowed: at least one name, or null for all columns)";
        if (MaxBatchBytes is < 1_000_000 or > 2_000_000_000)
            yield return $"MaxBatchBytes is {MaxBatchBytes} (allowed: 1 MB to 2 GB)";
    }
}

/// <summary>Compression of Arrow buffers.</summary>
public enum ArrowCompression
{
    /// <summary>None at all.</summary>
    None,

    /// <summary>LZ4: fast.</summary>
    Lz4,

    /// <summary>Zstandard: smaller.</summary>
    Zstd,
}
