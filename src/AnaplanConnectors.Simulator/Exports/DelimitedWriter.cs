using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Writes separated text: fields quoted where they need it, or always. Allocates nothing per field.</summary>
internal sealed class DelimitedWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly Encoder _encoder;
    private readonly byte[] _bytes;
    private readonly char[] _chars = new char[16 * 1024];
    private readonly DelimitedFormat _format;
    private readonly string _special;
    private int _length;
    private bool _inRecord;
    private bool _lineEndDue;

    /// <param name="stream">Disposed with the writer.</param>
    /// <param name="format">What the text looks like.</param>
    public DelimitedWriter(Stream stream, DelimitedFormat format)
    {
        var encoding = TextEncoding.Of(format.Encoding);
        _stream = stream;
        _format = format;
        _encoder = encoding.GetEncoder();
        _bytes = new byte[encoding.GetMaxByteCount(_chars.Length)];
        _special = format.Separator + format.Qualifier + "\r\n";
        if (format.ByteOrderMark)
            Append("\uFEFF");
    }

    /// <summary>Bytes handed to the stream; complete after <see cref="Finish"/>.</summary>
    public long BytesWritten { get; private set; }

    public void Field(ReadOnlySpan<char> text)
    {
        StartField();
        if (_format.Qualifier.Length == 0
            || !(_format.QualifyAll || text.IndexOfAny(_special) >= 0 || (_format.QualifySensitive && IsSensitive(text))))
        {
            Append(text);
            return;
        }

        Append(_format.Qualifier);
        for (var quote = text.IndexOf(_format.Qualifier); quote >= 0; quote = text.IndexOf(_format.Qualifier))
        {
            Append(text[..(quote + 1)]);
            Append(_format.Qualifier);
            text = text[(quote + 1)..];
        }

        Append(text);
        Append(_format.Qualifier);
    }

    public void Number(double value)
    {
        Span<char> text = stackalloc char[CellText.LongestNumber];
        Field(text[..CellText.Write(value, text)]);
    }

    public void Fields(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Field(text);
    }

    public void EndRecord()
    {
        WriteLineEnd();
        _lineEndDue = true;
        _inRecord = false;
    }

    /// <summary>Writes what is still in the buffer, with or without a line end behind the last record.</summary>
    public void Finish(bool finalLineEnd = true)
    {
        if (finalLineEnd)
            WriteLineEnd();
        Flush(flush: true);
    }

    public void Dispose() => _stream.Dispose();

    // What spreadsheets would take for a formula; numbers, which may begin with a minus, are none.
    private static bool IsSensitive(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@'
        && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);

    private void StartField()
    {
        if (_inRecord)
            Append(_format.Separator);
        else
            WriteLineEnd();
        _inRecord = true;
    }

    private void WriteLineEnd()
    {
        if (_lineEndDue)
            Append(_format.LineEnd == LineEnd.Lf ? "\n" : "\r\n");
        _lineEndDue = false;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        while (text.Length > _chars.Length - _length)
        {
            var part = text[..(_chars.Length - _length)];
            part.CopyTo(_chars.AsSpan(_length));
            _length = _chars.Length;
            Flush(flush: false);
            text = text[part.Length..];
        }

        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
    }

    private void Flush(bool flush)
    {
        var count = _encoder.GetBytes(_chars.AsSpan(0, _length), _bytes, flush);
        _stream.Write(_bytes, 0, count);
        BytesWritten += count;
        _length = 0;
    }
}

/// <summary>What separated text looks like.</summary>
internal sealed record DelimitedFormat(FileEncoding Encoding = FileEncoding.Utf8, string Separator = ",", string Qualifier = "\"",
    LineEnd LineEnd = LineEnd.Lf, bool ByteOrderMark = false, bool QualifyAll = false,
        bool QualifySensitive = false);
