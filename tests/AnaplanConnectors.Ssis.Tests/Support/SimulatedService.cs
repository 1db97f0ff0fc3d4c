#if NET
using AnaplanConnectors.Simulator;
#else
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;
using AnaplanConnectors.TestKit;
#endif

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// A simulated Anaplan behind a socket: in this process, and where .NET Framework or Mono runs the tests in one of its own. What shall go
/// wrong is planned as text, which both understand.
/// </summary>
internal sealed class SimulatedService : IDisposable
{
#if NET
    private readonly AnaplanSimulator _simulator;
    private readonly IReadOnlyList<PlannedFault> _faults;

    private SimulatedService(string faults, TimeSpan taskDuration)
    {
        _simulator = new AnaplanSimulator(TenantFile.Load(TenantPath), new SimulatorOptions { RequestsPerMinute = null, MinimumTaskDuration = taskDuration });
        _faults = _simulator.Faults.PlanScript(faults);
        Address = _simulator.StartAsync().GetAwaiter().GetResult();
    }

    public Uri Address { get; }

    /// <summary>Whether a call came that a fault was planned for.</summary>
    public bool HasMetFault => _faults.Any(fault => fault.Met > 0);

    /// <summary>Tasks of the model that were started, in order, as they are now.</summary>
    public IReadOnlyList<(string Id, string State)> TasksStarted
        => _simulator.Model("Forecast").TasksStarted.Select(task => (task.TaskId, task.State)).ToList();

    public void Dispose() => _simulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
#else
    private readonly SimulatorProcess _process;
    private readonly HttpClient _control = new(new HttpClientHandler { UseProxy = false });
    private readonly int _faults;

    private SimulatedService(string faults, TimeSpan taskDuration)
    {
        // The process has no setting for how long tasks take: instead those of somebody else have the model.
        var others = taskDuration == TimeSpan.Zero ? string.Empty : $"on task.start always: busy {taskDuration.TotalSeconds}s\n";
        _process = SimulatorProcess.Start(TenantPath, others + faults);
        _faults = (others + faults).Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        _control.DefaultRequestHeaders.Add("X-Simulator-Key", _process.ControlKey);
    }

    public Uri Address => _process.Address;

    /// <summary>Whether a call came that a fault was planned for.</summary>
    public bool HasMetFault => Inspect().Element("unmetFaults")!.Elements().Count() < _faults;

    /// <summary>Tasks of the model that were started, in order, as they are now.</summary>
    public IReadOnlyList<(string Id, string State)> TasksStarted
        => Inspect().Descendants("tasks").Elements().Select(task => (task.Element("taskId")!.Value, task.Element("state")!.Value)).ToList();

    public void Dispose()
    {
        _control.Dispose();
        _process.Dispose();
    }

    private XElement Inspect()
    {
        var json = _control.GetByteArrayAsync(new Uri(Address, "simulator/control/inspect")).GetAwaiter().GetResult();
        using var reader = JsonReaderWriterFactory.CreateJsonReader(json, XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }
#endif

    private static string TenantPath => Path.Combine(TestContext.CurrentContext.TestDirectory, "tenant.yaml");

    /// <param name="faults">Plans of faults, a line each, in the language of docs/simulator.md.</param>
    /// <param name="taskDuration">How long a task is at least not over when it was started.</param>
    public static SimulatedService Start(string faults = "", TimeSpan taskDuration = default) => new(faults, taskDuration);
}
