using System.Globalization;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// The input as a whole cannot be read: correct it, or the <see cref="CsvFormat"/>. Unlike a
/// <see cref="Rows.RowException"/> it ends the reading.
/// </summary>
public sealed class CsvException : Exception
{
    /// <summary>Says what is wrong, and where.</summary>
    /// <param name="reason">What is wrong and what to do, without a full stop.</param>
    /// <param name="rowNumber">Number of the data row, from one; null in front of the data.</param>
    /// <param name="byteOffset">Bytes from the start of the input, where that is known.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public CsvException(string reason, long? rowNumber = null, long? byteOffset = null, Exception? innerException = null)
        : base(Describe(reason, rowNumber, byteOffset), innerException)
    {
        Reason = reason;
        RowNumber = rowNumber;
        ByteOffset = byteOffset;
    }

    /// <summary>What is wrong, without the position.</summary>
    public string Reason { get; }

    /// <summary>Number of the data row, from one; null in front of the data.</summary>
    public long? RowNumber { get; }

    /// <summary>Bytes from the start of the input; null when unknown or when the input is not UTF-8.</summary>
    public long? ByteOffset { get; }

    private static string Describe(string reason, long? rowNumber, long? byteOffset)
    {
        var row = rowNumber is { } number ? string.Format(CultureInfo.InvariantCulture, "Row {0:N0}", number) : "Header";
        var offset = byteOffset is { } bytes ? string.Format(CultureInfo.InvariantCulture, ", byte {0:N0}", bytes) : "";
        return $"{row}{offset}: {reason}.";
    }
}
