using System.Runtime.CompilerServices;
using System.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Encloses a cell that was just written, when it has to be: a separator, a qualifier, a line break or a byte order mark in it, or the
/// look of a missing value. Inner qualifiers are doubled (RFC 4180).
/// </summary>
internal sealed class CellQuoting
{
    private const byte FirstOfByteOrderMark = 0xEF;

    private readonly byte _separator;
    private readonly byte? _qualifier;
    private readonly byte[] _nullText;
    private readonly int _maxFieldBytes;
    private readonly ByteSet _marks;
    private readonly TextScan _scan;
    private readonly int _mostPlainBytes;
    private readonly CsvTranscoder? _transcoder;

    public CellQuoting(CsvFormat format, CsvTranscoder? transcoder)
    {
        _separator = (byte)format.Separator;
        _qualifier = (byte?)format.Qualifier;
        _nullText = Encoding.UTF8.GetBytes(format.NullText);
        _maxFieldBytes = format.MaxFieldBytes;
        _transcoder = transcoder;
        _scan = new TextScan(_separator, _qualifier ?? _separator);
        _mostPlainBytes = transcoder is null && _nullText.Length == 0 ? format.MaxFieldBytes : 0;
        _marks = new ByteSet([_separator, _qualifier ?? _separator, (byte)'\r', (byte)'\n', 0]);
    }

    /// <summary>Line breaks enclosed in cells so far.</summary>
    public long LineBreaks { get; set; }

    public byte Separator => _separator;

    /// <summary>Writes a missing value and a separator at a position, and returns the position behind them.</summary>
    public int WriteNull(Utf8Output output, int position)
    {
        var end = position + _nullText.Length;
        var bytes = output.Reserve(position, _nullText.Length + 1);
        _nullText.AsSpan().CopyTo(bytes.AsSpan(position));
        bytes[end] = _separator;
        return end + 1;
    }

    /// <summary>Whether the cell that starts here certainly stands as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPlain(byte[] bytes, int start, int end)
        => (uint)(end - start - 1) < (uint)_mostPlainBytes && bytes[start] != FirstOfByteOrderMark && _scan.IsClear(bytes, start, end - start);

    /// <summary>Encloses the cell that starts here if need be.</summary>
    /// <returns>Why the cell cannot be written, as a clause, or null.</returns>
    public string? LookClosely(Utf8Output output, int start)
    {
        var cell = output.WrittenFrom(start);
        if (cell.Length > _maxFieldBytes)
            return FormattableString.Invariant($"is longer than {_maxFieldBytes:N0} bytes");
        if (_transcoder?.CanCarry(cell) == false)
            return $"has characters that {_transcoder.Target.WebName} lacks";
        return !_marks.IsIn(cell) && !cell.SequenceEqual(_nullText) && !cell.StartsWith("\uFEFF"u8)
            ? null
            : Enclose(output, start, cell);
    }

    /// <summary>Encloses nothing at all, so that a row of one column is not a blank line.</summary>
    public string? FinishBlankRow(Utf8Output output)
    {
        if (_qualifier is not { } qualifier)
            return "would be a blank line, which readers pass over, and no qualifier is configured";
        output.Append(qualifier);
        output.Append(qualifier);
        return null;
    }

    private string? Enclose(Utf8Output output, int start, Span<byte> cell)
    {
        if (cell.IndexOf((byte)0) >= 0)
            return "holds a NUL character";
        if (_qualifier is not { } qualifier)
        {
            // Without qualifiers nothing tells an empty text from a missing one; everything else would be misread.
            return cell.Length == 0 ? null : "holds a separator, a line break or the text of a missing value, and no qualifier is configured";
        }

        var added = 2;
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == qualifier)
                added++;
            else if (cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.Length || cell[i + 1] != '\n')))
                LineBreaks++;
        }

        var length = cell.Length;
        output.GetSpan(added);
        output.Advance(added);
        cell = output.WrittenFrom(start);
        var target = cell.Length;
        cell[--target] = qualifier;
        for (var i = length - 1; i >= 0; i--)
        {
            var value = cell[i];
            cell[--target] = value;
            if (value == qualifier)
                cell[--target] = qualifier;
        }

        cell[0] = qualifier;
        return null;
    }
}
