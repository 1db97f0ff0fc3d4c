using System.Net.Http.Headers;

namespace AnaplanConnectors.Simulator;

/// <summary>406 and 415: what a caller can take and what it sends (API reference 3.0, 8.3).</summary>
internal static class Negotiation
{
    public static void Check(ApiRequest request, Endpoint endpoint)
    {
        if (endpoint.Consumes.Count > 0 && !endpoint.Consumes.Contains(request.ContentType ?? ""))
            throw new ApiException(415, "Unsupported Media Type");
        if (endpoint.Produces.Count > 0 && !endpoint.Produces.Any(type => Accepts(request, type)))
            throw new ApiException(406, "Not Acceptable");
    }

    /// <summary>True as well when nothing was asked for.</summary>
    public static bool Accepts(ApiRequest request, string mediaType) =>
        request.Header("Accept") is not { } header || Ranges(header).Any(range => range.Matches(mediaType));

    /// <summary>Whether one type is preferred to another, by weight, then by being named.</summary>
    public static bool Prefers(ApiRequest request, string mediaType, string other) =>
        request.Header("Accept") is { } header && Weight(header, mediaType) > Weight(header, other);

    public static bool AcceptsGzip(ApiRequest request) =>
        request.Header("Accept-Encoding") is { } header
        && header.Split(',').Any(part => StringWithQualityHeaderValue.TryParse(part, out var coding)
            && coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0.0);

    private static double Weight(string header, string mediaType) =>
        Ranges(header).Where(range => range.Matches(mediaType)).Select(range => range.Quality).DefaultIfEmpty(0).Max();

    private static IEnumerable<Range> Ranges(string header) =>
        header.Split(',').Select(part => MediaTypeWithQualityHeaderValue.TryParse(part, out var value)
            ? new Range(value.MediaType ?? "", value.Quality ?? 1)
            : new Range("", 0));

    private readonly record struct Range(string Type, double Quality)
    {
        public bool Matches(string mediaType) =>
            Quality > 0 && (Type == "*/*" || Type.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
                || (Type.EndsWith("/*", StringComparison.Ordinal)
                    && mediaType.StartsWith(Type[..^1], StringComparison.OrdinalIgnoreCase)));
    }
}
