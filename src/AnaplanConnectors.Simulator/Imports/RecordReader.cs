using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Splits bytes into records and fields as API reference 5.4 says: a byte order mark is skipped, lines end with LF or CRLF, a
/// field that starts with the qualifier ends with it and may contain separators, line ends and doubled qualifiers. Bytes that
/// do not fit the encoding are misread, never refused. Buffers are reused; fields hold until the next record.
/// </summary>
internal sealed class RecordReader : IRecord, IDisposable
{
    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly char _separator;
    private readonly char _qualifier;
    private readonly byte[] _bytes = new byte[64 * 1024];
    private readonly char[] _chars;
    private readonly List<int> _ends = [];
    private char[] _record = new char[1024];
    private int _length;
    private int _position;
    private int _available;
    private long _nextLine = 1;
    private bool _started;
    private bool _wasQualified;

    /// <param name="stream">Disposed with the reader.</param>
    /// <param name="encoding">How bytes become characters.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="qualifier">Around fields, or nothing.</param>
    public RecordReader(Stream stream, FileEncoding encoding, string separator, string qualifier)
    {
        var text = TextEncoding.Of(encoding);
        _stream = stream;
        _decoder = text.GetDecoder();
        _chars = new char[text.GetMaxCharCount(_bytes.Length)];
        _separator = separator[0];
        _qualifier = qualifier.Length == 0 ? '\0' : qualifier[0];
    }

    private enum FieldEnd
    {
        Separator,
        Line,
        File,
    }

    /// <summary>Fields of the current record.</summary>
    public int FieldCount => _ends.Count;

    /// <summary>Number of the current record from 1, blank lines counted.</summary>
    public long Record { get; private set; }

    /// <summary>Line of the file, from 1, in which the current record starts.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>
    /// Number of the field, from 1, behind whose closing qualifier something else than a separator follows; 0 when all is well.
    /// </summary>
    public int UnseparatedField { get; private set; }

    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var start = field == 0 ? 0 : _ends[field - 1];
            return _record.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>Goes to the next record that is not a blank line; false at the end.</summary>
    /// <exception cref="ActionFailedException">A qualifier is never closed.</exception>
    public bool Read()
    {
        while (ReadRecord())
        {
            if (FieldCount > 1 || _length > 0 || _wasQualified)
                return true;
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    private bool ReadRecord()
    {
        if (_position == _available && !Fill())
            return false;
        _length = 0;
        _ends.Clear();
        _wasQualified = false;
        UnseparatedField = 0;
        Line = _nextLine;
        Record++;
        FieldEnd end;
        do
        {
            end = ReadField();
            _ends.Add(_length);
        }
        while (end == FieldEnd.Separator);
        return true;
    }

    private FieldEnd ReadField()
    {
        if (_qualifier == '\0' || (_position == _available && !Fill()) || _chars[_position] != _qualifier)
            return ReadPlain();
        _position++;
        _wasQualified = true;
        ReadQualified();
        var closed = _length;
        var end = ReadPlain();
        if (_length > closed && UnseparatedField == 0)
            UnseparatedField = _ends.Count + 1;
        return end;
    }

    private FieldEnd ReadPlain()
    {
        var start = _length;
        while (_position < _available || Fill())
        {
            var rest = _chars.AsSpan(_position, _available - _position);
            var index = rest.IndexOfAny(_separator, '\n');
            Append(index < 0 ? rest : rest[..index]);
            if (index < 0)
                continue;
            _position++;
            if (rest[index] == _separator)
                return FieldEnd.Separator;
            _nextLine++;
            TrimCarriageReturn(start);
            return FieldEnd.Line;
        }

        TrimCarriageReturn(start);
        return FieldEnd.File;
    }

    private void ReadQualified()
    {
        while (_position < _available || Fill())
        {
            var rest = _chars.AsSpan(_position, _available - _position);
            var index = rest.IndexOf(_qualifier);
            var part = index < 0 ? rest : rest[..index];
            _nextLine += part.Count('\n');
            Append(part);
            if (index < 0)
                continue;
            _position++;
            if ((_position == _available && !Fill()) || _chars[_position] != _qualifier)
                return;
            Append(_chars.AsSpan(_position, 1));
        }

        throw new ActionFailedException("unmatchedTextDelimiter",
            $"Unmatched text delimiter: the text that starts in line {Line} never ends.");
    }

    private void TrimCarriageReturn(int start)
    {
        if (_length > start && _record[_length - 1] == '\r')
            _length--;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _record.Length)
            Array.Resize(ref _record, Math.Max(_record.Length * 2, _length + text.Length));
        text.CopyTo(_record.AsSpan(_length));
        _length += text.Length;
        _position += text.Length;
    }

    private bool Fill()
    {
        _position = 0;
        _available = 0;
        while (_available == 0)
        {
            var read = _stream.Read(_bytes);
            BytesRead += read;
            _available = _decoder.GetChars(_bytes.AsSpan(0, read), _chars, flush: read == 0);
            if (_available > 0 && !_started)
            {
                _started = true;
                _position = _chars[0] == '\uFEFF' ? 1 : 0;
                if (_position == _available)
                    _position = _available = 0;
            }

            if (read == 0)
                break;
        }

        return _available > 0;
    }
}
