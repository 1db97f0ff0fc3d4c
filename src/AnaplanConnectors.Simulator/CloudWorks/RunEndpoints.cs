using System.IO.Compression;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Runs of integrations: how they went and what they rejected (API reference 10.2).</summary>
internal sealed class RunEndpoints(CloudWorksStore store, DumpStore dumps)
{
    private const int NotEntitled = 452;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        .. CloudWorksCalls.Line(Route.IntegrationRuns, "GET", "/integrations/runs/{integration}", History),
        .. CloudWorksCalls.Line(Route.IntegrationRun, "GET", "/integrations/run/{run}", Get),
        .. CloudWorksCalls.Line(Route.IntegrationRunErrors, "GET", "/integrations/runerror/{run}", Errors),
        .. CloudWorksCalls.Line(Route.IntegrationRunDump, "GET", "/integrations/run/{run}/dumps", call => Dump(call, null), NotEntitled)
            .Select(line => line with { Produces = [] }),
        .. CloudWorksCalls.Line(Route.IntegrationRunDump, "GET", "/integrations/run/{run}/process/import/{action}/dumps",
            call => Dump(call, call["action"]), NotEntitled).Select(line => line with { Produces = [] }),
    ];

    private ApiResponse History(ApiCall call)
    {
        var integration = IntegrationEndpoints.Find(store, call);
        var runs = Enumerable.Reverse(integration.Runs).ToList();
        var paging = new Paging(call, runs.Count);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("history_of_runs");
            IntegrationJson.WriteSummary(json, integration);
            json.WriteString("version", "2.0");
            json.WriteNumber("status", 1);
            json.WriteCollection("runs", [.. runs.Skip(paging.Offset).Take(paging.Size)], WriteLine);
            json.WriteNumber("totalRuns", runs.Count);
            json.WriteEndObject();
            CloudWorksCalls.WriteMeta(json, call, "runs", paging);
        });
    }

    private ApiResponse Get(ApiCall call)
    {
        var run = Find(call);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("run");
            json.WriteString("id", run.Id);
            json.WriteString("integrationId", run.Integration.Id);
            json.WriteString("traceId", run.TraceId);
            IntegrationJson.WriteCourse(json, run);
            json.WriteString("creationDate", CloudWorksCalls.Instant(run.Started));
            json.WriteString("modificationDate", CloudWorksCalls.Instant(run.Ended ?? run.Started));
            json.WriteString("createdBy", CloudWorksCalls.Name(run.User));
            json.WriteString("modifiedBy", CloudWorksCalls.Name(run.User));
            json.WriteNull("flowGroupId");
            json.WriteEndObject();
            CloudWorksCalls.WriteMeta(json, call, "run", null);
        });
    }

    private ApiResponse Errors(ApiCall call)
    {
        var run = Find(call);
        var results = Results(run).Where(entry => !entry.Outcome.Successful || entry.Outcome.FailureDumpAvailable).ToList();
        return CloudWorksCalls.Answer(json =>
        {
            // Where there are none, an object stands in the place of the array.
            if (results.Count == 0)
            {
                json.WriteStartObject("runs");
                json.WriteEndObject();
            }
            else
            {
                json.WriteCollection("runs", [run], (_, _) => WriteErrors(json, run, results));
            }
            CloudWorksCalls.WriteMeta(json, call, "runerror", null);
        });
    }

    private static void WriteErrors(Utf8JsonWriter json, IntegrationRun run, List<(ModelTask Task, ActionOutcome Outcome)> results)
    {
        json.WriteString("id", run.Id);
        json.WriteCollection("errorMessages", results, (_, entry) =>
        {
            json.WriteCollection("errorMessage", entry.Outcome.Details, (_, detail) =>
            {
                json.WriteString("localMessageText", detail.LocalMessageText);
                json.WriteNumber("occurrences", detail.Occurrences);
                json.WriteString("type", detail.Type);
                json.WriteStrings("values", detail.Values);
            });
            json.WriteString("actionId", entry.Outcome.ObjectId);
            json.WriteString("actionName", entry.Outcome.ObjectName);
            json.WriteBoolean("failureDumpGenerated", entry.Outcome.FailureDumpAvailable);
        });
        json.WriteString("taskId", run.Tasks[0].Id);
        json.WriteString("creationDate", CloudWorksCalls.Instant(run.Started));
        json.WriteString("modificationDate", CloudWorksCalls.Instant(run.Ended ?? run.Started));
        json.WriteString("createdBy", CloudWorksCalls.Name(run.User));
        json.WriteString("modifiedBy", CloudWorksCalls.Name(run.User));
    }

    /// <summary>An archive with the rejected rows of every import, or of one.</summary>
    private ApiResponse Dump(ApiCall call, string? importId)
    {
        var run = Find(call);
        var found = Results(run).Where(entry => (importId ?? entry.Outcome.ObjectId) == entry.Outcome.ObjectId)
            .Select(entry => (entry.Outcome.ObjectName,
                Content: dumps.Open(run.Integration.Plan.Model, entry.Outcome.ObjectId, entry.Task.Id, run.User)))
            .Where(entry => entry.Content is not null).ToList();
        if (found.Count == 0)
            throw new ApiException(404, "Your integration run was successful / no errors");
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in found)
            {
                using var entry = archive.CreateEntry(name.Replace('/', '_') + ".csv").Open();
                using var dump = new ContentStream(content!);
                dump.CopyTo(entry);
            }
        }
        return new ApiResponse(200, ApiBody.Of(memory.ToArray(), ApiBody.OctetStream));
    }

    private static IEnumerable<(ModelTask Task, ActionOutcome Outcome)> Results(IntegrationRun run) => run.Tasks
        .Where(task => task.Outcome is not null)
        .SelectMany(task => (task.Outcome!.Nested ?? [task.Outcome]).Select(outcome => (task, outcome)));

    private IntegrationRun Find(ApiCall call) =>
        store.Runs.GetValueOrDefault(call["run"]) is { } run && CloudWorksCalls.Sees(call.User, run.Integration)
            ? run
            : throw ApiException.NotFound();

    private static void WriteLine(Utf8JsonWriter json, IntegrationRun run)
    {
        json.WriteString("id", run.Id);
        json.WriteString("triggeredBy", CloudWorksCalls.Name(run.User));
        json.WriteNumber("lastRun", (run.Ended ?? run.Started).ToUnixTimeSeconds());
        IntegrationJson.WriteCourse(json, run);
        json.WriteString("traceId", run.TraceId);
    }
}
