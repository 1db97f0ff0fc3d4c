namespace AnaplanConnectors.Simulator;

/// <summary>The call a fault befalls.</summary>
internal sealed record FaultContext(ApiRequest Request, RecordedRequest Record, FaultServices Services, CancellationToken CancellationToken)
{
    public TimeProvider Clock => Services.Clock;

    public Task WaitAsync(TimeSpan time) => Task.Delay(time, Clock, CancellationToken);

    public Task SkipBodyAsync() => Request.Body.CopyToAsync(Stream.Null, CancellationToken);
}

/// <summary>What faults need of the rest of the simulator.</summary>
internal sealed record FaultServices(TimeProvider Clock, Action<ApiRequest> ExpireToken, Replays Replays);
