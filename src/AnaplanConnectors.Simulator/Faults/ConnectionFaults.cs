namespace AnaplanConnectors.Simulator;

internal sealed class ResetBeforeBodyFault() : Fault("connection reset before the body was read")
{
    internal override Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer) =>
        throw new ConnectionResetException();
}

internal sealed class ResetInBodyFault(long afterBytes) : Fault(Text($"connection reset after {afterBytes} bytes of the request"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        var buffer = new byte[16 * 1024];
        for (var left = afterBytes; left > 0;)
        {
            var count = await context.Request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)),
                context.CancellationToken);
            if (count == 0)
                break;
            left -= count;
        }
        throw new ConnectionResetException();
    }
}

internal sealed class LoseRequestFault() : Fault("request lost")
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        await context.SkipBodyAsync();
        throw new ConnectionResetException();
    }
}

internal sealed class LoseReplyFault() : Fault("processed, reply lost")
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        using var response = await answer(context.Request);
        throw new ConnectionResetException();
    }
}

internal sealed class ResetInReplyFault(long afterBytes) : Fault(Text($"connection reset after {afterBytes} bytes of the reply"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        var response = await answer(context.Request);
        return response.WithBody(new PacedBody(response.Body ?? ApiBody.Of("", Endpoint.Json), new Cut(afterBytes)));
    }

    private sealed class Cut(long afterBytes) : IPace
    {
        public int Next(long position, int available) => (int)Math.Min(available, afterBytes - position);

        public Task PauseAsync(long position, CancellationToken cancellationToken) =>
            position >= afterBytes ? throw new ConnectionResetException() : Task.CompletedTask;
    }
}

internal sealed class ExpireTokenFault() : Fault("token expired")
{
    internal override Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        context.Services.ExpireToken(context.Request);
        return answer(context.Request);
    }
}
