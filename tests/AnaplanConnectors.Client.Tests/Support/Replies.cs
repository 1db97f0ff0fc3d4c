using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AnaplanConnectors.Client.Tests;

/// <summary>One way to answer, or not to.</summary>
internal sealed class Reply(Func<ScriptedService, RecordedCall, CancellationToken, Task<HttpResponseMessage>> answer)
{
    /// <summary>Whether the call never arrives.</summary>
    public bool IsBeforeArrival { get; init; }

    public Task<HttpResponseMessage> AnswerAsync(ScriptedService service, RecordedCall call, CancellationToken cancellationToken)
        => answer(service, call, cancellationToken);
}

internal static class Replies
{
    public const string NotFoundBody
        = """{"status":{"code":404,"message":"Not Found"},"path":"/2/0/x","timestamp":"2025-12-01T08:41:07.602341918Z"}""";

    /// <summary>A JSON answer with status 200. Single quotes stand for double ones.</summary>
    public static Reply Json(string json) => Content(json.Replace('\'', '"'), "application/json");

    /// <summary>A JSON answer in the usual frame.</summary>
    public static Reply Enveloped(string members)
        => Json("{ 'meta' : { 'schema' : 'https://api.anaplan.com/2/0/objects/x' }, 'status' : { 'code' : 200, 'message' : 'Success' }, " + members + " }");

    public static Reply EmptyEnvelope => Json("{ 'meta' : { }, 'status' : { 'code' : 200, 'message' : 'Success' } }");

    public static Reply Token(string value, DateTimeOffset expiresAt)
        => Status(201, "{\"status\":\"SUCCESS\",\"tokenInfo\":{\"expiresAt\":" + expiresAt.ToUnixTimeMilliseconds() + ",\"tokenId\":\"6f0c1d52\",\"tokenValue\":\"" + value + "\"}}");

    public static Reply Content(string text, string type) => Bytes(Encoding.UTF8.GetBytes(text), type);

    public static Reply Bytes(byte[] bytes, string type = "application/octet-stream", string? encoding = null)
        => Of(() => Response(200, bytes, type, encoding));

    public static Reply Gzip(byte[] bytes) => Bytes(Compress(bytes), encoding: "gzip");

    public static Reply Html200 => Content("<html><head><title>Sign in to the network</title></head></html>", "text/html");

    public static Reply TruncatedJson => Content("{ \"meta\" : { }, \"status\" : { \"co", "application/json");

    /// <summary>Status and JSON body; headers as pairs of name and value.</summary>
    public static Reply Status(int status, string body = "", params (string Name, string Value)[] headers) => Of(() =>
    {
        var response = Response(status, Encoding.UTF8.GetBytes(body), body.Length == 0 ? null : "application/json", null);
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    });

    /// <summary>Decided when the call has arrived whole.</summary>
    public static Reply After(Func<RecordedCall, Reply> decide)
        => new((service, call, cancellationToken) => decide(call).AnswerAsync(service, call, cancellationToken));

    /// <summary>The call arrives; the connection breaks before the answer.</summary>
    public static Reply Reset => new((_, _, _) => throw new HttpRequestException("An error occurred while sending the request.", new IOException("Connection reset by peer")));

    /// <summary>The call does not arrive: nothing listens.</summary>
    public static Reply Refused => new((_, _, _) => throw ConnectFailure.Make()) { IsBeforeArrival = true };

    /// <summary>The call arrives and is never answered.</summary>
    public static Reply Hang => new(async (service, _, cancellationToken) =>
    {
        await service.HangAsync(cancellationToken);
        throw new InvalidOperationException("Unreachable: the delay ends by cancellation.");
    });

    public static byte[] Compress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(bytes, 0, bytes.Length);
        return output.ToArray();
    }

    public static byte[] Decompress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            gzip.CopyTo(output);
        return output.ToArray();
    }

    private static Reply Of(Func<HttpResponseMessage> make) => new((_, _, _) => Task.FromResult(make()));

    private static HttpResponseMessage Response(int status, byte[] bytes, string? type, string? encoding)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentLength = bytes.Length;
        if (type is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        return new((HttpStatusCode)status) { Content = content };
    }
}
