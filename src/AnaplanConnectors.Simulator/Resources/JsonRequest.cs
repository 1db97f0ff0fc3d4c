using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The JSON in a request's body.</summary>
internal static class JsonRequest
{
    /// <exception cref="ApiException">400: there is no JSON object.</exception>
    public static async Task<JsonElement> ReadAsync(ApiCall call, CancellationToken cancellationToken) =>
        await ReadAnyAsync(call.Request.Body, cancellationToken) is { ValueKind: JsonValueKind.Object } json
            ? json
            : throw ApiException.BadRequest("The request body is not a JSON object");

    /// <exception cref="ApiException">400: there is no JSON.</exception>
    public static async Task<JsonElement> ReadAnyAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(body, default, cancellationToken);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest("The request body is not JSON");
        }
    }

    /// <summary>The text of a property; null when it is missing or no text.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>
    /// The text of a property that may be a number or a boolean as well, as the service takes it (API reference 3.8); null when
    /// it is missing or null.
    /// </summary>
    /// <exception cref="ApiException">400: it is an object or an array.</exception>
    public static string? Scalar(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.ScalarText() : null;

    /// <inheritdoc cref="Scalar"/>
    public static string? ScalarText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw ApiException.BadRequest("The request body has an object where a value is expected"),
    };

    /// <summary>The members of a property that is an object; none when it is missing.</summary>
    /// <exception cref="ApiException">400: it is something else.</exception>
    public static IEnumerable<JsonProperty> Members(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        return value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : throw ApiException.BadRequest($"'{name}' is not an object");
    }
}
