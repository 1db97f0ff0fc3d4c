namespace AnaplanConnectors.Client;

/// <summary>What can be done with one model. Made by <see cref="AnaplanClient.Model(string, string?)"/>; needs no disposal.</summary>
public sealed class ModelClient
{
    internal ModelClient(string id, string? workspaceId, string? name) => throw new NotImplementedException();

    /// <summary>Id of the model.</summary>
    public string Id { get; }

    /// <summary>Id of its workspace, when known. Calls do not need it.</summary>
    public string? WorkspaceId { get; }

    /// <summary>Name of the model, when known.</summary>
    public string? Name { get; }

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

    /// <summary>What the model is doing at this moment.</summary>
    public Task<ModelStatus> GetStatusAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
