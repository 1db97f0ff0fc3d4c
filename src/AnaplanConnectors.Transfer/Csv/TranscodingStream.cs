using System.Text;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Another encoding as UTF-8. Where bytes cannot be decoded it either puts the replacement character, or a byte that UTF-8 never has,
/// so that the row they stand in is refused where rows are known.
/// </summary>
internal sealed class TranscodingStream : ReadOnlyStream
{
    private const int BlockSize = 32 * 1024;

    // A noncharacter, which no text may contain, stands for bytes that could not be decoded.
    private const char Undecodable = '\uFDEF';

    private const byte NeverInUtf8 = 0xFF;

    private readonly Stream _source;
    private readonly Decoder _decoder;
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private readonly byte[] _encoded = new byte[BlockSize];
    private readonly char[] _chars;
    private readonly byte[] _utf8;
    private int _start;
    private int _end;
    private bool _isAtEnd;

    public TranscodingStream(Stream source, Encoding encoding, CsvInvalidText invalidText)
    {
        _source = source;
        var tolerant = (Encoding)encoding.Clone();
        tolerant.DecoderFallback = new DecoderReplacementFallback(
            invalidText == CsvInvalidText.Replace ? "\uFFFD" : Undecodable.ToString());
        _decoder = tolerant.GetDecoder();
        _chars = new char[tolerant.GetMaxCharCount(BlockSize)];
        _utf8 = new byte[Math.Max(Encoding.UTF8.GetMaxByteCount(_chars.Length), 16)];

        // The tokeniser drops one byte order mark. With this one in front, one that is content stays.
        foreach (var mark in Encoding.UTF8.GetPreamble())
            _utf8[_end++] = mark;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_isAtEnd)
            Decode(_source.Read(_encoded, 0, _encoded.Length));
        return Take(buffer, offset, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (_start == _end && !_isAtEnd)
            Decode(await _source.ReadAsync(_encoded, 0, _encoded.Length, cancellationToken).ConfigureAwait(false));
        return Take(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_utf8, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    private void Decode(int read)
    {
        _isAtEnd = read == 0;
        _start = _end = 0;
        var count = _decoder.GetChars(_encoded, 0, read, _chars, 0, flush: _isAtEnd);
        for (var at = 0; at < count;)
        {
            var bad = Array.IndexOf(_chars, Undecodable, at, count - at);
            var end = bad < 0 ? count : bad;
            _end += _encoder.GetBytes(_chars, at, end - at, _utf8, _end, flush: bad >= 0);
            if (bad >= 0)
                _utf8[_end++] = NeverInUtf8;
            at = end + 1;
        }
    }
}
