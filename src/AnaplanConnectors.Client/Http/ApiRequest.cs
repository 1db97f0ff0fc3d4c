using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>One call, as often as it has to be sent.</summary>
internal sealed class ApiRequest
{
    /// <summary>A GET, on the Integration API unless told otherwise.</summary>
    public static ApiRequest Get(string path, string what, ApiService service = ApiService.Integration)
        => new() { Method = HttpMethod.Get, Path = path, What = what, Service = service };

    /// <summary>A call that sends JSON, or an empty body where there is none: never no body at all, see <see cref="RequestBody.Empty"/>.</summary>
    public static ApiRequest Send(
        HttpMethod method, string path, string what, CallClass callClass, byte[]? json = null, ApiService service = ApiService.Integration) => new()
    {
        Method = method,
        Path = path,
        What = what,
        Class = callClass,
        Service = service,
        Body = () => json is null ? RequestBody.Empty : RequestBody.Json(json),
    };

    /// <summary>The same for an answer that is not read: any success will do (API reference 8.3).</summary>
    public ApiRequest AnyAnswer() => new()
    {
        Method = Method, Path = Path, What = What, Class = Class, Body = Body, Service = Service, Authorization = Authorization, AnswerLimit = AnswerLimit,
        Accept = "*/*",
    };

    public required HttpMethod Method { get; init; }

    /// <summary>Path behind the base of the service, such as <c>/2/0/</c>. Ids in it are escaped.</summary>
    public required string Path { get; init; }

    /// <summary>What is attempted, to follow "Could not": "list the imports of model 7C…".</summary>
    public required string What { get; init; }

    public CallClass Class { get; init; } = CallClass.Safe;

    public string Accept { get; init; } = "application/json";

    /// <summary>The body; null for calls that change nothing. Asked anew for each attempt.</summary>
    public Func<RequestBody>? Body { get; init; }

    /// <summary>Which of the services is asked.</summary>
    public ApiService Service { get; init; }

    /// <summary>The Authorization header of a call that does not carry the shared token.</summary>
    public Func<string>? Authorization { get; init; }

    /// <summary>Instead of <see cref="TimeoutOptions.Answer"/>.</summary>
    public TimeSpan? AnswerLimit { get; init; }

    /// <summary>Whether the answer is the content of a file: it may come compressed and take time in proportion to its size.</summary>
    public bool ExpectsContent { get; init; }

    /// <summary>Largest answer that is taken, decompressed.</summary>
    public long MaxLength { get; init; } = AnswerBody.MaxLength;

    /// <summary>Method and path, to be shown.</summary>
    public override string ToString() => $"{Method} /{Path.Split('?')[0]}";

    /// <summary>Joins path segments. Names and ids can hold anything, slashes included (API reference 4).</summary>
    public static string PathOf(params string[] segments) => string.Join("/", segments.Select(Uri.EscapeDataString));
}

/// <summary>Bytes to send and their type.</summary>
internal readonly record struct RequestBody(System.Buffers.ReadOnlySequence<byte> Bytes, string ContentType)
{
    /// <summary>
    /// No bytes, but content: a request that changes something and has none is sent again by HttpClient itself when a pooled
    /// connection turns out to be closed, up to four times.
    /// </summary>
    public static RequestBody Empty { get; } = new(default, "application/json");

    public static RequestBody Json(byte[] utf8) => new(new(utf8), "application/json");

    public static RequestBody Json(string text) => Json(Encoding.UTF8.GetBytes(text));
}
