using System.Text;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>The start of a value for messages, whatever its bytes are: on one line, and with nothing that a terminal obeys.</summary>
internal static class Excerpt
{
    private const int MaxLength = 60;
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    // Replaces what is not UTF-8.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false);

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.Slice(0, Math.Min(bytes.Length, Lenient.GetMaxByteCount(MaxLength)));
        var text = new StringBuilder(Compat.Utf8.GetString(Lenient, start));
        if (text.Length > MaxLength)
        {
            text.Length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            text.Append('…');
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ')
                text[i] = (char)(FirstPicture + text[i]);
            else if (text[i] == '\u007f')
                text[i] = PictureOfDelete;
        }

        return text.ToString();
    }
}
