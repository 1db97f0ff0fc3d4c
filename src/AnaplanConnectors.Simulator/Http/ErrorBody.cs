using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>How each API words its errors (API reference 11.1).</summary>
internal static class ErrorBody
{
    public static ApiResponse For(ApiRequest request, ApiException error, DateTimeOffset now) =>
        For(request.RawPath, error.Status, error.Message, error.Code, now);

    public static ApiResponse For(string rawPath, int status, string message, string code, DateTimeOffset now) =>
        IsSignIn(rawPath)
            ? Envelope.Json(status, json =>
            {
                json.WriteString("status", code);
                json.WriteString("statusMessage", message);
            })
            : Envelope.Json(status, json =>
            {
                json.WriteStartObject("status");
                json.WriteNumber("code", status);
                json.WriteString("message", message);
                json.WriteEndObject();
                json.WriteString("path", rawPath);
                json.WriteString("timestamp", Timestamp(now));
            });

    public static bool IsSignIn(string rawPath) => rawPath.StartsWith("/token/", StringComparison.Ordinal);

    // Nanoseconds, which no .NET type reads without losing two digits: the service sends them.
    private static string Timestamp(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'18Z'", CultureInfo.InvariantCulture);
}
