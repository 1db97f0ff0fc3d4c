namespace AnaplanConnectors.Simulator;

/// <summary>The lines of the route table for the OAuth service.</summary>
internal sealed class OAuthRoutes(OAuthEndpoints tokens, LoginEndpoints login)
{
    private static readonly string[] Html = ["text/html"];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        Open(Route.OAuthToken, "POST", "/oauth/token", tokens.TokenAsync),
        Open(Route.DeviceCode, "POST", "/oauth/device/code", tokens.StartDeviceAsync),
        Open(Route.Authorize, "GET", "/auth/authorize", login.Authorize) with { Produces = [] },
        Open(Route.Login, "GET", "/auth/prelogin", login.ShowLogin) with { Produces = Html },
        Open(Route.Login, "POST", "/auth/login", login.LoginAsync) with { Produces = [] },
        Open(Route.Activate, "GET", "/activate", login.ShowActivate) with { Produces = Html },
        Open(Route.Activate, "POST", "/activate", login.ActivateAsync) with { Produces = Html },
    ];

    private static Endpoint Open(Route route, string method, string path, EndpointHandler handler) =>
        new(route, method, path, handler) { NeedsToken = false };

    private static Endpoint Open(Route route, string method, string path, Func<ApiCall, ApiResponse> handler) =>
        Open(route, method, path, (call, _) => ValueTask.FromResult(handler(call)));
}
