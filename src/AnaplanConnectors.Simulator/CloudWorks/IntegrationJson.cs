using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Integrations and their runs in the words of CloudWorks.</summary>
internal static class IntegrationJson
{
    public static void WriteSummary(Utf8JsonWriter json, Integration integration)
    {
        json.WriteString("integrationId", integration.Id);
        json.WriteString("name", integration.Plan.Name);
        json.WriteString("integrationType", integration.Plan.Type);
        json.WriteOptionalString("processId", integration.Plan.Process?.Id);
        json.WriteString("workspaceId", integration.Plan.WorkspaceId);
        json.WriteString("modelId", integration.Plan.Model.Id);
        CloudWorksCalls.WriteAuthorship(json, integration.Authorship);
        if (integration.Runs.LastOrDefault(run => run.Ended is not null) is { } latest)
        {
            json.WriteStartObject("latestRun");
            json.WriteString("triggeredBy", CloudWorksCalls.Name(latest.User));
            WriteCourse(json, latest);
            json.WriteEndObject();
        }
        json.WriteString("notificationId", integration.NotificationId);
        json.WriteBoolean("nuxVisible", integration.Plan.NuxVisible);
        if (integration.Schedule is { } schedule)
            WriteSchedule(json, schedule, integration.IsScheduleActive);
    }

    public static void WriteDetail(Utf8JsonWriter json, Integration integration)
    {
        WriteSummary(json, integration);
        json.WriteString("version", "2.0");
        json.WriteStartArray("jobs");
        foreach (var job in integration.Plan.Jobs)
            job.Json.WriteTo(json);
        json.WriteEndArray();
    }

    public static void WriteCourse(Utf8JsonWriter json, IntegrationRun run)
    {
        json.WriteString("startDate", CloudWorksCalls.Instant(run.Started));
        if (run.Ended is { } ended)
        {
            json.WriteString("endDate", CloudWorksCalls.Instant(ended));
            json.WriteBoolean("success", run.Success);
        }
        json.WriteString("message", run.Message);
        if (run.ErrorCode is { } code)
            json.WriteNumber("executionErrorCode", code);
        else
            json.WriteNull("executionErrorCode");
        json.WriteString("triggerSource", "manual");
    }

    private static void WriteSchedule(Utf8JsonWriter json, JsonElement schedule, bool isActive)
    {
        json.WriteStartObject("schedule");
        foreach (var property in schedule.EnumerateObject().Where(property => property.Name != "status"))
            property.WriteTo(json);
        json.WriteString("status", isActive ? "Active" : "Inactive");
        json.WriteEndObject();
    }
}
