#if NET
using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A simulated Anaplan behind a socket, in this process.</summary>
internal sealed class SimulatedService : IDisposable
{
    private readonly AnaplanSimulator _simulator;

    private SimulatedService(AnaplanSimulator simulator, Uri address)
    {
        _simulator = simulator;
        Address = address;
    }

    public Uri Address { get; }

    public static SimulatedService Start() => Start(new SimulatorOptions { RequestsPerMinute = null });

    public static SimulatedService Start(SimulatorOptions options)
        => Start(TenantFile.Load(Path.Combine(TestContext.CurrentContext.TestDirectory, "tenant.yaml")), options);

    public static SimulatedService Start(TenantDefinition tenant, SimulatorOptions options)
    {
        var simulator = new AnaplanSimulator(tenant, options);
        return new SimulatedService(simulator, simulator.StartAsync().GetAwaiter().GetResult());
    }

    public AnaplanSimulator Simulator => _simulator;

    public void Dispose() => _simulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
#else
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>A simulated Anaplan in a process of its own.</summary>
internal sealed class SimulatedService : IDisposable
{
    private readonly SimulatorProcess _process;

    private SimulatedService(SimulatorProcess process)
    {
        _process = process;
    }

    public Uri Address => _process.Address;

    public static SimulatedService Start() => new(SimulatorProcess.Start(Path.Combine(TestContext.CurrentContext.TestDirectory, "tenant.yaml")));

    public void Dispose() => _process.Dispose();
}
#endif
