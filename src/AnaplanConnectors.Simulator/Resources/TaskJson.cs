using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Tasks and their results in the API's words (API reference 3.16).</summary>
internal static class TaskJson
{
    public static string State(ModelTask task) => ApiText.Of(task.State);

    public static void WriteLine(Utf8JsonWriter json, ModelTask task)
    {
        json.WriteString("taskId", task.Id);
        json.WriteString("taskState", State(task));
        json.WriteNumber("creationTime", task.Created.ToUnixTimeMilliseconds());
    }

    public static void Write(Utf8JsonWriter json, ModelTask task, bool withTimes)
    {
        json.WriteString("type", "taskInformation");
        json.WriteString("taskId", task.Id);
        json.WriteString("currentStep", task.Step);
        json.WriteFraction("progress", task.Progress);
        json.WriteString("taskState", State(task));
        json.WriteNumber("creationTime", task.Created.ToUnixTimeMilliseconds());
        json.WriteOptionalString("cancelledBy", task.CancelledBy?.Id);
        // There is no result before the end, and none of what was cancelled.
        if (task.Outcome is { } outcome)
            WriteResult(json, outcome, withTimes);
    }

    private static void WriteResult(Utf8JsonWriter json, ActionOutcome outcome, bool withTimes)
    {
        json.WriteStartObject("result");
        WriteOutcome(json, outcome, withTimes);
        if (outcome.Nested is { } nested)
        {
            json.WriteCollection("nestedResults", nested, (_, result) =>
            {
                WriteOutcome(json, result, withTimes);
                json.WriteString("objectName", result.ObjectName);
            });
        }
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, ActionOutcome outcome, bool withTimes)
    {
        json.WriteBoolean("successful", outcome.Successful);
        json.WriteBoolean("failureDumpAvailable", outcome.FailureDumpAvailable);
        json.WriteString("objectId", outcome.ObjectId);
        json.WriteCollection("details", outcome.Details, (_, detail) =>
        {
            json.WriteString("type", detail.Type);
            json.WriteNumber("occurrences", detail.Occurrences);
            json.WriteString("localMessageText", detail.LocalMessageText);
            json.WriteStrings("values", detail.Values);
        });
        if (withTimes && outcome.Time is var (start, end))
        {
            json.WriteString("startTime", JsonText.Date(start));
            json.WriteString("duration", (end - start).ToString("c", CultureInfo.InvariantCulture));
        }
    }
}
