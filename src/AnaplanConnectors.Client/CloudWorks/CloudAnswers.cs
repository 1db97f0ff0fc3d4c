using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

// Answers of CloudWorks that are more than one object (API reference 10.2).

internal sealed class CloudIds
{
    public string? ConnectionId { get; set; }

    public string? NotificationId { get; set; }

    public string? IntegrationId { get; set; }

    public string? IntegrationFlowId { get; set; }

    public string? Id { get; set; }

    public CloudIds? Integration { get; set; }

    public CloudIds? IntegrationFlow { get; set; }

    public CloudIds? Run { get; set; }
}

internal sealed class CloudScheduleBody
{
    public string? IntegrationId { get; set; }

    public CloudSchedule? Schedule { get; set; }
}

internal sealed class CloudStepsToRun
{
    public List<string> StepsToRun { get; set; } = [];
}

internal sealed class CloudHistoryAnswer
{
    [JsonPropertyName("history_of_runs")]
    public CloudHistory? History { get; set; }

    public Meta? Meta { get; set; }
}

internal sealed class CloudHistory
{
    public List<CloudRun>? Runs { get; set; }
}

internal sealed class CloudErrorsAnswer
{
    // A list of runs, or an empty object when there are no errors.
    public JsonElement Runs { get; set; }

    public IEnumerable<CloudRunError> Errors()
    {
        if (Runs.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var message in Runs.EnumerateArray().SelectMany(r => Items(r, "errorMessages")).SelectMany(m => Items(m, "errorMessage")))
        {
            yield return new(
                Text(message, "localMessageText"), Text(message, "type"),
                message.TryGetProperty("occurrences", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var number) ? number : 0);
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    private static string Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
