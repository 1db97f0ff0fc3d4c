namespace AnaplanConnectors.Simulator;

/// <summary>A model that lives: settled structure that never changes, and data that actions change.</summary>
internal sealed class ModelState
{
    private readonly IdSource _ids;
    private readonly Lock _filesLock = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile IReadOnlyList<FileState> _files;
    private volatile ModelData _data;

    public ModelState(ModelDefinition definition, string id, WorkspaceState workspace, ModelParts parts, IdSource ids)
    {
        Definition = definition;
        State = definition.State;
        Id = id;
        Workspace = workspace;
        Parts = parts;
        _files = parts.Files;
        _ids = ids;
        _data = Empty(parts);
    }

    public string Id { get; }

    public string Name => Definition.Name;

    /// <summary>As defined at the start; may change while the simulator runs.</summary>
    public ModelActiveState State { get; set; }

    public ModelDefinition Definition { get; }

    public WorkspaceState Workspace { get; }

    /// <summary>The timescale as it is now.</summary>
    public Calendar Calendar => Data.Calendar;

    /// <summary>The versions as they are now.</summary>
    public IReadOnlyList<VersionState> Versions => Data.Frame.Versions;

    public IReadOnlyList<ListState> Lists => Parts.Lists;

    public IReadOnlyList<ModuleState> Modules => Parts.Modules;

    /// <summary>Import data sources. Grows when somebody posts to an unknown file.</summary>
    public IReadOnlyList<FileState> Files => _files;

    public IReadOnlyList<ImportState> Imports => Parts.Imports;

    public IReadOnlyList<ExportState> Exports => Parts.Exports;

    public IReadOnlyList<OtherActionState> Actions => Parts.Actions;

    public IReadOnlyList<ProcessState> Processes => Parts.Processes;

    public IReadOnlyList<DashboardState> Dashboards => Parts.Dashboards;

    /// <summary>The data as it is now. It does not change; ask again for later data.</summary>
    public ModelData Data => _data;

    /// <summary>Bytes: as stated, or eight a cell and a megabyte for the rest.</summary>
    public long MemoryUsage => Definition.MemoryUsage
        ?? 1_048_576
            + 8 * Modules.Sum(module =>
                module.LineItems.Sum(item => item.Dimensions.Aggregate(1L, (cells, dimension) => cells * Data.CountOf(dimension))));

    private ModelParts Parts { get; }

    public IReadOnlyList<LineItemSubsetState> LineItemSubsets => Parts.LineItemSubsets;

    /// <summary>What a user sees of the items as they are now.</summary>
    public ItemAccess ItemAccessOf(UserState user) => ItemAccessOf(user, Data);

    public ItemAccess ItemAccessOf(UserState user, ModelData data) => new(data, user, Workspace.Administrators.Contains(user));

    public ModelAccess AccessOf(UserState user) =>
        Parts.Access.GetValueOrDefault(user, user.JoinedLater ? ModelAccess.None : ModelAccess.Full);

    /// <summary>The import, export, other action or process of this id, or null.</summary>
    public ActionState? FindAction(string id) => Parts.ActionsById.GetValueOrDefault(id);

    /// <summary>Starts to change the data. Waits while another transaction is open; dispose it in any case.</summary>
    public ModelTransaction Begin(CancellationToken cancellationToken)
    {
        _writing.Wait(cancellationToken);
        return new ModelTransaction(this);
    }

    /// <summary>For <see cref="ModelTransaction"/> only.</summary>
    public void Publish(ModelData data) => _data = data;

    /// <summary>For <see cref="ModelTransaction"/> only.</summary>
    public void End() => _writing.Release();

    /// <summary>A POST to an unknown file creates one (API reference 3.11).</summary>
    public FileState AddStrayFile(string name)
    {
        lock (_filesLock)
        {
            var file = FileState.Stray(_ids.Next(FirstId.File), name);
            _files = [.. _files, file];
            return file;
        }
    }

    private static ModelData Empty(ModelParts parts)
    {
        var lists = parts.Lists.Select(list => new ListItems(list)).ToArray();
        var data = new ModelData(lists, [], parts.Frame);
        var cells = parts.Modules.SelectMany(module => module.LineItems).Select(lineItem =>
            new CellStore(lineItem.Format.Type, CellLayout.Of([.. lineItem.Dimensions.Select(data.CountOf)])));
        return new ModelData(lists, [.. cells], parts.Frame);
    }
}

/// <summary>A dashboard.</summary>
internal sealed record DashboardState(string Id, string Name);

/// <summary>The settled structure of a model.</summary>
internal sealed record ModelParts(
    ModelFrame Frame,
    IReadOnlyList<ListState> Lists,
    IReadOnlyList<ModuleState> Modules,
    IReadOnlyList<LineItemSubsetState> LineItemSubsets,
    IReadOnlyList<FileState> Files,
    IReadOnlyList<ImportState> Imports,
    IReadOnlyList<ExportState> Exports,
    IReadOnlyList<OtherActionState> Actions,
    IReadOnlyList<ProcessState> Processes,
    IReadOnlyList<DashboardState> Dashboards,
    IReadOnlyDictionary<UserState, ModelAccess> Access)
{
    public IReadOnlyDictionary<string, ActionState> ActionsById { get; } =
        Imports.Concat<ActionState>(Exports).Concat(Actions).Concat(Processes).DistinctBy(action => action.Id)
            .ToDictionary(action => action.Id, StringComparer.Ordinal);
}
