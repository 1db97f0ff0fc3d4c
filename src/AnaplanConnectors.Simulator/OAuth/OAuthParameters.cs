using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The parameters of a token call: a JSON object, or a form as standard libraries send it.</summary>
internal sealed class OAuthParameters
{
    public const string Form = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, string> _values;

    private OAuthParameters(Dictionary<string, string> values) => _values = values;

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public static async Task<OAuthParameters> ReadAsync(ApiRequest request, OAuthErrors errors, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return new OAuthParameters(request.ContentType switch
        {
            Form => new QueryParameters(text).ToDictionary(),
            Endpoint.Json => OfJson(text, errors),
            _ => throw errors.Request("The body has to be JSON or a form."),
        });
    }

    private static Dictionary<string, string> OfJson(string text, OAuthErrors errors)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(property => property.Name, property => property.Value.GetString()!, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw errors.Request("The body is not a JSON object.");
        }
    }
}
