namespace AnaplanConnectors.Client;

/// <summary>What can be done with one model. Made by <see cref="AnaplanClient.Model(string, string?)"/>; needs no disposal.</summary>
public sealed class ModelClient
{
    private readonly ModelScope _scope;
    private readonly ModelLoader _loader;

    internal ModelClient(ApiSession api, string id, string? workspaceId, string? name)
    {
        Id = id;
        WorkspaceId = workspaceId;
        Name = name;
        _scope = new(api, id, name is null ? $"model {id}" : $"model '{name}' ({id})");
        _loader = new(this, _scope);
        Files = new(_scope);
        Imports = new(_scope);
        Exports = new(_scope);
        Actions = new(_scope);
        Processes = new(_scope);
        Dimensions = new(_scope);
        Lists = new(_scope, Dimensions);
        LineItems = new(_scope);
        Views = new(_scope);
        Modules = new(_scope, LineItems, Views);
        Versions = new(_scope);
        Calendar = new(_scope);
        Alm = new(_scope);
        Dashboards = new(_scope, ItemKind.Of("dashboards", "dashboard"), ApiJson.Default.ListAnaplanDashboard);
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
    public OtherActionClient Actions { get; }

    /// <summary>Processes.</summary>
    public ProcessClient Processes { get; }

    /// <summary>Lists and their items.</summary>
    public ListClient Lists { get; }

    /// <summary>Modules, and writing their cells.</summary>
    public ModuleClient Modules { get; }

    /// <summary>Line items.</summary>
    public LineItemClient LineItems { get; }

    /// <summary>Views and what is in them.</summary>
    public ViewClient Views { get; }

    /// <summary>Items of dimensions of every kind.</summary>
    public DimensionClient Dimensions { get; }

    /// <summary>Versions.</summary>
    public VersionClient Versions { get; }

    /// <summary>The timescale.</summary>
    public CalendarClient Calendar { get; }

    /// <summary>Revisions and synchronisation.</summary>
    public AlmClient Alm { get; }

    /// <summary>Dashboards.</summary>
    public ItemClient<AnaplanDashboard> Dashboards { get; }

    /// <summary>The model with its details, whether a transaction runs among them. Answers also without access to the model (API reference 3.3).</summary>
    public Task<AnaplanModel> GetDetailsAsync(CancellationToken cancellationToken = default)
        => _scope.Api.GetAsync(_scope.Path() + "?modelDetails=true", $"read {_scope.Description}", ApiJson.Default.AnaplanModel, "model", cancellationToken);

    /// <summary>Begins to load the model and returns at once. One that is loaded is fine. Needs a workspace administrator.</summary>
    /// <exception cref="AnaplanApiException">Archived (422), offline (424), and other refusals.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _loader.OpenAsync(cancellationToken);

    /// <summary>Unloads the model and throws everybody out. Needs a workspace administrator.</summary>
    public Task CloseAsync(CancellationToken cancellationToken = default) => _loader.CloseAsync(cancellationToken);

    /// <summary>Loads the model and waits until it is there, which can take minutes. Asks after 1, 2 and 5 s, then every 10 s.</summary>
    /// <param name="timeout">How long to wait; null for 30 minutes.</param>
    /// <param name="cancellationToken">Ends the waiting; the model goes on loading.</param>
    /// <exception cref="AnaplanApiException">It did not open in time, and refusals of <see cref="OpenAsync"/>.</exception>
    public Task<ModelStatus> WaitUntilOpenAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        => _loader.WaitUntilOpenAsync(timeout ?? TimeSpan.FromMinutes(30), cancellationToken);

    /// <summary>What the model is doing at this moment. Answers at once, also when the model is busy.</summary>
    public async Task<ModelStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var request = ApiRequest.Get(_scope.Path("status"), $"ask what {_scope.Description} is doing");
        var attempt = await _scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
        // Which verb is right is not settled; the official one needs the workspace (API reference 13, question 13).
        if (attempt.Failure is { StatusCode: 405 }
            && (WorkspaceId ?? (await GetDetailsAsync(cancellationToken).ConfigureAwait(false)).WorkspaceId) is { } workspaceId)
        {
            request = new()
            {
                Method = HttpMethod.Post,
                Path = ApiRequest.PathOf("workspaces", workspaceId, "models", Id, "status"),
                What = request.What,
                Body = () => RequestBody.Empty,
            };
            attempt = await _scope.Api.TryAsync(request, Read, cancellationToken).ConfigureAwait(false);
        }

        return attempt.Failure is null ? attempt.Value : throw attempt.Failure.ToException(request, attempt.Count);

        static ModelStatus Read(PooledBytes body) => Envelope.ReadOne(body, ApiJson.Default.ModelStatus, "requestStatus");
    }
}
