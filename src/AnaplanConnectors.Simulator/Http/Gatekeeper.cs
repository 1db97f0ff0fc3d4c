using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// What stands between a request and its handler: token, rate limit, access, state of the model, content types, busy models.
/// </summary>
internal sealed class Gatekeeper(Authenticator authenticator, ModelDirectory models, RateLimiter? rateLimiter)
{
    /// <summary>Notes who calls before anything goes wrong: faults may be meant for one user.</summary>
    public void Identify(ApiRequest request, RecordedRequest record) => authenticator.Identify(request, record);

    /// <exception cref="ApiException">The request is refused.</exception>
    public async Task<ApiCall> AdmitAsync(ApiRequest request, RouteMatch match, RecordedRequest record,
        CancellationToken cancellationToken)
    {
        var service = ApiServices.Of(request.RawPath);
        var needsToken = match.Endpoint?.NeedsToken ?? ApiServices.NeedsToken(service);
        var caller = needsToken ? authenticator.Authenticate(request, service, record) : null;
        if (needsToken)
            CheckRate();
        if (match.Endpoint is not { } endpoint)
            throw match.PathIsKnown ? new ApiException(405, "Method Not Allowed") : ApiException.NotFound();
        var call = new ApiCall(request, endpoint, record);
        if (caller is not null)
        {
            call.User = caller.User;
            call.Token = caller.Token;
            FindModel(call, match.Values);
        }
        Negotiation.Check(request, endpoint);
        if (endpoint.WaitsForModel)
            await call.Model.WaitUntilFreeAsync(cancellationToken);
        return call;
    }

    private void FindModel(ApiCall call, IReadOnlyDictionary<string, string> values)
    {
        if (!values.TryGetValue("model", out var modelId))
            return;
        call.Model = models.Find(modelId, values.GetValueOrDefault("workspace"), call.User) ?? throw ApiException.NotFound();
        CheckModel(call, call.User);
    }

    private void CheckRate()
    {
        if (rateLimiter is null || rateLimiter.TryTake(out var wait))
            return;
        var refusal = new ApiException(429, "Too Many Requests");
        refusal.Headers.Add(new("Retry-After",
            Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)));
        throw refusal;
    }

    private static void CheckModel(ApiCall call, UserState user)
    {
        // A user whose role is NO ACCESS is told the same as somebody with a wrong id.
        if (call.Model.State.AccessOf(user).Level == RoleAccess.NoAccess && !call.Endpoint.AnswersWithoutAccess)
            throw ApiException.NotFound();
        if (!call.Endpoint.AnswersInEveryState && call.Model.Refusal is { } refusal)
            throw refusal;
    }
}
