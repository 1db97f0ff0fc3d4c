using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>One call, as often as it has to be sent.</summary>
internal sealed class ApiRequest
{
    /// <summary>A GET on the Integration API.</summary>
    public static ApiRequest Get(string path, string what) => new() { Method = HttpMethod.Get, Path = path, What = what };

    public required HttpMethod Method { get; init; }

    /// <summary>Path behind <c>/2/0/</c> or, for the authentication service, behind the host. Ids in it are escaped.</summary>
    public required string Path { get; init; }

    /// <summary>What is attempted, to follow "Could not": "list the imports of model 7C…".</summary>
    public required string What { get; init; }

    public CallClass Class { get; init; } = CallClass.Safe;

    public string Accept { get; init; } = "application/json";

    /// <summary>The body; null for calls that change nothing. Asked anew for each attempt.</summary>
    public Func<RequestBody>? Body { get; init; }

    /// <summary>Goes to the authentication service and carries <see cref="Authorization"/> instead of the shared token.</summary>
    public bool ToAuthenticationService { get; init; }

    /// <summary>The Authorization header of a call to the authentication service.</summary>
    public Func<string>? Authorization { get; init; }

    /// <summary>Instead of <see cref="TimeoutOptions.Answer"/>.</summary>
    public TimeSpan? AnswerLimit { get; init; }

    /// <summary>Whether the answer is the content of a file: it may come compressed and take time in proportion to its size.</summary>
    public bool ExpectsContent { get; init; }

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
