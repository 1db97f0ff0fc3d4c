namespace AnaplanConnectors.Simulator;

/// <summary>The call a fault befalls.</summary>
internal sealed record FaultContext(ApiRequest Request, RecordedRequest Record, FaultServices Services,
    CancellationToken CancellationToken)
{
    public TimeProvider Clock => Services.Clock;

    /// <summary>When the call came; all waiting counts from here.</summary>
    public DateTimeOffset Start => Record.Started;

    public Task SkipBodyAsync() => Request.Body.CopyToAsync(Stream.Null, CancellationToken);
}

/// <summary>What faults need of the rest of the simulator.</summary>
internal sealed record FaultServices(TimeProvider Clock, Action<ApiRequest> ExpireToken, Replays Replays, ModelFaults Models);
