using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>
/// Gateways that explain a refusal may repeat the request, its Authorization header included. Before anybody is shown their words, what
/// we sent there is taken out.
/// </summary>
internal static class EchoGuard
{
    private static readonly byte[] Mask = Encoding.ASCII.GetBytes("***");

    /// <summary>The body of an answer without the credentials of its request.</summary>
    public static byte[] Clean(byte[] body, HttpRequestMessage request)
    {
        if (!request.Headers.TryGetValues("Authorization", out var values))
            return body;
        // "scheme credentials", and for certificates "scheme credentials" with a colon in it: the scheme alone is no secret.
        foreach (var credentials in values.Select(value => value.Substring(value.IndexOf(' ') + 1)).Where(text => text.Length > 0))
            body = Replace(body, Encoding.UTF8.GetBytes(credentials));
        return body;
    }

    private static byte[] Replace(byte[] body, byte[] secret)
    {
        while (body.AsSpan().IndexOf(secret) is var at and >= 0)
            body = [.. body.AsSpan(0, at), .. Mask, .. body.AsSpan(at + secret.Length)];
        return body;
    }
}
