using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>The encodings of files. None writes a byte order mark by itself, none refuses anything.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false);

    public static Encoding Of(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => Utf8,
        FileEncoding.Utf16LE => Utf16,
        _ => Encoding.Latin1,
    };
}
