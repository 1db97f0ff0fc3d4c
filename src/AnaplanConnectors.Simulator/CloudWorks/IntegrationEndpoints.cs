namespace AnaplanConnectors.Simulator;

/// <summary>Integrations of CloudWorks and their schedules (API reference 10.2).</summary>
internal sealed class IntegrationEndpoints(CloudWorksStore store, IntegrationReader reader, IntegrationRunner runner, TimeProvider clock)
{
    private const string One = "/integrations/{integration}";
    private const string Schedule = One + "/schedule";

    // Seen on the paths of schedules and dumps instead of 403.
    private const int NotEntitled = 452;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        .. CloudWorksCalls.Line(Route.Integrations, "GET", "/integrations", List),
        .. CloudWorksCalls.Line(Route.CreateIntegration, "POST", "/integrations", CreateAsync),
        .. CloudWorksCalls.Line(Route.Integration, "GET", One, Get),
        .. CloudWorksCalls.Line(Route.ReplaceIntegration, "PUT", One, ReplaceAsync),
        .. CloudWorksCalls.Line(Route.DeleteIntegration, "DELETE", One, Delete),
        .. CloudWorksCalls.Line(Route.RunIntegration, "POST", One + "/run", Run),
        .. CloudWorksCalls.Line(Route.CancelIntegration, "POST", One + "/cancel", Cancel),
        .. CloudWorksCalls.Line(Route.IntegrationSchedule, "POST", Schedule, (call, token) => SetScheduleAsync(call, isNew: true, token), NotEntitled),
        .. CloudWorksCalls.Line(Route.IntegrationSchedule, "PUT", Schedule, (call, token) => SetScheduleAsync(call, isNew: false, token), NotEntitled),
        .. CloudWorksCalls.Line(Route.IntegrationSchedule, "DELETE", Schedule, DeleteSchedule, NotEntitled),
        .. CloudWorksCalls.Line(Route.IntegrationSchedule, "POST", Schedule + "/status/{status}", SetScheduleStatus, NotEntitled),
    ];

    private ApiResponse List(ApiCall call)
    {
        var mine = call.Query["myIntegrations"] is "1" || call.Query.Flag("myIntegrations");
        var integrations = store.Integrations.Values.Where(integration => CloudWorksCalls.Sees(call.User, integration)
            && (!mine || integration.Authorship.CreatedBy == call.User)).OrderBy(integration => integration.Authorship.Created).ToList();
        if (call.Query["sortBy"] == "name")
            integrations = [.. integrations.OrderBy(integration => integration.Plan.Name, StringComparer.OrdinalIgnoreCase)];
        return CloudWorksCalls.Page(call, "integrations", "integrations", integrations, IntegrationJson.WriteSummary);
    }

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var plan = await reader.ReadAsync(call, cancellationToken);
        if (store.Integrations.Values.Any(other => other.Plan.Name == plan.Name))
            throw new ApiException(409, $"An integration '{plan.Name}' exists already");
        var integration = new Integration(CloudWorksStore.NewId(), call.User, clock.GetUtcNow())
        {
            Plan = plan, NotificationId = CloudWorksStore.NewId(),
        };
        store.Integrations[integration.Id] = integration;
        store.Notifications[integration.NotificationId] = NotificationEndpoints.Default(integration);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("integration");
            json.WriteString("integrationId", integration.Id);
            json.WriteEndObject();
        });
    }

    private ApiResponse Get(ApiCall call)
    {
        var integration = Find(store, call);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("integration");
            IntegrationJson.WriteDetail(json, integration);
            json.WriteEndObject();
        });
    }

    private async ValueTask<ApiResponse> ReplaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var integration = Find(store, call);
        integration.Plan = await reader.ReadAsync(call, cancellationToken);
        integration.Authorship.Change(call.User, clock.GetUtcNow());
        return CloudWorksCalls.Done();
    }

    private ApiResponse Delete(ApiCall call)
    {
        var integration = Find(store, call);
        if (integration.Runs.Exists(run => run.Ended is null))
            throw new ApiException(409, $"Integration {integration.Id} is running");
        store.Integrations.TryRemove(integration.Id, out _);
        store.Notifications.TryRemove(integration.NotificationId, out _);
        return CloudWorksCalls.Done();
    }

    private ApiResponse Run(ApiCall call) => Started(runner.Start(Find(store, call), call.User).Id);

    private ApiResponse Cancel(ApiCall call)
    {
        var integration = Find(store, call);
        return runner.Cancel(integration)
            ? CloudWorksCalls.Done()
            : throw new ApiException(409, $"Integration {integration.Id} is not in running state");
    }

    private async ValueTask<ApiResponse> SetScheduleAsync(ApiCall call, bool isNew, CancellationToken cancellationToken)
    {
        var integration = Find(store, call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (!isNew && CloudWorksCalls.Required(request, "integrationId") != integration.Id)
            throw ApiException.BadRequest("'integrationId' is not that of the path");
        if (!isNew && integration.Schedule is null)
            throw ApiException.NotFound();
        if (!request.TryGetProperty("schedule", out var schedule))
            throw ApiException.BadRequest("Expected mandatory field 'schedule' to be present and not empty.");
        foreach (var name in new[] { "name", "type", "startDate", "endDate", "timezone" })
            CloudWorksCalls.Required(schedule, name);
        integration.Schedule = schedule;
        integration.IsScheduleActive = true;
        return CloudWorksCalls.Done();
    }

    private ApiResponse DeleteSchedule(ApiCall call)
    {
        var integration = Find(store, call);
        integration.Schedule = integration.Schedule is null ? throw ApiException.NotFound() : null;
        return CloudWorksCalls.Done();
    }

    private ApiResponse SetScheduleStatus(ApiCall call)
    {
        var integration = Find(store, call);
        if (integration.Schedule is null || call["status"] is not ("enabled" or "disabled"))
            throw ApiException.NotFound();
        integration.IsScheduleActive = call["status"] == "enabled";
        return CloudWorksCalls.Done();
    }

    public static Integration Find(CloudWorksStore store, ApiCall call) =>
        store.Integrations.GetValueOrDefault(call["integration"]) is { } found && CloudWorksCalls.Sees(call.User, found)
            ? found
            : throw ApiException.NotFound();

    public static ApiResponse Started(string runId) => CloudWorksCalls.Answer(json =>
    {
        json.WriteStartObject("run");
        json.WriteString("id", runId);
        json.WriteEndObject();
    });
}
