namespace AnaplanConnectors.Simulator;

/// <summary>
/// Calls the service has and the simulator does not: 501 says so, where a 404 would look like a mistake of the caller's.
/// </summary>
internal static class NotImitated
{
    private static readonly (string Method, string Path)[] Calls =
    [
        ("GET", "/2/0/workspaces/{workspace}/admins"),
        ("GET", "/2/0/workspaces/{workspace}/visitors"),
        ("POST", "/2/0/workspaces/{workspace}/bulkDeleteModels"),
        ("GET", "{M}/views"),
        ("GET", "{M}/views/{view}"),
        ("GET", "{M}/views/{view}/data"),
        ("GET", "{M}/views/{view}/dimensions/{dimension}/items"),
        ("POST", "{M}/views/{view}/readRequests"),
        ("GET", "{M}/modules/{module}/views"),
        ("POST", "{M}/lists/{list}/readRequests"),
        ("GET", "{M}/dashboards"),
    ];

    public static IEnumerable<Endpoint> Endpoints() =>
        Calls.Select(call => new Endpoint(Route.NotImitated, call.Method, call.Path, Refuse) { Produces = [] });

    private static ValueTask<ApiResponse> Refuse(ApiCall call, CancellationToken cancellationToken) =>
        throw new ApiException(501, $"The simulator does not imitate {call.Endpoint.Method} {call.Endpoint.Path} yet");
}
