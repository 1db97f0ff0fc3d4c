namespace AnaplanConnectors.Client;

/// <summary>The "other actions" of a model, such as deletions and the optimizer (API reference 3.14 and 3.18).</summary>
public sealed class OtherActionClient : ActionClient<AnaplanAction>
{
    internal OtherActionClient(ModelScope scope)
        : base(scope, ActionKind.Action, ApiJson.Default.ListAnaplanAction)
    {
    }

    /// <summary>What an action is about. Newer than the rest of the service: where it is missing, the answer is "not found".</summary>
    public Task<ActionMetadata> GetMetadataAsync(string actionId, CancellationToken cancellationToken = default)
        => Scope.Api.GetAsync(PathOf(actionId), $"describe {Describe(actionId)}", ApiJson.Default.ActionMetadata, "actionMetadata", cancellationToken);

    /// <summary>
    /// The log of the optimizer as text, within 48 hours of its run. Needs a workspace administrator and the id of the workspace. The caller
    /// disposes the stream.
    /// </summary>
    /// <param name="workspaceId">The workspace of the model.</param>
    /// <param name="actionId">The optimizer action.</param>
    /// <param name="processTaskId">The task of the process that ran it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Stream> OpenSolutionLogAsync(string workspaceId, string actionId, string processTaskId, CancellationToken cancellationToken = default)
        => Scope.Api.OpenAsync(
            ApiService.Integration,
            ApiRequest.PathOf(
                "workspaces", workspaceId ?? throw new ArgumentNullException(nameof(workspaceId)), "models", Scope.ModelId, "optimizeActions",
                actionId ?? throw new ArgumentNullException(nameof(actionId)), "tasks", processTaskId ?? throw new ArgumentNullException(nameof(processTaskId)), "solutionLogs"),
            $"read the solution log of {Describe(actionId)}", "text/plain", cancellationToken);
}

/// <summary>What an "other action" is about. Which members are set depends on <see cref="Type"/>.</summary>
public sealed class ActionMetadata
{
    /// <summary>Name of the action.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>"DELETE_BY_SELECTION", "ORDER_HIERARCHY", "BULK_COPY" and others.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("actionType")]
    public string? Type { get; init; }

    /// <summary>The list that is deleted from, ordered or copied in.</summary>
    public string? ListId { get; init; }

    /// <summary>The line item that chooses what is deleted.</summary>
    public string? FilterLineItemId { get; init; }

    /// <summary>The line item that a list is ordered by.</summary>
    public string? LineItemId { get; init; }

    /// <summary>The order.</summary>
    public string? SortOrder { get; init; }

    /// <summary>Where is copied from.</summary>
    public string? SourceMember { get; init; }

    /// <summary>Where is copied to.</summary>
    public string? TargetMember { get; init; }
}
