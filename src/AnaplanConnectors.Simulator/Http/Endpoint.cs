namespace AnaplanConnectors.Simulator;

/// <summary>Serves one call.</summary>
internal delegate ValueTask<ApiResponse> EndpointHandler(ApiCall call, CancellationToken cancellationToken);

/// <summary>One line of the route table.</summary>
internal sealed record Endpoint(Route Route, string Method, string Path, EndpointHandler Handler)
{
    public const string Json = "application/json";

    /// <summary>False for the authentication service, which reads the header in its own ways.</summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>Waits until the model is free, as everything but actions, tasks and dumps does (API reference 8.2).</summary>
    public bool WaitsForModel { get; init; }

    /// <summary>Answers although the model is archived, locked or offline.</summary>
    public bool AnswersInEveryState { get; init; }

    /// <summary>Answers users whose model role is NO ACCESS, whom everything else tells 404 (API reference 9).</summary>
    public bool AnswersWithoutAccess { get; init; }

    /// <summary>Content types a body may have; empty: whatever it has is not looked at.</summary>
    public IReadOnlyList<string> Consumes { get; init; } = [];

    /// <summary>
    /// What it can answer; the <c>Accept</c> header must allow one of them. Empty: no body, nothing to negotiate.
    /// </summary>
    public IReadOnlyList<string> Produces { get; init; } = [Json];
}

/// <summary>What the router made of a path.</summary>
internal sealed record RouteMatch(Endpoint? Endpoint, IReadOnlyDictionary<string, string> Values, bool PathIsKnown)
{
    public Route Route => Endpoint?.Route ?? Route.Unknown;
}
