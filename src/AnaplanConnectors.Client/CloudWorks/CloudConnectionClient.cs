namespace AnaplanConnectors.Client;

/// <summary>Connections of CloudWorks to storage elsewhere (API reference 10.2).</summary>
public sealed class CloudConnectionClient
{
    private const string Base = "integrations/connections";

    private readonly CloudCalls _calls;

    internal CloudConnectionClient(CloudCalls calls) => _calls = calls;

    /// <summary>All connections.</summary>
    public IAsyncEnumerable<CloudConnection> ListAsync(CancellationToken cancellationToken = default)
        => _calls.List(Base, "list the connections", ApiJson.Default.ListCloudConnection, "connections", cancellationToken);

    /// <summary>Makes a connection and returns its id. The service tries the credentials (400 when they are wrong).</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> CreateAsync(CloudConnectionDefinition definition, CancellationToken cancellationToken = default)
        => _calls.Create(Base, "create a connection", (definition ?? throw new ArgumentNullException(nameof(definition))).ToJson(), i => i.ConnectionId, cancellationToken);

    /// <summary>Sets all of a connection, credentials included.</summary>
    public Task ReplaceAsync(string connectionId, CloudConnectionDefinition definition, CancellationToken cancellationToken = default)
        => SetAsync(HttpMethod.Put, connectionId, definition, cancellationToken);

    /// <summary>Changes parts of a connection.</summary>
    public Task UpdateAsync(string connectionId, CloudConnectionDefinition definition, CancellationToken cancellationToken = default)
        => SetAsync(new("PATCH"), connectionId, definition, cancellationToken);

    /// <summary>Deletes a connection.</summary>
    public Task DeleteAsync(string connectionId, CancellationToken cancellationToken = default)
        => _calls.Delete(Path(connectionId), $"delete connection {connectionId}", cancellationToken);

    private Task SetAsync(HttpMethod method, string connectionId, CloudConnectionDefinition definition, CancellationToken cancellationToken)
        => _calls.Set(
            method, Path(connectionId), $"change connection {connectionId}", (definition ?? throw new ArgumentNullException(nameof(definition))).ToJson(), cancellationToken);

    private static string Path(string id) => Base + "/" + ApiRequest.PathOf(id ?? throw new ArgumentNullException(nameof(id)));
}
