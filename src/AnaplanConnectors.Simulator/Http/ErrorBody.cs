using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>How each API words its errors (API reference 11.1).</summary>
internal static class ErrorBody
{
    public static ApiResponse For(ApiRequest request, ApiException error, DateTimeOffset now) => error.HasBody
        ? For(request.RawPath, error.Status, error.Message, error.Code, now)
        : new ApiResponse(error.Status);

    public static ApiResponse For(string rawPath, int status, string message, string? code, DateTimeOffset now) =>
        ApiServices.Of(rawPath) switch
        {
            ApiService.SignIn or ApiService.Audit or ApiService.ExceptionUsers =>
                Two(status, "status", code ?? Word(status), "statusMessage", message),
            ApiService.Administration => Two(status, "status", code ?? Word(status), "message", message),
            ApiService.OAuth => Two(status, "error", code ?? "invalid_request", "error_description", message),
            ApiService.Scim => Scim(status, message, code),
            _ => Integration(rawPath, status, message, now),
        };

    private static ApiResponse Integration(string rawPath, int status, string message, DateTimeOffset now) =>
        Envelope.Json(status, json =>
        {
            json.WriteStartObject("status");
            json.WriteNumber("code", status);
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteString("path", rawPath);
            json.WriteString("timestamp", Timestamp(now));
        });

    private static ApiResponse Two(int status, string codeName, string code, string messageName, string message) =>
        Envelope.Json(status, json =>
        {
            json.WriteString(codeName, code);
            json.WriteString(messageName, message);
        });

    private static ApiResponse Scim(int status, string message, string? scimType) => new(status, ApiBody.Of(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStrings("schemas", ["urn:ietf:params:scim:api:messages:2.0:Error"]);
        json.WriteString("status", status.ToString(CultureInfo.InvariantCulture));
        json.WriteString("detail", message);
        json.WriteOptionalString("scimType", scimType);
        json.WriteEndObject();
    }), ApiBody.ScimJson));

    private static string Word(int status) => status switch
    {
        401 => SignInErrors.BadCredential,
        404 => "FAILURE_NOT_FOUND",
        >= 500 => "FAILURE_INTERNAL_ERROR",
        _ => "FAILURE_BAD_REQUEST",
    };

    // Nanoseconds, which no .NET type reads without losing two digits: the service sends them.
    private static string Timestamp(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'18Z'", CultureInfo.InvariantCulture);
}
