using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>Flows: integrations that run one behind the other (API reference 10.2).</summary>
public sealed class CloudFlowClient
{
    private const string Base = "integrationflows";

    private readonly CloudCalls _calls;

    internal CloudFlowClient(CloudCalls calls) => _calls = calls;

    /// <summary>Flows, page by page as the loop goes on.</summary>
    public IAsyncEnumerable<CloudFlow> ListAsync(CancellationToken cancellationToken = default)
        => _calls.List(Base, "list the integration flows", ApiJson.Default.ListCloudFlow, "integrationFlows", cancellationToken);

    /// <summary>A flow with its steps.</summary>
    public Task<CloudFlow> GetAsync(string flowId, CancellationToken cancellationToken = default)
        => _calls.Get(Path(flowId), $"read integration flow {flowId}", ApiJson.Default.CloudFlow, "integrationFlow", cancellationToken);

    /// <summary>Makes a flow and returns its id.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> CreateAsync(CloudFlowDefinition definition, CancellationToken cancellationToken = default)
        => _calls.Create(
            Base, $"create integration flow '{definition?.Name}'", definition, ApiJson.Default.CloudFlowDefinition, i => i.IntegrationFlow?.IntegrationFlowId ?? i.IntegrationFlowId,
            cancellationToken);

    /// <summary>Sets all of a flow.</summary>
    public Task ReplaceAsync(string flowId, CloudFlowDefinition definition, CancellationToken cancellationToken = default)
        => _calls.Set(HttpMethod.Put, Path(flowId), $"replace integration flow {flowId}", definition, ApiJson.Default.CloudFlowDefinition, cancellationToken);

    /// <summary>Deletes a flow.</summary>
    public Task DeleteAsync(string flowId, CancellationToken cancellationToken = default)
        => _calls.Delete(Path(flowId), $"delete integration flow {flowId}", cancellationToken);

    /// <summary>Starts a flow and returns the id of the run.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="steps">Steps to run; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<string> RunAsync(string flowId, IReadOnlyCollection<string>? steps = null, CancellationToken cancellationToken = default)
        => _calls.Start(
            Path(flowId, "run"), $"run integration flow {flowId}",
            JsonSerializer.SerializeToUtf8Bytes(new CloudStepsToRun { StepsToRun = [.. steps ?? []] }, ApiJson.Default.CloudStepsToRun), flowId, cancellationToken);

    private static string Path(string id, params string[] segments)
        => Base + "/" + ApiRequest.PathOf([id ?? throw new ArgumentNullException(nameof(id)), .. segments]);
}
