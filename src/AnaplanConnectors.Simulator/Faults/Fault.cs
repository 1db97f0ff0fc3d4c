using System.Globalization;
using System.Numerics;

namespace AnaplanConnectors.Simulator;

/// <summary>One thing that goes wrong with one call. Faults have no state and may be planned as often as wanted.</summary>
public abstract class Fault
{
    private readonly string _description;

    private protected Fault(string description) => _description = description;

    /// <summary>The connection is reset before a byte of the request's body is read. Nothing was done.</summary>
    public static Fault ResetBeforeBody { get; } = new ResetBeforeBodyFault();

    /// <summary>
    /// The request is read to its end and lost: nothing was done, and the connection is reset without an answer.
    /// </summary>
    public static Fault LoseRequest { get; } = new LoseRequestFault();

    /// <summary>
    /// The request is processed and its answer lost: the work was done, but the connection is reset without an answer.
    /// </summary>
    public static Fault LoseReply { get; } = new LoseReplyFault();

    /// <summary>
    /// The token of the request expires at this moment: 401 here and on all its later calls, until it is replaced.
    /// </summary>
    public static Fault ExpireToken { get; } = new ExpireTokenFault();

    /// <summary>
    /// The export that is downloaded or asked about has just been run again by the same user from another place, and has a row
    /// fewer (its task is in the task list). Calls about no export are left alone.
    /// </summary>
    public static Fault SwapExport { get; } = new SwapExportFault();

    /// <summary>
    /// Work of another user takes the model of the call for so long by the simulator's clock: calls that need the model wait or are
    /// refused, as the options say, and tasks queue. Calls about no model are left alone.
    /// </summary>
    public static Fault Busy(TimeSpan time) => new BusyFault(time);

    /// <summary>An error instead of an answer. Nothing was done.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="retryAfter">Text of the <c>Retry-After</c> header: seconds, a date, or nonsense. Null: no such header.</param>
    /// <param name="body">What the body looks like.</param>
    public static Fault Status(int status, string? retryAfter = null, FaultBody body = FaultBody.Json) =>
        new StatusFault(status, retryAfter, body);

    /// <summary>
    /// Any answer at all instead of the right one, for example a proxy's page with status 200. Nothing was done.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The text of the body; may be empty.</param>
    /// <param name="contentType">Its content type; empty: no such header.</param>
    /// <param name="headers">Further headers.</param>
    public static Fault Reply(int status, string body, string contentType, params (string Name, string Value)[] headers) =>
        new ReplyFault(status, body, contentType, headers);

    /// <summary>A redirection instead of an answer. Nothing was done.</summary>
    public static Fault Redirect(Uri location, int status = 302) =>
        new ReplyFault(status, "", "text/html", [("Location", location.OriginalString)]);

    /// <summary>The connection is reset after some bytes of the request's body were read. Nothing was done.</summary>
    public static Fault ResetInBody(long afterBytes) => new ResetInBodyFault(afterBytes);

    /// <summary>The request is processed, but the connection is reset after some bytes of the answer's body.</summary>
    public static Fault ResetInReply(long afterBytes) => new ResetInReplyFault(afterBytes);

    /// <summary>The request is processed, but the answer's body ends early, in good order and with a length that fits.</summary>
    public static Fault CutReply(long toBytes) => new CutReplyFault(toBytes);

    /// <summary>
    /// The request is processed, but its answer promises more bytes than it has, and the connection ends behind those it has.
    /// </summary>
    public static Fault ShortReply(long missingBytes) => new ShortReplyFault(AtLeastOne(missingBytes));

    /// <summary>A proxy's page with status 200 instead of the answer. Nothing was done.</summary>
    public static Fault Html { get; } = new ReplyFault(200, "<html><head><title>Sign in</title></head><body>Welcome</body></html>",
        "text/html", []);

    /// <summary>The request is processed and the text of its answer replaced.</summary>
    public static Fault Rewrite(Func<string, string> rewrite) => new RewriteFault(rewrite);

    /// <summary>
    /// The call waits before anything is done, by the simulator's clock. An infinite time hangs until the caller gives up.
    /// </summary>
    public static Fault Delay(TimeSpan time) => new DelayFault(time);

    /// <summary>
    /// The answer's body drips: so many bytes, a pause by the simulator's clock, and so on. An infinite pause stalls it.
    /// </summary>
    public static Fault SlowReply(int bytes, TimeSpan every) => new SlowReplyFault(AtLeastOne(bytes), every);

    /// <summary>
    /// The request's body is read in drips: so many bytes, a pause by the clock, and so on. An infinite pause stalls it.
    /// </summary>
    public static Fault SlowRequest(int bytes, TimeSpan every) => new SlowRequestFault(AtLeastOne(bytes), every);

    /// <summary>
    /// As <see cref="LoseRequest"/>, but the request arrives after all when some time has passed by the simulator's clock.
    /// </summary>
    public static Fault LoseAndReplay(TimeSpan after) => new ReplayFault(after);

    /// <summary>
    /// As <see cref="LoseRequest"/>, but the request arrives after all, right behind a later call: that call's answer goes out
    /// when the late request has been processed.
    /// </summary>
    /// <param name="after">The later call.</param>
    /// <param name="count">The number of such calls, this one included.</param>
    public static Fault LoseAndReplay(Route after, int count = 1) => new ReplayFault(after, count);

    /// <summary>This fault and then another one on the same call, for example a delay and a lost reply.</summary>
    public Fault And(Fault other) => new CombinedFault(this, other);

    /// <summary>The fault in words.</summary>
    public override string ToString() => _description;

    internal abstract Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer);

    private protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private protected static string Time(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? "for ever" : "for " + time.ToString("c", CultureInfo.InvariantCulture);

    private static T AtLeastOne<T>(T bytes) where T : struct, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, T.One);
        return bytes;
    }

    private sealed class CombinedFault(Fault first, Fault second) : Fault($"{first}, then {second}")
    {
        internal override Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer) =>
            first.ApplyAsync(context, request => second.ApplyAsync(context with { Request = request }, answer));
    }
}

/// <summary>Bodies of planned errors.</summary>
public enum FaultBody
{
    /// <summary>The error body of the API.</summary>
    Json,

    /// <summary>A page, as gateways send it.</summary>
    Html,

    /// <summary>No body.</summary>
    Empty,
}
