using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Makes separated text of typed rows, synchronously, in UTF-8. One encoder per delivery; not for several threads.</summary>
internal sealed class CsvEncoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CellWriter[] _cells;
    private readonly CellQuoting _quoting;
    private readonly byte _separator;
    private readonly byte[] _lineEnd;
    private long _records;

    public CsvEncoder(RowSchema schema, CsvFormat format)
    {
        Schema = schema;
        Format = format.Checked();
        Transcoder = CsvTranscoder.For(format);
        _quoting = new CellQuoting(format, Transcoder);
        _separator = (byte)format.Separator;
        _lineEnd = format.LineEnd == CsvLineEnd.CrLf ? [(byte)'\r', (byte)'\n'] : [(byte)'\n'];
        _cells = [.. schema.Select((column, i) => CellWriter.Create(i, column, format, format.DeclarationOf(schema, i), _quoting))];
    }

    public RowSchema Schema { get; }

    public CsvFormat Format { get; }

    /// <summary>
    /// Physical lines written so far: one per row and for the header, and one more for each line break inside a cell. A row that
    /// failed counts none. The line of the next row is this plus one.
    /// </summary>
    public long LinesWritten => _records + _quoting.LineBreaks;

    /// <summary>Null unless the target is not UTF-8: then every block, cut at a record end, goes through it.</summary>
    public CsvTranscoder? Transcoder { get; }

    /// <exception cref="ArgumentException">The rows have other columns than the delivery was started with.</exception>
    public void Accept(RowSchema schema)
    {
        if (ReferenceEquals(schema, Schema))
            return;
        if (schema.Count != Schema.Count || !schema.Zip(Schema, (left, right) => left.Type == right.Type).All(isSame => isSame))
            throw new ArgumentException($"The rows have other columns than the delivery was started with. Started with: {Schema}. Now: {schema}.");
    }

    /// <summary>Writes the column names, if the format has a header.</summary>
    /// <exception cref="CsvException">A name cannot be written.</exception>
    public void EncodeHeader(Utf8Output output)
    {
        if (Format.HeaderRow == 0)
            return;
        var start = output.Length;
        foreach (var column in Schema)
        {
            if (output.Length > start)
                Append(_separator, output);
            var cell = output.Length;
            Compat.Utf8.Append(StrictUtf8, column.Name, output);
            if (_quoting.Finish(output, cell) is { } problem)
                throw new CsvException($"the column name '{column.Name}' {problem}");
        }

        Append(_lineEnd, output);
        _records++;
    }

    /// <summary>Writes the current row.</summary>
    /// <exception cref="RowException">The row cannot be written; the output is as it was.</exception>
    public void EncodeRow(RowReader rows, long rowNumber, Utf8Output output)
    {
        var start = output.Length;
        var lineBreaks = _quoting.LineBreaks;
        var isWritten = false;
        var cells = _cells;
        var i = 0;
        try
        {
            for (; i < cells.Length; i++)
            {
                if (i > 0)
                    Append(_separator, output);
                var cell = output.Length;
                if (cells[i].Write(rows, output) is { } problem)
                    throw Refused(problem, rowNumber, cells[i].Name, CsvRecords.Excerpt(output.WrittenFrom(cell)), null);
            }

            if (output.Length == start && _quoting.FinishBlankRow(output) is { } blank)
                throw Refused(blank, rowNumber, null, "", null);
            if (output.Length - start > Format.MaxRecordBytes)
                throw Refused(FormattableString.Invariant($"is longer than {Format.MaxRecordBytes:N0} bytes"), rowNumber, null, null, null);
            Append(_lineEnd, output);
            _records++;
            isWritten = true;
        }
        catch (Exception problem) when (problem is EncoderFallbackException)
        {
            throw Refused("holds half of a surrogate pair, which UTF-8 cannot carry", rowNumber, cells[i].Name, null, problem);
        }
        catch (Exception problem) when (problem is InvalidCastException or OverflowException or FormatException)
        {
            throw Refused($"cannot be read as {Schema[i].Type}: {problem.Message.TrimEnd('.')}", rowNumber, cells[i].Name, null, problem);
        }
        finally
        {
            if (!isWritten)
            {
                output.Truncate(start);
                _quoting.LineBreaks = lineBreaks;
            }
        }
    }

    private static RowException Refused(string problem, long rowNumber, string? column, string? excerpt, Exception? cause)
    {
        var subject = column is null ? "the row" : string.IsNullOrEmpty(excerpt) ? "the value" : $"'{excerpt}'";
        return new RowException($"{subject} {problem}", rowNumber, column, excerpt, innerException: cause);
    }

    private static void Append(byte value, Utf8Output output)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private static void Append(byte[] bytes, Utf8Output output)
    {
        bytes.AsSpan().CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
