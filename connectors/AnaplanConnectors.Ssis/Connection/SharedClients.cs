using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Ssis;

/// <summary>The clients of one connection manager. Connections with equal settings that are open at a time share a client, and so its sign-in.</summary>
internal sealed class SharedClients
{
    private readonly Dictionary<ConnectionSettings, SharedClient> _clients = [];

    public AnaplanConnection Acquire(ConnectionSettings settings)
    {
        lock (_clients)
        {
            if (!_clients.TryGetValue(settings, out var client))
                _clients[settings] = client = new SharedClient(settings);
            client.Users++;
            return new AnaplanConnection(client, this);
        }
    }

    /// <summary>One more connection to a client that is in use.</summary>
    public AnaplanConnection Share(SharedClient client)
    {
        lock (_clients)
        {
            client.Users++;
            return new AnaplanConnection(client, this);
        }
    }

    public void Release(SharedClient client)
    {
        lock (_clients)
        {
            if (--client.Users > 0)
                return;
            _clients.Remove(client.Settings);
        }

        client.Dispose();
    }
}

/// <summary>A client that is made when it is first used.</summary>
internal sealed class SharedClient(ConnectionSettings settings) : IDisposable
{
    private readonly object _gate = new();
    private AnaplanClient? _client;

    public ConnectionSettings Settings { get; } = settings;

    /// <summary>Connections that use it; guarded by the owner.</summary>
    public int Users { get; set; }

    /// <summary>What happens behind the calls: retries, pauses.</summary>
    public ProgressInbox<ClientEvent> Events { get; } = new();

    public AnaplanClient Get()
    {
        lock (_gate)
            return _client ??= ClientFactory.Create(Settings, Events);
    }

    public void Dispose()
    {
        lock (_gate)
            _client?.Dispose();
    }
}
