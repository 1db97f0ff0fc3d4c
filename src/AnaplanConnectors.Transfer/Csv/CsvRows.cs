using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Typed rows of separated text. Values are parsed from the bytes of the current row when they are asked for; nothing is
/// allocated per row, except the strings that are asked for.
/// </summary>
public sealed class CsvRows : RowReader, IRowPosition
{
    private CsvRows(RowSchema schema) => Schema = schema;

    /// <summary>Reads the header, if there is one. The stream need not seek; it is read ahead of the rows.</summary>
    /// <param name="input">Disposed with the reader unless <paramref name="leaveOpen"/> says otherwise.</param>
    /// <param name="format">How the input is laid out; null: the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is disposed.</param>
    /// <param name="cancellationToken">Ends the reading of the header.</param>
    /// <exception cref="CsvException">The header cannot be read, or does not have the columns that the format names.</exception>
    public static ValueTask<CsvRows> OpenAsync(
        Stream input, CsvFormat? format = null, bool leaveOpen = false, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <inheritdoc/>
    public override RowSchema Schema { get; }

    /// <inheritdoc/>
    public long RowNumber => throw new NotImplementedException();

    /// <summary>
    /// Where the current row starts, in bytes from the start of the input; null when the input is not UTF-8, because the bytes read
    /// are then not the bytes counted.
    /// </summary>
    public long? ByteOffset => throw new NotImplementedException();

    /// <summary>Rows that lacked fields and were padded so far (<see cref="CsvRaggedRows.PadAndCut"/>).</summary>
    public long RowsPadded => throw new NotImplementedException();

    /// <summary>Rows that had surplus fields and were cut so far (<see cref="CsvRaggedRows.PadAndCut"/>).</summary>
    public long RowsCut => throw new NotImplementedException();

    /// <summary>Blank lines passed over so far.</summary>
    public long BlankLines => throw new NotImplementedException();

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => throw new NotImplementedException();
}
