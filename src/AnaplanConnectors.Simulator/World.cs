namespace AnaplanConnectors.Simulator;

/// <summary>
/// One life of the tenant: everything that came of its definition and of what was done since. Beginning anew is another world.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly IReadOnlyList<string> _definedModels;
    private readonly IdTokens _idTokens;
    private readonly IntegrationRunner _integrations;

    public World(TenantDefinition definition, SimulatorOptions options, Surroundings surroundings, string folder)
    {
        Options = options;
        Tenant = TenantState.Create(definition);
        _definedModels = [.. Tenant.Models.Select(model => model.Id)];
        Directory.CreateDirectory(folder);
        Content = new ContentDirectory(folder, options.MaxChunkBytes);
        Files = new FileStore(Content, options);
        Dumps = new DumpStore(options);
        var runner = new TaskRunner(Files, Dumps, Content, options);
        Models = new ModelDirectory(Tenant.Models.Select(model => new ModelRuntime(model, options, Run)));

        ActionOutcome Run(ModelRuntime model, ModelTask task, CancellationToken cancellationToken)
        {
            var outcome = runner.Run(model, task, cancellationToken);
            surroundings.Changed();
            return outcome;
        }

        Tokens = new TokenStore(options.TimeProvider, options.TokenLifetime);
        OAuth = new OAuthStore(options);
        Audit = new AuditLog(options.TimeProvider);
        Alm = new AlmStore(Tenant, options);
        CloudWorks = new CloudWorksStore(new Storages(definition.Storages, Content));
        _integrations = new IntegrationRunner(CloudWorks, Models, Files, Audit, options);
        _idTokens = new IdTokens(Tenant, options.TimeProvider);
        Passwords = new PasswordSignIn(Tenant);
        var faultServices = new FaultServices(options.TimeProvider, Tokens.EndTokenOf, surroundings.Replays,
            new ModelFaults(Tenant, Models, Tokens, Files, Content, options));
        Core = new ApiCore(new Router(new Composition(this, _idTokens, _integrations, surroundings.Control).Endpoints()),
            new Gatekeeper(new Authenticator(Tenant, Tokens, Passwords), Models, surroundings.Limiter),
            surroundings.Faults, surroundings.Log, new AuditTrail(Audit, Tenant), faultServices,
            _stopped.Token);
    }

    public SimulatorOptions Options { get; }

    public TenantState Tenant { get; }

    public ContentDirectory Content { get; }

    public FileStore Files { get; }

    public DumpStore Dumps { get; }

    public ModelDirectory Models { get; }

    /// <summary>Ids of models that were defined and are no more.</summary>
    public IReadOnlyList<string> DeletedModels => [.. _definedModels.Except(Tenant.Models.Select(model => model.Id))];

    public TokenStore Tokens { get; }

    public OAuthStore OAuth { get; }

    public AuditLog Audit { get; }

    public AlmStore Alm { get; }

    public CloudWorksStore CloudWorks { get; }

    public PasswordSignIn Passwords { get; }

    public ApiCore Core { get; }

    public Task WaitForIntegrationsAsync(CancellationToken cancellationToken) => _integrations.WaitAsync(cancellationToken);

    /// <summary>Stops what runs and resets what is being served. Nothing is deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _integrations.DisposeAsync();
        await Models.DisposeAsync();
        _idTokens.Dispose();
        _stopped.Dispose();
    }
}

/// <summary>What outlives a world: the tests' plans and the log of requests belong to the simulator as a whole.</summary>
internal sealed record Surroundings(FaultPlan Faults, RequestLog Log, Replays Replays, RateLimiter? Limiter, ISimulatorControl Control,
    Action Changed);
