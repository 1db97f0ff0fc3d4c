using System.Globalization;
using System.Text;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>One row cannot be read or written. Correct the row or skip it; the rows around it are not concerned.</summary>
public sealed class RowException : Exception
{
    private const int ExcerptLength = 60;

    /// <summary>Says which row, and why.</summary>
    /// <param name="reason">What is wrong, as a clause without a full stop: "'12,5' is not a number".</param>
    /// <param name="rowNumber">Number of the data row, from one; the header does not count.</param>
    /// <param name="column">Name of the column, when one is at fault.</param>
    /// <param name="excerpt">The value, or the start of the row. Shortened here.</param>
    /// <param name="byteOffset">Where the row starts, in bytes from the start of the input.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public RowException(
        string reason, long rowNumber, string? column = null, string? excerpt = null, long? byteOffset = null,
        Exception? innerException = null)
        : base(Describe(reason, rowNumber, column, byteOffset), innerException)
    {
        Reason = reason;
        RowNumber = rowNumber;
        Column = column;
        ByteOffset = byteOffset;
        Excerpt = excerpt is { Length: > ExcerptLength } ? excerpt.Substring(0, ExcerptLength) + "…" : excerpt;
    }

    /// <summary>What is wrong, without the position.</summary>
    public string Reason { get; }

    /// <summary>Number of the data row, from one; the header does not count.</summary>
    public long RowNumber { get; }

    /// <summary>Name of the column, when one is at fault.</summary>
    public string? Column { get; }

    /// <summary>The value, or the start of the row; at most 60 characters.</summary>
    public string? Excerpt { get; }

    /// <summary>Where the row starts, in bytes from the start of the input; null when the source has no bytes.</summary>
    public long? ByteOffset { get; }

    private static string Describe(string reason, long rowNumber, string? column, long? byteOffset)
    {
        var text = new StringBuilder("Row ").Append(rowNumber.ToString("N0", CultureInfo.InvariantCulture));
        if (column is not null)
            text.Append(", column '").Append(column).Append('\'');
        if (byteOffset is { } offset)
            text.Append(", byte ").Append(offset.ToString("N0", CultureInfo.InvariantCulture));
        return text.Append(": ").Append(reason).Append('.').ToString();
    }
}
