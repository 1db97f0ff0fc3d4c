using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>What can be done with one workspace (API reference 3.2 and 3.3). Needs no disposal.</summary>
public sealed class WorkspaceClient
{
    private readonly ApiSession _api;

    internal WorkspaceClient(ApiSession api, string id, string? name)
    {
        (_api, Id) = (api, id);
        Description = name is null ? $"workspace {id}" : $"workspace '{name}' ({id})";
    }

    /// <summary>Id of the workspace: 32 hexadecimal digits in lower case.</summary>
    public string Id { get; }

    private string Description { get; }

    /// <summary>The workspace with its sizes. Only its administrators may ask; others get "not found" (API reference 9).</summary>
    /// <exception cref="AnaplanNotFoundException">Unknown, or this user is no administrator of it.</exception>
    public Task<AnaplanWorkspace> GetDetailsAsync(CancellationToken cancellationToken = default)
        => _api.GetAsync(Path() + "?tenantDetails=true", $"read {Description}", ApiJson.Default.AnaplanWorkspace, "workspace", cancellationToken);

    /// <summary>All models of the workspace, also those that this user has no access to.</summary>
    public IAsyncEnumerable<AnaplanModel> ListModelsAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync(Path("models") + "?modelDetails=true", $"list the models of {Description}", ApiJson.Default.ListAnaplanModel, ["models"], cancellationToken);

    /// <summary>Its administrators. Needs a user or tenant administrator: others get a server error (500), not a refusal (API reference 9).</summary>
    public IAsyncEnumerable<WorkspaceMember> ListAdministratorsAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync(Path("admins"), $"list the administrators of {Description}", ApiJson.Default.ListWorkspaceMember, ["admins"], cancellationToken);

    /// <summary>Users of other workspaces with access to it. The same rights are needed as for <see cref="ListAdministratorsAsync"/>.</summary>
    public IAsyncEnumerable<WorkspaceMember> ListVisitorsAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync(Path("visitors"), $"list the visitors of {Description}", ApiJson.Default.ListWorkspaceMember, ["visitors"], cancellationToken);

    /// <summary>
    /// Deletes models for good. They have to be closed. Those that could not be deleted are in the result, with the reason.
    /// </summary>
    /// <param name="modelIds">Ids, at least one.</param>
    /// <param name="cancellationToken">Ends the call; deletions may go on.</param>
    public Task<ModelDeletion> DeleteModelsAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken = default)
    {
        if (modelIds is null)
            throw new ArgumentNullException(nameof(modelIds));
        if (modelIds.Count == 0)
            throw new ArgumentException("No model is named.", nameof(modelIds));
        var json = JsonSerializer.SerializeToUtf8Bytes(new ModelIds { ModelIdsToDelete = [.. modelIds] }, ApiJson.Default.ModelIds);
        return _api.SendAsync(
            ApiRequest.Send(HttpMethod.Post, Path("bulkDeleteModels"), $"delete models of {Description}", CallClass.IdempotentByKey, json),
            body => Envelope.ReadWhole(body, ApiJson.Default.ModelDeletion, "modelsDeleted", "bulkDeleteModelsFailures"),
            cancellationToken);
    }

    private string Path(params string[] segments) => ApiRequest.PathOf(["workspaces", Id, .. segments]);
}

/// <summary>Somebody with a role in a workspace (API reference 3.2).</summary>
public sealed class WorkspaceMember
{
    /// <summary>E-mail address.</summary>
    public string Email { get; init => field = value ?? ""; } = "";

    /// <summary>Given name, when there is one.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name, when there is one.</summary>
    public string? LastName { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    public bool Active { get; init; }

    /// <summary>Names of the other workspaces of this user.</summary>
    public IReadOnlyList<string> OtherWorkspaces { get; init => field = value ?? []; } = [];
}

/// <summary>What became of a deletion of models.</summary>
public sealed class ModelDeletion
{
    /// <summary>Models that are gone.</summary>
    [JsonPropertyName("modelsDeleted")]
    public int Deleted { get; init; }

    /// <summary>Models that are still there, and why.</summary>
    [JsonPropertyName("bulkDeleteModelsFailures")]
    public IReadOnlyList<ModelDeletionFailure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>A model that could not be deleted.</summary>
public sealed class ModelDeletionFailure
{
    /// <summary>Id of the model.</summary>
    public string ModelId { get; init => field = value ?? ""; } = "";

    /// <summary>Why, in the service's words: "Model is open. Please close the model before trying again."</summary>
    public string Message { get; init => field = value ?? ""; } = "";
}

internal sealed class ModelIds
{
    public List<string> ModelIdsToDelete { get; set; } = [];
}
