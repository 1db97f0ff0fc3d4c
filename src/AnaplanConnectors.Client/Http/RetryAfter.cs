using System.Globalization;

namespace AnaplanConnectors.Client;

/// <summary>Reads the Retry-After header (API reference 8.1): seconds or a date; anything else counts as absent.</summary>
internal static class RetryAfter
{
    /// <summary>The pause of a 429 that does not say how long.</summary>
    public static readonly TimeSpan WhenAbsent = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    // The three forms of a date that HTTP knows.
    private static readonly string[] DateFormats = ["ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", "dddd, dd-MMM-yy HH':'mm':'ss 'GMT'", "ddd MMM d HH':'mm':'ss yyyy"];

    /// <summary>The pause that a response asks for, or null when it does not.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset serverNow)
    {
        // The raw text: the typed header knows neither fractions nor what a proxy has joined with commas.
        if (!response.Headers.TryGetValues("Retry-After", out var values))
            return null;
        return Parse(string.Join(", ", values), serverNow);
    }

    public static TimeSpan? Parse(string? text, DateTimeOffset serverNow)
    {
        var value = (text ?? "").Trim().Trim('"');
        if (ParseSeconds(value) is { } seconds)
            return seconds;
        if (DateTimeOffset.TryParseExact(
            value, DateFormats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date))
            return date > serverNow ? date - serverNow : TimeSpan.Zero;

        // Several values joined: none of them may be undercut.
        var parts = value.Split(',');
        var pauses = parts.Length > 1 ? parts.Select(p => ParseSeconds(p.Trim())).ToList() : [];
        return pauses.Count > 0 && pauses.All(p => p is not null) ? pauses.Max() : null;
    }

    private static TimeSpan? ParseSeconds(string text)
    {
        // A digit first: "NaN" and "Infinity" are numbers too, as far as .NET is concerned.
        if (text.Length == 0 || text[0] is < '0' or > '9'
            || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return null;
        return seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(Math.Ceiling(seconds));
    }
}
