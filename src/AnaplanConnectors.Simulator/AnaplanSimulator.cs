using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Anaplan's services in this process: one tenant, from a definition, behind two doors. <see cref="CreateHandler"/> is for tests,
/// <see cref="StartAsync"/> for everything that needs a socket; both lead to the same state.
/// </summary>
public sealed class AnaplanSimulator : IAsyncDisposable, ISimulatorControl
{
    private readonly TenantDefinition _definition;
    private readonly SimulatorOptions _options;
    private readonly ContentFolder _folder;
    private readonly RequestLog _log;
    private readonly Replays _replays;
    private readonly Surroundings _surroundings;
    private readonly List<KestrelDoor> _doors = [];
    private readonly Lock _doorsLock = new();
    private readonly StateFile? _state;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _saving;
    private volatile World _world;
    private int _isChanged;
    private int _worlds;
    private int _isDisposed;

    /// <summary>Makes the tenant; nothing listens yet.</summary>
    /// <exception cref="TenantDefinitionException">The definition contradicts itself.</exception>
    /// <exception cref="ArgumentException">An option has an impossible value.</exception>
    /// <exception cref="StateException">The state in the folder of the options cannot be used.</exception>
    public AnaplanSimulator(TenantDefinition tenant, SimulatorOptions? options = null)
    {
        _options = options ?? new SimulatorOptions();
        if (_options.Problems().ToList() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        _definition = tenant;
        _folder = new ContentFolder(_options.ContentDirectory);
        _log = new RequestLog(_options.TimeProvider, _options.RecordedRequests);
        _replays = new Replays(_options.TimeProvider, Path.Combine(_folder.Path, "replays"))
        {
            Receiver = async (request, cancellationToken) =>
            {
                using var response = await _world!.Core.HandleAsync(request, cancellationToken, isReplay: true);
            },
        };
        Faults = new FaultPlan(_replays);
        _surroundings = new Surroundings(Faults, _log, _replays,
            _options.RequestsPerMinute is { } perMinute ? new RateLimiter(_options.TimeProvider, perMinute) : null, this,
            () => Interlocked.Exchange(ref _isChanged, 1));
        _state = _options.StateDirectory is { } directory ? new StateFile(directory) : null;
        try
        {
            _world = CreateWorld();
            if (_state is { Exists: true })
                _state.Load(_world);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
        _log.Served += _ => _surroundings.Changed();
        _saving = _state is null ? Task.CompletedTask : KeepSavingAsync(_state, _stopping.Token);
    }

    /// <summary>Raised when a request has been served, on the thread that served it.</summary>
    public event Action<RecordedRequest>? RequestServed
    {
        add => _log.Served += value;
        remove => _log.Served -= value;
    }

    /// <summary>Raised when the state could not be saved; it is tried again.</summary>
    public event Action<Exception>? SavingFailed;

    /// <summary>What shall go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The requests so far in the order they arrived, those still running included.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>
    /// A handler for an HttpClient. Whatever host is asked for, this simulator answers; disposing it does no harm.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(HandleAsync);

    /// <summary>
    /// Listens on 127.0.0.1, and on no other address. All services share the port and are told apart by their paths:
    /// <c>/token/...</c>, <c>/2/0/...</c>, <c>/scim/...</c>. May be called again for another port, with the same tenant behind it.
    /// </summary>
    /// <param name="port">0 takes any that is free.</param>
    /// <param name="cancellationToken">Stops starting; the simulator stops by being disposed.</param>
    /// <returns>The address, ending at the port.</returns>
    public Task<Uri> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var door = new KestrelDoor(HandleAsync);
        lock (_doorsLock)
            _doors.Add(door);
        return door.StartAsync(port, cancellationToken);
    }

    /// <summary>
    /// Lets a device in that waits for its user (API reference 2.4), as the user does on the page <c>/activate</c>.
    /// </summary>
    /// <param name="userCode">The code the device shows; case and hyphen do not matter.</param>
    /// <param name="email">The user who lets it in.</param>
    /// <exception cref="ArgumentException">No device waits for the code, or the tenant has no such user.</exception>
    public void AllowDevice(string userCode, string email) => DecideOnDevice(userCode,
        _world.Tenant.FindUser(email) ?? throw new ArgumentException($"The tenant has no user '{email}'.", nameof(email)));

    /// <summary>Refuses a device that waits for its user.</summary>
    /// <exception cref="ArgumentException">No device waits for the code.</exception>
    public void DenyDevice(string userCode) => DecideOnDevice(userCode, null);

    /// <summary>A model, to look into it and to change its state.</summary>
    /// <exception cref="ArgumentException">No model has this name or id, or several have this name.</exception>
    public SimulatedModel Model(string nameOrId)
    {
        var world = _world;
        var found = world.Models.All.Where(model => model.State.Id == nameOrId || model.State.Name == nameOrId).ToList();
        return found.Count == 1
            ? new SimulatedModel(found[0], world.Tenant, world.Files)
            : throw new ArgumentException($"{found.Count} models have the name or id '{nameOrId}'.", nameof(nameOrId));
    }

    /// <summary>
    /// What lies in a simulated storage of CloudWorks; null when there is no such file. The caller disposes the stream.
    /// </summary>
    /// <param name="storage">Name of the bucket, container or data set.</param>
    /// <param name="file">Name of the file or table.</param>
    public Stream? OpenStorageFile(string storage, string file) =>
        _world.CloudWorks.Storages.Open(storage, file) is { } content ? new ContentStream(content) : null;

    /// <summary>Waits until no integration and no flow of CloudWorks runs.</summary>
    public Task WaitForIntegrationsAsync(CancellationToken cancellationToken = default) =>
        _world.WaitForIntegrationsAsync(cancellationToken);

    /// <summary>
    /// Begins anew from the definition: data, content, tasks and tokens of before are gone, and calls being served are reset. Planned
    /// faults and recorded requests stay. What <see cref="Model"/> gave before shows the old life.
    /// </summary>
    public Task ResetAsync() => BeginAsync(_ => { });

    /// <summary>
    /// Writes the state as it is now: items, cells, content, dumps, tasks that are over, revisions, users, refresh tokens, events.
    /// Tokens, uploads under way and CloudWorks are not kept.
    /// </summary>
    /// <param name="output">A stream that is written to and not disposed.</param>
    public void SaveState(Stream output) => StateFile.Write(_world, output);

    /// <summary>
    /// Begins anew from a state that <see cref="SaveState"/> wrote with the same tenant definition; as with <see cref="ResetAsync"/>
    /// calls being served are reset.
    /// </summary>
    /// <param name="state">A stream that can be read from its start and from its end.</param>
    /// <exception cref="StateException">The state cannot be used. Everything stays as it was.</exception>
    public Task RestoreStateAsync(Stream state) => BeginAsync(world => StateFile.Load(world, state));

    /// <summary>
    /// Stops listening and running tasks, resets what is being served, and deletes what was stored. Doing it again does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _world.DisposeAsync();
        foreach (var door in _doors)
            await door.DisposeAsync();
        await _replays.DisposeAsync();
        try
        {
            if (_state is not null)
                await _state.SaveAsync(_world);
        }
        finally
        {
            _folder.Dispose();
            _stopping.Dispose();
        }
    }

    IReadOnlyList<PlannedFault> ISimulatorControl.UnmetFaults => Faults.Unmet;

    Task ISimulatorControl.RestoreAsync(Stream state) => RestoreStateAsync(state);

    private Task<ApiResponse> HandleAsync(ApiRequest request, CancellationToken caller) => _world.Core.HandleAsync(request, caller);

    private async Task BeginAsync(Action<World> prepare)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var next = CreateWorld();
        try
        {
            prepare(next);
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }
        var old = _world;
        _world = next;
        _surroundings.Changed();
        await old.DisposeAsync();
    }

    private async Task KeepSavingAsync(StateFile state, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_options.StateInterval, _options.TimeProvider, cancellationToken);
            if (Interlocked.Exchange(ref _isChanged, 0) == 0)
                continue;
            try
            {
                await state.SaveAsync(_world);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _surroundings.Changed();
                SavingFailed?.Invoke(error);
            }
        }
    }

    private World CreateWorld() => new(_definition, _options, _surroundings,
        Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"world-{++_worlds}")));

    private void DecideOnDevice(string userCode, UserState? user)
    {
        if (!_world.OAuth.Decide(userCode, user))
            throw new ArgumentException($"No device waits for the code '{userCode}'.", nameof(userCode));
    }
}
