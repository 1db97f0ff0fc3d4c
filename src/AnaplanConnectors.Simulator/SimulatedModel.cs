namespace AnaplanConnectors.Simulator;

/// <summary>A look into a model of the simulator, for assertions; what a client sees goes through the API.</summary>
public sealed class SimulatedModel
{
    private readonly ModelRuntime _model;
    private readonly TenantState _tenant;
    private readonly FileStore _files;

    internal SimulatedModel(ModelRuntime model, TenantState tenant, FileStore files)
    {
        _model = model;
        _tenant = tenant;
        _files = files;
    }

    /// <summary>The id of the model.</summary>
    public string Id => _model.State.Id;

    /// <summary>The name of the model.</summary>
    public string Name => _model.State.Name;

    /// <summary>The id of its workspace.</summary>
    public string WorkspaceId => _model.State.Workspace.Id;

    /// <summary>Whether the model may be used; changing it takes effect on the next request.</summary>
    public ModelActiveState State
    {
        get => _model.State.State;
        set => _model.State.State = value;
    }

    /// <summary>The tasks that were started, in order, as they are now.</summary>
    public IReadOnlyList<StartedTask> TasksStarted => 
        [.. _model.Tasks.All.Where(task => task.Action is not ForeignAction).Select(StartedTask.Of)];

    /// <summary>Waits until no task runs or waits.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken = default) =>
        _model.Tasks.WaitUntilIdleAsync(cancellationToken);

    /// <summary>
    /// What a user sees of a file, by the name or id of the file or of the export that writes it; null when there is no content.
    /// The caller disposes the stream.
    /// </summary>
    /// <param name="nameOrId">The file or export.</param>
    /// <param name="email">The user; null: the first one of the tenant.</param>
    /// <exception cref="ArgumentException">There is no such file, or no such user.</exception>
    public Stream? OpenFile(string nameOrId, string? email = null)
    {
        var model = _model.State;
        var ids = model.Files.Select(file => (file.Id, file.Name))
            .Concat(model.Exports.Select(export => (export.Id, export.Name)))
            .Where(file => file.Id == nameOrId || file.Name == nameOrId).ToList();
        if (ids.Count != 1)
            throw new ArgumentException($"{ids.Count} files of model '{Name}' have the name or id '{nameOrId}'.",
                nameof(nameOrId));
        var content = _files.Open(model, ids[0].Id, User(email));
        return content is null ? null : new ContentStream(content);
    }

    /// <summary>The items of a list in the order of the model.</summary>
    /// <exception cref="ArgumentException">There is no list of this name or id.</exception>
    public IReadOnlyList<SimulatedListItem> ListItems(string nameOrId)
    {
        var list = _model.State.Lists.FirstOrDefault(list => list.Id == nameOrId || list.Name == nameOrId)
            ?? throw new ArgumentException($"Model '{Name}' has no list '{nameOrId}'.", nameof(nameOrId));
        return SimulatedListItem.AllOf(list, _model.State);
    }

    /// <summary>The text of one cell as an export shows it; parents and totals of time have one too.</summary>
    /// <param name="module">Name or id of the module.</param>
    /// <param name="lineItem">Name or id of the line item.</param>
    /// <param name="members">A member for every dimension of the module, by name.</param>
    /// <exception cref="ArgumentException">There is no such module, line item, dimension or member.</exception>
    public string Cell(string module, string lineItem, params (string Dimension, string Member)[] members) =>
        CellLookup.Read(_model.State, module, lineItem,
            members.ToDictionary(member => member.Dimension, member => member.Member));

    private UserState User(string? email) => email is null
        ? _tenant.Users[0]
        : _tenant.FindUser(email) ?? throw new ArgumentException($"The tenant has no user '{email}'.", nameof(email));
}
