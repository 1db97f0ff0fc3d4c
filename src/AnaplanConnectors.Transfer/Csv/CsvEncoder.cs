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
    private readonly bool _endsWithCrLf;
    private long _records;

    /// <param name="schema">Columns of the text.</param>
    /// <param name="format">How it is laid out.</param>
    /// <param name="ordinals">Where each column lies in the rows; null: in the same order.</param>
    public CsvEncoder(RowSchema schema, CsvFormat format, IReadOnlyList<int>? ordinals = null)
    {
        Schema = schema;
        Format = format.Checked();
        Transcoder = CsvTranscoder.For(format);
        _quoting = new CellQuoting(format, Transcoder);
        _separator = (byte)format.Separator;
        _endsWithCrLf = format.LineEnd == CsvLineEnd.CrLf;
        _cells = [.. schema.Select((column, i) => CellWriter.Create(ordinals?[i] ?? i, column, format, format.DeclarationOf(schema, i), _quoting))];
    }

    public RowSchema Schema { get; }

    public CsvFormat Format { get; }

    /// <summary>
    /// Physical lines written so far: one per row and for the header, and one more for each line break inside a cell. A row that
    /// failed counts none. The line of the next row is this plus one.
    /// </summary>
    public long LinesWritten => _records + _quoting.LineBreaks;

    /// <summary>Rows and headers written so far.</summary>
    public long RecordsWritten => _records;

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
            var cell = output.Length;
            Compat.Utf8.Append(StrictUtf8, column.Name, output);
            if (_quoting.LookClosely(output, cell) is { } problem)
                throw new CsvException($"the column name '{column.Name}' {problem}");
            output.Append(_separator);
        }

        EndRow(output);
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
            var position = start;
            for (; i < cells.Length; i++)
            {
                var end = cells[i].Write(rows, output, position);
                if (end < 0)
                    throw Refused(cells[i].Problem, rowNumber, cells[i].Name, WrittenBehind(output, position), null);
                position = end;
            }

            output.Truncate(position);
            if (position == start + 1 && cells.Length == 1)
                WriteBlankRow(rowNumber, output);
            if (position - start > Format.MaxRecordBytes)
                throw Refused(FormattableString.Invariant($"is longer than {Format.MaxRecordBytes:N0} bytes"), rowNumber, null, null, null);
            EndRow(output);
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

    // Text is refused when it stands there, other values before.
    private static string WrittenBehind(Utf8Output output, int position)
        => output.Length > position ? Excerpt.Of(output.WrittenFrom(position)) : "";

    private static RowException Refused(string problem, long rowNumber, string? column, string? excerpt, Exception? cause)
    {
        var subject = column is null ? "the row" : string.IsNullOrEmpty(excerpt) ? "the value" : $"'{excerpt}'";
        return new RowException($"{subject} {problem}", rowNumber, column, excerpt, innerException: cause);
    }

    // The line end takes the place of the last separator.
    private void EndRow(Utf8Output output)
    {
        if (_cells.Length > 0)
            output.Truncate(output.Length - 1);
        if (_endsWithCrLf)
            output.Append((byte)'\r');
        output.Append((byte)'\n');
        _records++;
    }

    private void WriteBlankRow(long rowNumber, Utf8Output output)
    {
        output.Truncate(output.Length - 1);
        if (_quoting.FinishBlankRow(output) is { } problem)
            throw Refused(problem, rowNumber, null, "", null);
        output.Append(_separator);
    }
}
