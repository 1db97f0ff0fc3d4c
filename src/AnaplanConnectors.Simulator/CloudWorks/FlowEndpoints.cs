using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Flows: integrations that run one after the other (API reference 10.2).</summary>
internal sealed class FlowEndpoints(CloudWorksStore store, IntegrationRunner runner, TimeProvider clock)
{
    private const string Path = "/integrationflows";
    private static readonly string[] Types = ["failure", "partial_success"];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        .. CloudWorksCalls.Line(Route.IntegrationFlow, "GET", Path, List),
        .. CloudWorksCalls.Line(Route.IntegrationFlow, "POST", Path, CreateAsync),
        .. CloudWorksCalls.Line(Route.IntegrationFlow, "GET", Path + "/{flow}", Get),
        .. CloudWorksCalls.Line(Route.IntegrationFlow, "PUT", Path + "/{flow}", ReplaceAsync),
        .. CloudWorksCalls.Line(Route.IntegrationFlow, "DELETE", Path + "/{flow}", Delete),
        .. CloudWorksCalls.Line(Route.RunIntegrationFlow, "POST", Path + "/{flow}/run", RunAsync),
    ];

    private ApiResponse List(ApiCall call) => CloudWorksCalls.Page(call, "integrationflows", "integrationFlows",
        [.. store.Flows.Values.Where(flow => Sees(call, flow)).OrderBy(flow => flow.Authorship.Created)], WriteSummary);

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (name, steps) = await ReadAsync(call, cancellationToken);
        var flow = new IntegrationFlow(CloudWorksStore.NewId(), call.User, clock.GetUtcNow()) { Name = name, Steps = steps };
        store.Flows[flow.Id] = flow;
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("integrationFlow");
            json.WriteString("integrationFlowId", flow.Id);
            json.WriteEndObject();
        });
    }

    private ApiResponse Get(ApiCall call)
    {
        var flow = Find(call);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("integrationFlow");
            WriteSummary(json, flow);
            json.WriteString("version", "2.0");
            json.WriteCollection("steps", flow.Steps, WriteStep);
            json.WriteEndObject();
            CloudWorksCalls.WriteMeta(json, call, "integrationflow", null);
        });
    }

    private async ValueTask<ApiResponse> ReplaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var flow = Find(call);
        (flow.Name, flow.Steps) = await ReadAsync(call, cancellationToken);
        flow.Authorship.Change(call.User, clock.GetUtcNow());
        return CloudWorksCalls.Done();
    }

    private ApiResponse Delete(ApiCall call)
    {
        store.Flows.TryRemove(Find(call).Id, out _);
        return CloudWorksCalls.Done();
    }

    private async ValueTask<ApiResponse> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var flow = Find(call);
        var request = call.Request.ContentType is null ? default : await JsonRequest.ReadAsync(call, cancellationToken);
        var wanted = request.ValueKind == JsonValueKind.Object && request.TryGetProperty("stepsToRun", out var list)
            && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(step => step.GetString()).ToList() : [];
        if (wanted.Exists(id => flow.Steps.All(step => step.Integration.Id != id)))
            throw ApiException.BadRequest("'stepsToRun' names what is no step of the flow");
        var steps = wanted.Count == 0 ? flow.Steps : [.. flow.Steps.Where(step => wanted.Contains(step.Integration.Id))];
        return IntegrationEndpoints.Started(runner.StartFlow(flow, steps, call.User).Id);
    }

    private async Task<(string Name, IReadOnlyList<FlowStep> Steps)> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (CloudWorksCalls.Required(request, "version") != "2.0" || CloudWorksCalls.Required(request, "type") != "IntegrationFlow")
            throw ApiException.BadRequest("'version' has to be 2.0 and 'type' IntegrationFlow");
        var steps = CloudWorksCalls.RequiredArray(request, "steps").EnumerateArray().Select(step => Step(call, step)).ToList();
        if (steps.Count < 2)
            throw ApiException.BadRequest("A flow has at least two steps");
        return (CloudWorksCalls.Required(request, "name"), Ordered(steps));
    }

    private FlowStep Step(ApiCall call, JsonElement json)
    {
        var integration = store.Integrations.GetValueOrDefault(CloudWorksCalls.Required(json, "referrer"));
        if (integration is null || !CloudWorksCalls.Sees(call.User, integration))
            throw ApiException.BadRequest("There is no such integration");
        if (CloudWorksCalls.Required(json, "type") != "Integration")
            throw ApiException.BadRequest("A step has the type Integration");
        if (!json.TryGetProperty("isSkipped", out var skipped) || skipped.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw ApiException.BadRequest("Expected mandatory field 'isSkipped' to be present and not empty.");
        var behavior = CloudWorksCalls.RequiredArray(json, "exceptionBehavior").EnumerateArray()
            .Select(entry => (Type: CloudWorksCalls.Required(entry, "type"), Strategy: CloudWorksCalls.Required(entry, "strategy")))
            .DistinctBy(entry => entry.Type).ToDictionary(entry => entry.Type, entry => entry.Strategy);
        if (behavior.Keys.Except(Types).Any() || behavior.Values.Any(strategy => strategy is not ("stop" or "continue")))
            throw ApiException.BadRequest("An exception behaviour is failure or partial_success, with stop or continue");
        var dependsOn = json.TryGetProperty("dependsOn", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.GetString() ?? "").ToList()
            : [];
        return new FlowStep(integration, dependsOn, skipped.GetBoolean(), behavior);
    }

    /// <summary>Every step behind those it depends on.</summary>
    private static List<FlowStep> Ordered(List<FlowStep> steps)
    {
        var ordered = new List<FlowStep>();
        while (ordered.Count < steps.Count)
        {
            var ready = steps.Except(ordered).FirstOrDefault(step =>
                step.DependsOn.All(id => ordered.Exists(before => before.Integration.Id == id)))
                ?? throw ApiException.BadRequest("'dependsOn' names what is no step, or goes round in a circle");
            ordered.Add(ready);
        }
        return ordered;
    }

    private static void WriteSummary(Utf8JsonWriter json, IntegrationFlow flow)
    {
        json.WriteString("id", flow.Id);
        json.WriteString("name", flow.Name);
        CloudWorksCalls.WriteAuthorship(json, flow.Authorship);
        json.WriteBoolean("nuxVisible", false);
        json.WriteNumber("stepsCount", flow.Steps.Count);
        if (flow.LatestRun is not { Ended: { } ended } run)
            return;
        json.WriteStartObject("latestRun");
        json.WriteString("triggeredBy", CloudWorksCalls.Name(run.User));
        json.WriteString("startDate", CloudWorksCalls.Instant(run.Started));
        json.WriteString("endDate", CloudWorksCalls.Instant(ended));
        json.WriteBoolean("success", run.Success);
        json.WriteString("message", run.Success ? "Success" : "Failure");
        json.WriteNull("executionErrorCode");
        json.WriteString("triggerSource", "manual");
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, FlowStep step)
    {
        var plan = step.Integration.Plan;
        json.WriteString("referrer", step.Integration.Id);
        json.WriteString("name", plan.Name);
        json.WriteString("type", plan.Type);
        json.WriteString("modelId", plan.Model.Id);
        json.WriteString("workspaceId", plan.WorkspaceId);
        json.WriteStrings("dependsOn", step.DependsOn);
        json.WriteBoolean("isSkipped", step.IsSkipped);
        json.WriteCollection("exceptionBehavior", step.ExceptionBehavior, (_, entry) =>
        {
            json.WriteString("type", entry.Key);
            json.WriteString("strategy", entry.Value);
        });
    }

    private IntegrationFlow Find(ApiCall call) =>
        store.Flows.GetValueOrDefault(call["flow"]) is { } flow && Sees(call, flow) ? flow : throw ApiException.NotFound();

    private static bool Sees(ApiCall call, IntegrationFlow flow) =>
        flow.Steps.All(step => CloudWorksCalls.Sees(call.User, step.Integration));
}
