namespace AnaplanConnectors.Simulator;

/// <summary>
/// Calls the service has and the simulator does not: 501 says so, where a 404 would look like a mistake of the caller's.
/// </summary>
internal static class NotImitated
{
    private static readonly (string Method, string Path)[] Calls =
    [
        // They exist in the service as stubs; what they answer is not known.
        ("GET", "{M}/lineItems/{lineItem}/history/readRequests"),
        ("GET", "/2/0/workspaces/{workspace}/readRequestsQuota"),
    ];

    public static IEnumerable<Endpoint> Endpoints() =>
        Calls.Select(call => new Endpoint(Route.NotImitated, call.Method, call.Path, Refuse) { Produces = [] });

    private static ValueTask<ApiResponse> Refuse(ApiCall call, CancellationToken cancellationToken) =>
        throw new ApiException(501, $"The simulator does not imitate {call.Endpoint.Method} {call.Endpoint.Path} yet");
}
