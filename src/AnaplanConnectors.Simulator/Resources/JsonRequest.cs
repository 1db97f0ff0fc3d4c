using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The JSON object in a request's body.</summary>
internal static class JsonRequest
{
    /// <exception cref="ApiException">400: there is no JSON object.</exception>
    public static async Task<JsonElement> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(call.Request.Body, default, cancellationToken);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json.RootElement.Clone();
        }
        catch (JsonException)
        {
        }
        throw ApiException.BadRequest("The request body is not a JSON object");
    }

    /// <summary>The text of a property; null when it is missing or no text.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
