namespace AnaplanConnectors.Simulator;

internal sealed class DelayFault(TimeSpan time) : Fault($"delayed {Time(time)}")
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        await context.Clock.WaitUntilAsync(context.Start.After(time), context.CancellationToken);
        return await answer(context.Request);
    }
}

internal sealed class SlowReplyFault(int bytes, TimeSpan every) : Fault(Text($"reply drips {bytes} bytes, pauses {Time(every)}"))
{
    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        var response = await answer(context.Request);
        return response.Body is null
            ? response
            : response.WithBody(new PacedBody(response.Body, new Drip(bytes, every, context)));
    }
}

internal sealed class SlowRequestFault(int bytes, TimeSpan every)
    : Fault(Text($"request read in {bytes} bytes, pauses {Time(every)}"))
{
    internal override Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer) =>
        answer(context.Request.WithBody(new PacedReadStream(context.Request.Body, new Drip(bytes, every, context))));
}

/// <summary>When bytes may pass.</summary>
internal interface IPace
{
    /// <summary>How many of the available bytes may pass next.</summary>
    int Next(long position, int available);

    /// <summary>Called when they have passed.</summary>
    Task PauseAsync(long position, CancellationToken cancellationToken);
}

internal sealed class Drip(int bytes, TimeSpan every, FaultContext context) : IPace
{
    private DateTimeOffset _next = context.Start.After(every);

    public int Next(long position, int available) => Math.Min(available, bytes);

    public async Task PauseAsync(long position, CancellationToken cancellationToken)
    {
        await context.Clock.WaitUntilAsync(_next, cancellationToken);
        _next = _next.After(every);
    }
}

internal sealed class PacedBody(ApiBody inner, IPace pace) : ApiBody(inner.ContentType)
{
    public override long? Length => inner.Length;

    public override async Task WriteToAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var paced = new PacedWriteStream(output, pace);
        await paced.PauseAtStartAsync(cancellationToken);
        await inner.WriteToAsync(paced, cancellationToken);
    }

    public override void Dispose() => inner.Dispose();
}
