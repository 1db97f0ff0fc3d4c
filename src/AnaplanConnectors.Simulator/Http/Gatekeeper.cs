using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// What stands between a request and its handler: token, rate limit, access, state of the model, content types, busy models.
/// </summary>
internal sealed class Gatekeeper(TokenStore tokens, ModelDirectory models, RateLimiter? rateLimiter)
{
    /// <exception cref="ApiException">The request is refused.</exception>
    public async Task<ApiCall> AdmitAsync(ApiRequest request, RouteMatch match, RecordedRequest record,
        CancellationToken cancellationToken)
    {
        var needsToken = match.Endpoint?.NeedsToken ?? !ErrorBody.IsSignIn(request.RawPath);
        var user = needsToken ? Authenticate(request, record) : null;
        if (needsToken)
            CheckRate();
        if (match.Endpoint is not { } endpoint)
            throw match.PathIsKnown ? new ApiException(405, "Method Not Allowed") : ApiException.NotFound();
        var call = new ApiCall(request, endpoint, record);
        if (user is not null)
            call.User = user;
        if (user is not null && match.Values.TryGetValue("model", out var modelId))
        {
            call.Model = models.Find(modelId, match.Values.GetValueOrDefault("workspace"), user) ?? throw ApiException.NotFound();
            CheckModel(call, user);
        }
        Negotiation.Check(request, endpoint);
        if (endpoint.WaitsForModel)
            await call.Model.WaitUntilFreeAsync(cancellationToken);
        return call;
    }

    private UserState Authenticate(ApiRequest request, RecordedRequest record)
    {
        if (AuthorizationHeader.Of(request) is { Scheme: AuthorizationHeader.AnaplanToken or AuthorizationHeader.Bearer } header
            && tokens.Find(header.Credentials) is { } token)
        {
            record.TokenId = token.TokenId;
            record.User = token.User.Email;
            if (tokens.IsAlive(token))
                return token.User;
        }
        throw new ApiException(401, "Unauthorized");
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
