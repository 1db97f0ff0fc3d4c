using System.Buffers;
using System.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Turns blocks of UTF-8 into the target's encoding, and knows which text it cannot carry.</summary>
internal sealed class CsvTranscoder
{
    private readonly Encoding _strict;

    private CsvTranscoder(Encoding target)
    {
        Target = target;
        _strict = (Encoding)target.Clone();
        _strict.EncoderFallback = EncoderFallback.ExceptionFallback;
    }

    public Encoding Target { get; }

    /// <summary>What the format needs, or null when that is UTF-8.</summary>
    public static CsvTranscoder? For(CsvFormat format)
        => Encodings.Find(format.Encoding) is { } target and not UTF8Encoding ? new CsvTranscoder(target) : null;

    /// <summary>Whether every character of the text exists in the target.</summary>
    public bool CanCarry(ReadOnlySpan<byte> utf8)
    {
        if (Target is UnicodeEncoding or UTF32Encoding || Utf8.IsAscii(utf8))
            return true;
        try
        {
            return _strict.GetByteCount(Utf8.GetString(Encoding.UTF8, utf8)) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Appends the block in the target's encoding. It has to end at a record's end. Safe for several threads.</summary>
    public void Transcode(ArraySegment<byte> utf8, Utf8Output output)
    {
        var chars = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(utf8.Count));
        try
        {
            var count = Encoding.UTF8.GetChars(utf8.Array!, utf8.Offset, utf8.Count, chars, 0);
            var target = output.Reserve(output.Length, _strict.GetMaxByteCount(count));
            output.Advance(_strict.GetBytes(chars, 0, count, target, output.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
