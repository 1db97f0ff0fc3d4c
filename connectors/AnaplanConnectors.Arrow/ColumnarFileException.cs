using System.Globalization;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// A Parquet or Arrow file as a whole cannot be read: it is damaged, cut short, too large for the limits, or holds what rows cannot
/// carry. Unlike a <see cref="Transfer.Rows.RowException"/> it ends the reading.
/// </summary>
public sealed class ColumnarFileException : Exception
{
    /// <summary>Says what is wrong, and where.</summary>
    /// <param name="file">Path of the file, or what stands for it.</param>
    /// <param name="reason">What is wrong and what to do, without a full stop.</param>
    /// <param name="rowGroup">Index of the row group or record batch, from zero; null outside of any.</param>
    /// <param name="column">Name of the column; null when no single one is at fault.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public ColumnarFileException(string file, string reason, int? rowGroup = null, string? column = null, Exception? innerException = null)
        : base(Describe(file, reason, rowGroup, column), innerException)
    {
        FilePath = file;
        Reason = reason;
        RowGroup = rowGroup;
        Column = column;
    }

    /// <summary>Path of the file, or what stands for it.</summary>
    public string FilePath { get; }

    /// <summary>What is wrong, without the position.</summary>
    public string Reason { get; }

    /// <summary>Index of the row group or record batch, from zero; null outside of any.</summary>
    public int? RowGroup { get; }

    /// <summary>Name of the column; null when no single one is at fault.</summary>
    public string? Column { get; }

    private static string Describe(string file, string reason, int? rowGroup, string? column)
    {
        var group = rowGroup is { } index ? string.Create(CultureInfo.InvariantCulture, $", row group {index}") : "";
        var name = column is null ? "" : $", column '{column}'";
        return $"'{file}'{group}{name}: {reason}.";
    }
}
