using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary>The connections of this user, in <c>connections.json</c> of the configuration directory.</summary>
internal sealed class ConnectionStore(AnxHost host)
{
    /// <summary>The connection that a running simulator of this user makes known.</summary>
    public const string Simulator = "sim";

    private string FilePath => Path.Combine(host.ConfigDirectory, "connections.json");

    private string SimulatorPath => Path.Combine(host.ConfigDirectory, "simulator.json");

    public IReadOnlyDictionary<string, ConnectionSettings> List()
    {
        var connections = new SortedDictionary<string, ConnectionSettings>(Read(FilePath), StringComparer.Ordinal);
        foreach (var (name, settings) in Read(SimulatorPath))
            connections[name] = settings;
        return connections;
    }

    public ConnectionSettings Find(string name)
    {
        var connections = List();
        if (connections.TryGetValue(name, out var settings))
            return settings;
        if (name == Simulator)
            throw new UsageException("No simulator is running.", "Start one in another terminal: anx sim start", ExitCode.NotFound);
        var known = connections.Count == 0 ? "There are none yet" : $"Known are: {string.Join(", ", connections.Keys)}";
        throw new UsageException(
            $"There is no connection '{name}'. {known}.",
            $"Add it with: anx conn add {name} --user you@example.com; a database with --provider and --connection-string", ExitCode.NotFound);
    }

    public void Save(string name, ConnectionSettings settings)
    {
        var connections = Read(FilePath);
        connections[name] = settings;
        PrivateFile.Write(FilePath, JsonSerializer.Serialize(connections, ConnectionJson.Default.DictionaryStringConnectionSettings));
    }

    public bool Remove(string name)
    {
        var connections = Read(FilePath);
        if (!connections.Remove(name))
            return false;
        PrivateFile.Write(FilePath, JsonSerializer.Serialize(connections, ConnectionJson.Default.DictionaryStringConnectionSettings));
        SecretSources.Forget(host, name);
        return true;
    }

    /// <summary>Makes a simulator known under <c>sim</c> until the result is disposed.</summary>
    public IDisposable Announce(ConnectionSettings simulator)
    {
        var connections = new Dictionary<string, ConnectionSettings> { [Simulator] = simulator };
        PrivateFile.Write(SimulatorPath, JsonSerializer.Serialize(connections, ConnectionJson.Default.DictionaryStringConnectionSettings));
        return new Announcement(SimulatorPath);
    }

    private static Dictionary<string, ConnectionSettings> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ConnectionJson.Default.DictionaryStringConnectionSettings) ?? [];
        }
        catch (JsonException problem)
        {
            throw new UsageException($"'{path}' cannot be read: {problem.Message}", "Correct the file, or remove it and add the connections again.");
        }
    }

    private sealed class Announcement(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
