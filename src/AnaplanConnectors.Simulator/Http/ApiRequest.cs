namespace AnaplanConnectors.Simulator;

/// <summary>A request as both doors hand it to the core. The body is read once, as it arrives.</summary>
internal sealed class ApiRequest
{
    public required string Method { get; init; }

    /// <summary>Scheme and authority the caller used: answers refer to further pages with it.</summary>
    public required string Origin { get; init; }

    /// <summary>The path as it was sent, escapes included: an escaped slash belongs to its segment.</summary>
    public required string RawPath { get; init; }

    public required QueryParameters Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required Stream Body { get; init; }

    /// <summary>The same request with its body read through, or replaced by, another stream.</summary>
    public ApiRequest WithBody(Stream body) => new()
    {
        Method = Method,
        Origin = Origin,
        RawPath = RawPath,
        Query = Query,
        Headers = Headers,
        Body = body,
    };

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The media type of the body without its parameters, in lower case.</summary>
    public string? ContentType => Header("Content-Type") is { } value ? value.Split(';')[0].Trim().ToLowerInvariant() : null;
}
