namespace AnaplanConnectors.Client;

/// <summary>What can be done with one model. Made by <see cref="AnaplanClient.Model(string, string?)"/>; needs no disposal.</summary>
public sealed class ModelClient
{
    private readonly ModelScope _scope;

    internal ModelClient(ApiSession api, string id, string? workspaceId, string? name)
    {
        Id = id;
        WorkspaceId = workspaceId;
        Name = name;
        _scope = new(api, id, name is null ? $"model {id}" : $"model '{name}' ({id})");
        Files = new(_scope);
        Imports = new(_scope);
        Exports = new(_scope);
        Actions = new(_scope, ActionKind.Action, ApiJson.Default.ListAnaplanAction);
        Processes = new(_scope);
        Lists = new(_scope, "lists", "list", ApiJson.Default.ListAnaplanList);
        Modules = new(_scope, "modules", "module", ApiJson.Default.ListAnaplanModule);
    }

    /// <summary>Id of the model.</summary>
    public string Id { get; }

    /// <summary>Id of its workspace, when known. Calls do not need it.</summary>
    public string? WorkspaceId { get; }

    /// <summary>Name of the model, when known.</summary>
    public string? Name { get; }

    /// <summary>The service that the model is asked for at.</summary>
    public Uri Service => _scope.Api.Address;

    /// <summary>Files: sources of imports, outputs of exports.</summary>
    public FileClient Files { get; }

    /// <summary>Imports.</summary>
    public ImportClient Imports { get; }

    /// <summary>Exports.</summary>
    public ExportClient Exports { get; }

    /// <summary>Other actions, such as deletions.</summary>
    public ActionClient<AnaplanAction> Actions { get; }

    /// <summary>Processes.</summary>
    public ProcessClient Processes { get; }

    /// <summary>Lists.</summary>
    public ItemClient<AnaplanList> Lists { get; }

    /// <summary>Modules.</summary>
    public ItemClient<AnaplanModule> Modules { get; }

    /// <summary>What the model is doing at this moment. Answers at once, also when the model is busy.</summary>
    public async Task<ModelStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var request = ApiRequest.Get(_scope.Path("status"), $"ask what {_scope.Description} is doing");
        var attempt = await _scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { StatusCode: 405 } && WorkspaceId is not null)
        {
            // Which verb is right is not settled; the official one needs the workspace (API reference 13, question 13).
            request = new()
            {
                Method = HttpMethod.Post,
                Path = ApiRequest.PathOf("workspaces", WorkspaceId, "models", Id, "status"),
                What = request.What,
                Body = () => RequestBody.Empty,
            };
            attempt = await _scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
        }

        return attempt.Failure is null ? attempt.Value : throw attempt.Failure.ToException(request, attempt.Count);

        static ModelStatus Read(PooledBytes body) => Envelope.ReadOne(body, ApiJson.Default.ModelStatus, "requestStatus");
    }
}
