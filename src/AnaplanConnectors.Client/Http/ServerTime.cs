using System.Globalization;

namespace AnaplanConnectors.Client;

/// <summary>Times as the service writes them.</summary>
internal static class ServerTime
{
    // Anything outside the years 1 to 9999 is a number that means something else.
    private const long Min = -62_135_596_800_000, Max = 253_402_300_799_999;

    // Offsets come without a colon, which .NET takes only when told so (API reference 11.3, 42).
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    public static DateTimeOffset? FromMilliseconds(long? milliseconds)
        => milliseconds is >= Min and <= Max ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;

    /// <summary>A time in text; null when there is none, or none that can be read.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
            return null;
        if (text.Length > 5 && text[^5] is '+' or '-')
            text = text.Insert(text.Length - 2, ":");
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    /// <summary>A date as the service takes it.</summary>
    public static string Date(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as the service takes it, in UTC.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
