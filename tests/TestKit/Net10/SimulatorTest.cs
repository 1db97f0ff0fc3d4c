using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.TestKit;

/// <summary>
/// A fixture with a simulated tenant of its own for every test. A fault that was planned and that nothing met fails the test: it did
/// not test what it meant to.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class SimulatorTest
{
    private readonly List<IDisposable> _opened = [];
    private AnaplanSimulator? _simulator;

    protected FastTime Time { get; } = new();

    protected AnaplanSimulator Simulator => _simulator ??= new AnaplanSimulator(CreateTenant(), CreateSimulatorOptions());

    /// <summary>The model of <see cref="Some.Tenant"/> as a client sees it.</summary>
    protected ModelClient Model => ClientOf(Some.User).Model(SimulatedModel.Id);

    /// <summary>The same model from the inside.</summary>
    protected SimulatedModel SimulatedModel => Simulator.Model(Some.ModelName);

    protected AnaplanClient ClientOf(string user, IProgress<ClientEvent>? events = null)
    {
        var handler = Simulator.CreateHandler();
        var client = new AnaplanClient(CreateClientOptions(user, events), handler);
        _opened.Add(client);
        _opened.Add(handler);
        return client;
    }

    protected virtual TenantDefinition CreateTenant() => Some.Tenant();

    protected virtual SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, RequestsPerMinute = null };

    /// <summary>Patient where the clock runs fast, so that a busy test machine is never taken for a silent server.</summary>
    protected virtual AnaplanClientOptions CreateClientOptions(string user, IProgress<ClientEvent>? events) => new()
    {
        SignIn = AnaplanSignIn.WithPassword(user, new Secret("simulator")),
        TimeProvider = Time,
        Events = events,
        Timeouts = new TimeoutOptions
        {
            Connect = TimeSpan.FromHours(12), NoProgress = TimeSpan.FromHours(12), Answer = TimeSpan.FromHours(12), CompleteUpload = TimeSpan.FromHours(12),
        },
    };

    [TearDown]
    public async Task Every_planned_fault_was_met()
    {
        foreach (var one in _opened)
            one.Dispose();
        if (_simulator is null)
            return;
        var unmet = _simulator.Faults.Unmet;
        await _simulator.DisposeAsync();
        Assert.That(unmet, Is.Empty, "Planned faults that nothing met");
    }
}
