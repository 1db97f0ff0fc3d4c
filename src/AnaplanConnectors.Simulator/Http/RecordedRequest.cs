using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// One request as it came in, so that a test can say how a client behaved. It appears on arrival and fills up while the request
/// is served: <see cref="Status"/> and the lengths are final before the caller sees the end of the answer.
/// </summary>
/// <remarks>The authorization header is kept out; of the sign-in bodies nothing is kept at all.</remarks>
public sealed class RecordedRequest
{
    private long _bodyLength;

    internal RecordedRequest(long number, ApiRequest request, RouteMatch match, DateTimeOffset started, int concurrency,
        int routeConcurrency)
    {
        Number = number;
        Method = request.Method;
        Path = request.RawPath;
        Query = request.Query.Text;
        Route = match.Route;
        Values = match.Values;
        Headers = request.Headers.Where(header => !IsSecret(header.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        SignInScheme = request.Header("Authorization")?.Split(' ')[0];
        Started = started;
        Concurrency = concurrency;
        RouteConcurrency = routeConcurrency;
    }

    /// <summary>Position in the order of arrival, from 1.</summary>
    public long Number { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path as it was sent, escapes included.</summary>
    public string Path { get; }

    /// <summary>The query as it was sent, without the question mark.</summary>
    public string Query { get; }

    /// <summary>The call of the API.</summary>
    public Route Route { get; }

    /// <summary>
    /// What stood in the path, unescaped: <c>workspace</c>, <c>model</c>, <c>file</c>, <c>chunk</c>, <c>kind</c>, <c>action</c>,
    /// <c>task</c>, <c>object</c>...
    /// </summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The number of the chunk this call is about, from 0; null when it is about none.</summary>
    public int? ChunkIndex => Values.TryGetValue("chunk", out var text) && int.TryParse(text, out var index) ? index : null;

    /// <summary>Headers of the request and of its content, without those that carry secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>
    /// The first word of the authorization header (<c>AnaplanAuthToken</c>, <c>Bearer</c>, <c>Basic</c>...), or null without one.
    /// </summary>
    public string? SignInScheme { get; }

    /// <summary>The id (not the value) of the token the request came with; null when it was none of ours.</summary>
    public string? TokenId { get; internal set; }

    /// <summary>E-mail address of the user the token belongs to.</summary>
    public string? User { get; internal set; }

    /// <summary>When the head of the request was there, by the simulator's clock.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>When the last byte of the answer was produced or the connection was reset; null while it runs.</summary>
    public DateTimeOffset? Ended { get; internal set; }

    /// <summary>Requests being served when this one arrived, itself included.</summary>
    public int Concurrency { get; }

    /// <summary>Requests of the same <see cref="Route"/> being served when this one arrived, itself included.</summary>
    public int RouteConcurrency { get; }

    /// <summary>Bytes of the body that were read, as they came (compressed or not).</summary>
    public long BodyLength => Interlocked.Read(ref _bodyLength);

    /// <summary>Bytes of a compressed chunk after inflating; null for every other body.</summary>
    public long? InflatedLength { get; internal set; }

    /// <summary>Bytes of the answer's body that were produced.</summary>
    public long ResponseLength { get; internal set; }

    /// <summary>
    /// The status that was answered; null while there is none, and for good when the connection was reset before one was sent.
    /// </summary>
    public int? Status { get; internal set; }

    /// <summary>The planned fault this request met, in words; null when it met none.</summary>
    public string? Fault { get; internal set; }

    /// <summary>True for a request that was lost and arrived late, when its caller had long given it up.</summary>
    public bool IsReplay { get; internal init; }

    /// <summary>As one line for people: time, user, method, path, status, sizes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Started:HH:mm:ss.fff} {User ?? "-"} {Method} {Path}{(Query.Length > 0 ? "?" + Query : "")} "
        + $"{(Status is { } status ? status : "reset")} {BodyLength} B in, {ResponseLength} B out{(Fault is null ? "" : ", " + Fault)}");

    internal void AddBodyBytes(int count) => Interlocked.Add(ref _bodyLength, count);

    private static bool IsSecret(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
}
