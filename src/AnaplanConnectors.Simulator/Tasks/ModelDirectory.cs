namespace AnaplanConnectors.Simulator;

/// <summary>The models of the tenant by id, case-sensitively, as a user may reach them.</summary>
internal sealed class ModelDirectory(IEnumerable<ModelRuntime> models) : IAsyncDisposable
{
    private readonly Dictionary<string, ModelRuntime> _models =
        models.ToDictionary(model => model.State.Id, StringComparer.Ordinal);

    public IEnumerable<ModelRuntime> All => _models.Values;

    /// <summary>Null when there is none, it lies in another workspace, or the user does not see its workspace.</summary>
    public ModelRuntime? Find(string id, string? workspaceId, UserState user) =>
        _models.TryGetValue(id, out var model)
        && (workspaceId is null || workspaceId == model.State.Workspace.Id)
        && model.State.Workspace.Users.Contains(user)
            ? model
            : null;

    public ModelRuntime Of(ModelState model) => _models[model.Id];

    public async ValueTask DisposeAsync()
    {
        foreach (var model in _models.Values)
            await model.DisposeAsync();
    }
}
