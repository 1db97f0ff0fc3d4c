using System.Collections.Concurrent;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>What CloudWorks knows: connections, integrations with their runs, notifications and flows.</summary>
internal sealed class CloudWorksStore(Storages storages)
{
    public Storages Storages { get; } = storages;

    public ConcurrentDictionary<string, CloudConnection> Connections { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Integration> Integrations { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, IntegrationRun> Runs { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, JsonElement> Notifications { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, IntegrationFlow> Flows { get; } = new(StringComparer.Ordinal);

    public static string NewId() => Guid.NewGuid().ToString("N");
}
