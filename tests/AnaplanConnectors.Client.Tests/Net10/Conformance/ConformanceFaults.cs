namespace AnaplanConnectors.Client.Tests;

/// <summary>A fault as the service shows it, and what a client has to make of it (API reference 8.3).</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Reply">What comes instead of the answer.</param>
/// <param name="Repetition">How it may be repeated.</param>
/// <param name="MayHaveHappened">Whether the service may have done what was asked.</param>
/// <param name="Code">The error it ends with.</param>
/// <param name="JsonOnly">Whether it is one only for calls that read JSON.</param>
internal sealed record ConformanceFault(string Name, Reply Reply, Repetition Repetition, bool MayHaveHappened, string Code, bool JsonOnly = false);

internal static class ConformanceFaults
{
    private const string Refusal = """{"status":{"code":1,"message":"No"}}""";

    public static readonly IReadOnlyList<ConformanceFault> All =
    [
        Status(400, ErrorCodes.RequestRefused),
        Status(401, ErrorCodes.TokenRefused),
        Status(403, ErrorCodes.Forbidden),
        Status(404, ErrorCodes.NotFound),
        Status(405, ErrorCodes.RequestRefused),
        Status(413, ErrorCodes.RequestRefused),
        Status(415, ErrorCodes.RequestRefused),
        Status(422, ErrorCodes.ModelArchived),
        Status(423, ErrorCodes.ModelLocked),
        Status(424, ErrorCodes.ModelOffline),
        Status(425, ErrorCodes.ModelDeployed),
        Status(302, ErrorCodes.Redirected),
        Status(501, ErrorCodes.ServerError, mayHaveHappened: true),
        Status(408, ErrorCodes.TimedOut, Repetition.Counted, mayHaveHappened: true),
        Status(500, ErrorCodes.ServerError, Repetition.Counted, mayHaveHappened: true),
        Status(502, ErrorCodes.ServerError, Repetition.Counted, mayHaveHappened: true),
        Status(503, ErrorCodes.ServerError, Repetition.Counted, mayHaveHappened: true),
        Status(504, ErrorCodes.ServerError, Repetition.Counted, mayHaveHappened: true),
        Status(409, ErrorCodes.ModelBusy, Repetition.WhenFree),
        Status(410, ErrorCodes.RequestRefused, Repetition.Twice),
        new("429", Replies.Status(429, Refusal, ("Retry-After", "7")), Repetition.WhenAllowed, false, ErrorCodes.RateLimited),
        new("refused", Replies.Refused, Repetition.Counted, false, ErrorCodes.NoConnection),
        new("reset", Replies.Reset, Repetition.Counted, true, ErrorCodes.ConnectionLost),
        new("hang", Replies.Hang, Repetition.Counted, true, ErrorCodes.TimedOut),
        new("html", Replies.Html200, Repetition.Counted, true, ErrorCodes.UnusableAnswer),
        new("truncated", Replies.TruncatedJson, Repetition.Counted, true, ErrorCodes.UnusableAnswer, JsonOnly: true),
        new("empty", Replies.Status(200), Repetition.Counted, true, ErrorCodes.UnusableAnswer, JsonOnly: true),
        new("other object", Replies.Json("{ 'something' : 'else' }"), Repetition.Counted, true, ErrorCodes.UnusableAnswer, JsonOnly: true),
    ];

    private static ConformanceFault Status(int status, string code, Repetition repetition = Repetition.Never, bool mayHaveHappened = false)
        => new(status.ToString(System.Globalization.CultureInfo.InvariantCulture), Replies.Status(status, Refusal), repetition, mayHaveHappened, code);
}
