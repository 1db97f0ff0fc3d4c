using System.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// The bytes of an input as UTF-8. Looks at the first four bytes itself: a reader that detects encodings while it reads is misled by
/// short reads, as they come from networks.
/// </summary>
internal static class CsvInput
{
    // Strict: nothing takes its place, so a row with a wrong byte can be told apart.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Longest first: the mark of UTF-32 starts with that of UTF-16.
    private static readonly Encoding[] Marked =
        [new UTF32Encoding(bigEndian: false, byteOrderMark: true), new UTF32Encoding(bigEndian: true, byteOrderMark: true),
         new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
         new UnicodeEncoding(bigEndian: true, byteOrderMark: true)];

    /// <returns>A stream of UTF-8, and whether its bytes are those of the input, so that they can be counted.</returns>
    public static async ValueTask<(Stream Utf8, bool IsOriginal)> OpenAsync(
        Stream input, CsvFormat format, bool leaveOpen, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        var length = 0;
        while (length < head.Length)
        {
            var read = await input.ReadAsync(head, length, head.Length - length, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
        }

        var marked = Array.Find(Marked, encoding => head.AsSpan(0, length).StartsWith(encoding.GetPreamble()));
        var actual = marked ?? Encodings.Find(format.Encoding) ?? Utf8;
        var isUtf8 = actual is UTF8Encoding;
        if (isUtf8 && format.InvalidText == CsvInvalidText.Refuse)
            return (new PrefixedStream(new ArraySegment<byte>(head, 0, length), input, leaveOpen), true);

        var markLength = marked?.GetPreamble().Length ?? 0;
        var source = new PrefixedStream(new ArraySegment<byte>(head, markLength, length - markLength), input, leaveOpen);
        return (new TranscodingStream(source, actual, format.InvalidText), false);
    }
}
