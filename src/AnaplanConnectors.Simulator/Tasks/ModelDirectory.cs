using System.Collections.Concurrent;

namespace AnaplanConnectors.Simulator;

/// <summary>The models of the tenant by id, case-sensitively, as a user may reach them.</summary>
internal sealed class ModelDirectory(IEnumerable<ModelRuntime> models) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ModelRuntime> _models =
        new(models.Select(model => KeyValuePair.Create(model.State.Id, model)), StringComparer.Ordinal);

    public IEnumerable<ModelRuntime> All => _models.Values;

    /// <summary>Null when there is none, it lies in another workspace, or the user does not see its workspace.</summary>
    public ModelRuntime? Find(string id, string? workspaceId, UserState user) =>
        _models.TryGetValue(id, out var model)
        && (workspaceId is null || workspaceId == model.State.Workspace.Id)
        && model.State.Workspace.Users.Contains(user)
            ? model
            : null;

    /// <summary>Deletes a model. Doing it again does nothing.</summary>
    public async Task RemoveAsync(string id)
    {
        if (!_models.TryRemove(id, out var model))
            return;
        model.State.Workspace.Remove(model.State);
        await model.DisposeAsync();
    }

    /// <summary>Leaves out a model that was deleted in an earlier life, before anybody can use it.</summary>
    public void Forget(string id)
    {
        if (_models.TryRemove(id, out var model))
            model.State.Workspace.Remove(model.State);
    }

    public ModelRuntime Of(ModelState model) => _models[model.Id];

    /// <summary>Models in this order, without those that are being deleted.</summary>
    public IEnumerable<ModelRuntime> Of(IEnumerable<ModelState> models) =>
        models.Select(model => _models.GetValueOrDefault(model.Id)).OfType<ModelRuntime>();

    public async ValueTask DisposeAsync()
    {
        foreach (var model in _models.Values)
            await model.DisposeAsync();
    }
}
