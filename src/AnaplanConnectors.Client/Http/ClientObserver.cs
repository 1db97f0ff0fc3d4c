namespace AnaplanConnectors.Client;

/// <summary>Passes events on to whoever the options name.</summary>
internal sealed class ClientObserver(AnaplanClientOptions options)
{
    public void Report(Func<DateTimeOffset, ClientEvent> clientEvent) => options.Events?.Report(clientEvent(options.TimeProvider.GetUtcNow()));
}
