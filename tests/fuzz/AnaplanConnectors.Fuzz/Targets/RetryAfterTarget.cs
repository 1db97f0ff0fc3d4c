using System.Net;
using System.Text;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>The Retry-After header: whatever it holds, it asks for no pause, or for one between nothing and the longest that a date can name.</summary>
internal static class RetryAfterTarget
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [.. "5"u8], [.. "1.5, 10"u8], [.. "Mon, 23 Nov 2026 12:00:30 GMT"u8], [.. "Monday, 23-Nov-26 12:00:30 GMT"u8],
        [.. "Tue Dec  1 12:00:00 2026"u8], [.. "\"99999999999999999999\""u8], [.. "-1\n5"u8],
    ];

    public static void Run(byte[] input)
    {
        var lines = Encoding.Latin1.GetString(input).Split('\n');
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        foreach (var line in lines)
            response.Headers.TryAddWithoutValidation("Retry-After", line);
        foreach (var pause in new[] { RetryAfter.Read(response, Now), RetryAfter.Parse(Encoding.UTF8.GetString(input), Now) })
        {
            if (pause < TimeSpan.Zero || pause > DateTimeOffset.MaxValue - Now)
                throw new WrongResultException($"A pause of {pause}.");
        }
    }
}
