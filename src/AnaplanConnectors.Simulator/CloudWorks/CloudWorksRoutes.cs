namespace AnaplanConnectors.Simulator;

/// <summary>The lines of the route table for CloudWorks; those with words before those with places.</summary>
internal static class CloudWorksRoutes
{
    public static IEnumerable<Endpoint> Endpoints(CloudWorksStore store, IntegrationRunner runner, World world) =>
    [
        .. CloudWorksCalls.Line(Route.Unknown, "GET", "/integrations/anaplanModels/{id}", Dead),
        .. new ConnectionEndpoints(store, world.Options.TimeProvider).Endpoints(),
        .. new NotificationEndpoints(store, world.Tenant).Endpoints(),
        .. new RunEndpoints(store, world.Dumps).Endpoints(),
        .. new IntegrationEndpoints(store, new IntegrationReader(store, world.Models), runner, world.Options.TimeProvider).Endpoints(),
        .. new FlowEndpoints(store, runner, world.Options.TimeProvider).Endpoints(),
    ];

    // Documented, and dead: a gateway's page instead of an answer.
    private static ApiResponse Dead(ApiCall call) =>
        new(404, ApiBody.Of("<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>", ApiBody.Html));
}
