using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace AnaplanConnectors.Simulator;

/// <summary>An error instead of an answer.</summary>
internal sealed class StatusFault(int status, string? retryAfter, FaultBody body)
    : Fault(Text($"status {status}{(retryAfter is null ? "" : $" with Retry-After '{retryAfter}'")}"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        await context.SkipBodyAsync();
        var reason = ReasonPhrases.GetReasonPhrase(status);
        var response = body switch
        {
            FaultBody.Json => ErrorBody.For(context.Request.RawPath, status, reason, null, context.Clock.GetUtcNow()),
            FaultBody.Html => new ApiResponse(status, ApiBody.Of(
                Text($"<html><head><title>{status}</title></head><body><h1>{status} {reason}</h1></body></html>"), "text/html")),
            _ => new ApiResponse(status),
        };
        return retryAfter is null ? response : response.With("Retry-After", retryAfter);
    }
}

/// <summary>An answer that has nothing to do with the call.</summary>
internal sealed class ReplyFault(int status, string body, string contentType, IReadOnlyList<(string Name, string Value)> headers)
    : Fault(Text($"reply {status} {contentType}"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        await context.SkipBodyAsync();
        var response = new ApiResponse(status, ApiBody.Of(body, contentType));
        foreach (var (name, value) in headers)
            response.With(name, value);
        return response;
    }
}

/// <summary>The right answer with another text.</summary>
internal sealed class RewriteFault(Func<string, string> rewrite) : Fault("reply rewritten")
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        using var response = await answer(context.Request);
        var text = Encoding.UTF8.GetString(await ReadAsync(response, context.CancellationToken));
        return response.WithBody(ApiBody.Of(rewrite(text), response.Body?.ContentType ?? Endpoint.Json));
    }

    internal static async Task<byte[]> ReadAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        if (response.Body is not null)
            await response.Body.WriteToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}

/// <summary>The right answer, too short.</summary>
internal sealed class CutReplyFault(long toBytes) : Fault(Text($"reply cut to {toBytes} bytes"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        using var response = await answer(context.Request);
        var bytes = await RewriteFault.ReadAsync(response, context.CancellationToken);
        var kept = bytes.AsMemory(0, (int)Math.Min(toBytes, bytes.Length));
        return response.WithBody(ApiBody.Of(kept, response.Body?.ContentType ?? Endpoint.Json));
    }
}

/// <summary>The right answer behind a length that is not.</summary>
internal sealed class ShortReplyFault(long missingBytes) : Fault(Text($"reply {missingBytes} bytes short of its length"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        using var response = await answer(context.Request);
        var bytes = await RewriteFault.ReadAsync(response, context.CancellationToken);
        return response.WithBody(new ShortBody(bytes, missingBytes, response.Body?.ContentType ?? Endpoint.Json));
    }

    private sealed class ShortBody(byte[] bytes, long missingBytes, string contentType) : ApiBody(contentType)
    {
        public override long? Length => bytes.Length + missingBytes;

        public override async Task WriteToAsync(Stream output, CancellationToken cancellationToken)
        {
            await output.WriteAsync(bytes, cancellationToken);
            await output.FlushAsync(cancellationToken);
            throw new ConnectionResetException();
        }
    }
}
