using System.Buffers;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Text of the service for people's screens. Names there may hold anything, and a terminal obeys what it is sent: characters that move
/// its cursor, change its title or turn the direction of writing are shown as �.
/// </summary>
internal static class Printable
{
    private const int LongestValue = 60;
    private const char Replacement = '\uFFFD';

    // Line breaks and tabs are layout; the rest of C0, delete, C1, line and paragraph separators, overrides and isolates of direction.
    private static readonly SearchValues<char> Commanding = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Except(['\t', '\r', '\n']).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x2028, 7)).Concat(Enumerable.Range(0x2066, 4)).Select(code => (char)code)]);

    /// <summary>A value for a table: enough to know it by.</summary>
    public static string Short(string text) => text.Length <= LongestValue ? text : text[..(char.IsHighSurrogate(text[LongestValue - 2]) ? LongestValue - 2 : LongestValue - 1)] + "…";

    public static string Of(string text) => text.AsSpan().IndexOfAny(Commanding) < 0
        ? text
        : string.Create(text.Length, text, (result, source) => source.AsSpan().ReplaceAny(result, Commanding, Replacement));
}
