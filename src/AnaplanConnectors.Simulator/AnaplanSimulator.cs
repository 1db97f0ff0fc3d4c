namespace AnaplanConnectors.Simulator;

/// <summary>
/// Anaplan's services in this process: one tenant, from a definition, behind two doors. <see cref="CreateHandler"/> is for tests,
/// <see cref="StartAsync"/> for everything that needs a socket; both lead to the same state.
/// </summary>
public sealed class AnaplanSimulator : IAsyncDisposable
{
    private readonly TenantState _tenant;
    private readonly SimulatorOptions _options;
    private readonly ContentFolder _folder;
    private readonly FileStore _files;
    private readonly ModelDirectory _models;
    private readonly RequestLog _log;
    private readonly Replays _replays;
    private readonly ApiCore _core;
    private readonly KestrelDoor _door;
    private readonly CancellationTokenSource _stopped = new();
    private int _isDisposed;

    /// <summary>Makes the tenant; nothing listens yet.</summary>
    /// <exception cref="TenantDefinitionException">The definition contradicts itself.</exception>
    /// <exception cref="ArgumentException">An option has an impossible value.</exception>
    public AnaplanSimulator(TenantDefinition tenant, SimulatorOptions? options = null)
    {
        _options = options ?? new SimulatorOptions();
        if (_options.Problems().ToList() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        _tenant = TenantState.Create(tenant);
        var certificates = new CertificateSignIn(_tenant, _options);
        _folder = new ContentFolder(_options.ContentDirectory);
        var content = new ContentDirectory(_folder.Path, _options.MaxChunkBytes);
        _files = new FileStore(content, _options);
        var dumps = new DumpStore(_options);
        var runner = new TaskRunner(_files, dumps, content, _options);
        _models = new ModelDirectory(_tenant.Models.Select(model => new ModelRuntime(model, _options, runner.Run)));
        _log = new RequestLog(_options.TimeProvider, _options.RecordedRequests);
        _replays = new Replays(_options.TimeProvider, Path.Combine(_folder.Path, "replays"));
        Faults = new FaultPlan(_replays);
        _core = CreateCore(certificates, dumps, content);
        _replays.Receiver = async (request, cancellationToken) =>
        {
            using var response = await _core.HandleAsync(request, cancellationToken, isReplay: true);
        };
        _door = new KestrelDoor(_core);
    }

    /// <summary>Raised when a request has been served, on the thread that served it.</summary>
    public event Action<RecordedRequest>? RequestServed
    {
        add => _log.Served += value;
        remove => _log.Served -= value;
    }

    /// <summary>What shall go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The requests so far in the order they arrived, those still running included.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>
    /// A handler for an HttpClient. Whatever host is asked for, this simulator answers; disposing it does no harm.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(_core);

    /// <summary>
    /// Listens on 127.0.0.1, and on no other address. All services share the port and are told apart by their paths:
    /// <c>/token/...</c> and <c>/2/0/...</c>.
    /// </summary>
    /// <param name="port">0 takes any that is free.</param>
    /// <param name="cancellationToken">Stops starting; the simulator stops by being disposed.</param>
    /// <returns>The address, ending at the port.</returns>
    public Task<Uri> StartAsync(int port = 0, CancellationToken cancellationToken = default) =>
        _door.StartAsync(port, cancellationToken);

    /// <summary>A model, to look into it and to change its state.</summary>
    /// <exception cref="ArgumentException">No model has this name or id, or several have this name.</exception>
    public SimulatedModel Model(string nameOrId)
    {
        var found = _models.All.Where(model => model.State.Id == nameOrId || model.State.Name == nameOrId).ToList();
        return found.Count == 1
            ? new SimulatedModel(found[0], _tenant, _files)
            : throw new ArgumentException($"{found.Count} models have the name or id '{nameOrId}'.", nameof(nameOrId));
    }

    /// <summary>
    /// Stops listening and running tasks, resets what is being served, and deletes what was stored. Doing it again does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopped.CancelAsync();
        await _door.DisposeAsync();
        await _replays.DisposeAsync();
        await _models.DisposeAsync();
        _folder.Dispose();
        _stopped.Dispose();
    }

    private ApiCore CreateCore(CertificateSignIn certificates, DumpStore dumps, ContentDirectory content)
    {
        var clock = _options.TimeProvider;
        var tokens = new TokenStore(clock, _options.TokenLifetime);
        var table = new RouteTable(
            new SignInEndpoints(_tenant, tokens, new PasswordSignIn(_tenant), certificates),
            new UserEndpoints(_tenant, tokens),
            new WorkspaceEndpoints(_tenant),
            new ModelEndpoints(_tenant, _models),
            new ModelStatusEndpoints(_options),
            new FileEndpoints(_files, content, _options),
            new DownloadEndpoints(_files),
            new ActionEndpoints(_options),
            new TaskEndpoints(_files, _options),
            new DumpEndpoints(dumps),
            new ModelRoutes(_options));
        var limiter = _options.RequestsPerMinute is { } perMinute ? new RateLimiter(clock, perMinute) : null;
        return new ApiCore(new Router(table.Endpoints()), new Gatekeeper(tokens, _models, limiter), Faults, _log,
            new FaultServices(clock, tokens.EndTokenOf, _replays), _stopped.Token);
    }
}
