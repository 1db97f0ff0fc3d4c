using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Makes separated text of typed rows, synchronously, in UTF-8. One encoder per delivery; not for several threads.</summary>
internal sealed class CsvEncoder
{
    public CsvEncoder(RowSchema schema, CsvFormat format)
    {
        Schema = schema;
        Format = format.Checked();
    }

    public RowSchema Schema { get; }

    public CsvFormat Format { get; }

    /// <summary>
    /// Physical lines written so far: one per row and for the header, and one more for each line break inside a cell. A row that
    /// failed counts none. The line of the next row is this plus one.
    /// </summary>
    public long LinesWritten { get; private set; }

    /// <summary>Null unless the target is not UTF-8: then every block, cut at a record end, goes through it.</summary>
    public CsvTranscoder? Transcoder => throw new NotImplementedException();

    /// <exception cref="ArgumentException">The rows have other columns than the delivery was started with.</exception>
    public void Accept(RowSchema schema) => throw new NotImplementedException();

    /// <summary>Writes the column names, if the format has a header.</summary>
    public void EncodeHeader(Utf8Output output) => throw new NotImplementedException();

    /// <summary>Writes the current row.</summary>
    /// <exception cref="RowException">The row cannot be written; the output is as it was.</exception>
    public void EncodeRow(RowReader rows, long rowNumber, Utf8Output output) => throw new NotImplementedException();
}
