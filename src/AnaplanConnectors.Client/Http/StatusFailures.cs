namespace AnaplanConnectors.Client;

/// <summary>What each status means and what a client should do (API reference 8.3).</summary>
internal static class StatusFailures
{
    private static readonly string[] RequestIdHeaders = ["X-Request-Id", "X-Correlation-Id", "X-Amzn-Trace-Id"];

    /// <param name="service">Who answered.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body, as far as it was read.</param>
    /// <param name="retryAfter">The pause it asks for.</param>
    /// <param name="proxy">Address of the proxy with a blank before it, or nothing.</param>
    public static Failure Of(ApiService service, HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, string proxy)
    {
        var status = (int)response.StatusCode;
        var words = ServiceWords.Read(body);
        var oauthError = service == ApiService.OAuth ? ServiceWords.ReadOAuthError(body) : null;
        var (code, repetition, mayHaveHappened, meaning, hint) = Special(service, status, words) ?? Meaning(status, proxy);
        var said = Invariant($"{status} {ReasonPhrase(response)}");
        if (words is not null && words != ReasonPhrase(response))
            said += $": {words}";
        return new Failure
        {
            Code = code,
            Said = said,
            Reason = meaning is null ? said : $"{meaning} ({said})",
            Hint = hint,
            // Whatever the status, a word of OAuth is an answer (API reference 2.4).
            Repetition = oauthError is null ? repetition : Repetition.Never,
            OAuthError = oauthError,
            MayHaveHappened = mayHaveHappened,
            StatusCode = status,
            RequestId = RequestIdHeaders.Select(h => response.Headers.TryGetValues(h, out var v) ? v.First() : null).FirstOrDefault(v => v is not null),
            RetryAfter = retryAfter,
        };
    }

    // Where another service than the Integration API means something else by a status (API reference 9 and 10).
    private static (string Code, Repetition Repetition, bool MayHaveHappened, string? Meaning, string? Hint)? Special(
        ApiService service, int status, string? words) => (service, status) switch
    {
        (ApiService.Audit, 401) when words?.IndexOf("UNAUTHORIZED_USER_ACTION", StringComparison.Ordinal) >= 0
            => (ErrorCodes.Forbidden, Repetition.Never, false, "this user is no tenant auditor", "Ask a tenant administrator for the role Tenant Auditor."),
        (ApiService.Administration, 401) when words?.IndexOf("ACCESS_CONTROL_DENIED", StringComparison.Ordinal) >= 0
            => (ErrorCodes.Forbidden, Repetition.Never, false, "this user is no tenant administrator", "Ask for the role Tenant Administrator."),
        (ApiService.Scim, 403) => (ErrorCodes.Forbidden, Repetition.Never, false, "this user is no user administrator", "Ask for the role User Administrator."),
        (ApiService.CloudWorks, 403 or 452)
            => (ErrorCodes.Forbidden, Repetition.Never, false, "this user or tenant may not use CloudWorks here", "Ask for an integration role and for access to the workspace."),
        (not ApiService.Integration, 409)
            => (ErrorCodes.RequestRefused, Repetition.Never, false, "it conflicts with what is there or runs", "Look at what is there, then decide."),
        _ => null,
    };

    private static (string Code, Repetition Repetition, bool MayHaveHappened, string? Meaning, string? Hint) Meaning(int status, string proxy) => status switch
    {
        401 => (ErrorCodes.TokenRefused, Repetition.Never, false, "the service refused a token that it had just given",
            "See whether the user is active and may use the API, and whether the hosts belong to the tenant's region."),
        403 => (ErrorCodes.Forbidden, Repetition.Never, false, "this user lacks the role for it",
            "Ask a workspace administrator for the role."),
        404 => (ErrorCodes.NotFound, Repetition.Never, false, "unknown, or not visible to this user",
            "Check the id, upper and lower case included; if it is right, ask for access to the model and for a role that includes the object."),
        407 => (ErrorCodes.ProxyRefused, Repetition.Never, false, $"the proxy{proxy} wants other credentials",
            "Set user name and password of the proxy."),
        408 => (ErrorCodes.TimedOut, Repetition.Counted, true, null, null),
        409 => (ErrorCodes.ModelBusy, Repetition.WhenFree, false, "the model is busy",
            "Try again when its running tasks have ended, or wait longer (MaxBusyWait)."),
        410 => (ErrorCodes.RequestRefused, Repetition.Twice, false, null, null),
        422 => (ErrorCodes.ModelArchived, Repetition.Never, false, "the model is archived",
            "Ask a workspace administrator to bring it back from the archive."),
        423 => (ErrorCodes.ModelLocked, Repetition.Never, false, "the model is locked",
            "Try again when a workspace administrator has unlocked it."),
        424 => (ErrorCodes.ModelOffline, Repetition.Never, false, "the model is offline",
            "Try again when a workspace administrator has brought it online, or ask for the role if it is online."),
        425 => (ErrorCodes.ModelDeployed, Repetition.Never, false, "the model is deployed and does not take this change",
            "Make the change in the development model and synchronise, or mark the list as production data."),
        429 => (ErrorCodes.RateLimited, Repetition.WhenAllowed, false, "the tenant has used up its requests",
            "Try again later, or run fewer jobs at the same time: the limit counts for all of a tenant together."),
        501 or 505 => (ErrorCodes.ServerError, Repetition.Never, true, null, null),
        >= 500 => (ErrorCodes.ServerError, Repetition.Counted, true, null, "Try again later; Anaplan's maintenance is mostly on Saturdays."),
        >= 300 and < 400 => (ErrorCodes.Redirected, Repetition.Never, false, "the answer sends to another address, where credentials are not taken",
            "Check the hosts, and whether a proxy stands in between."),
        _ => (ErrorCodes.RequestRefused, Repetition.Never, false, null, null),
    };

    private static string ReasonPhrase(HttpResponseMessage response)
        => string.IsNullOrEmpty(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase!;
}
