using AnaplanConnectors.Simulator;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody presses Stop while something runs on the server.</summary>
public sealed class StopTests
{
    private SimulatedService _service = null!;

    private SimulatedModel Model => _service.Simulator.Model("Forecast");

    [SetUp]
    public void Start() => _service = SimulatedService.Start(new SimulatorOptions { RequestsPerMinute = null, MinimumTaskDuration = TimeSpan.FromMinutes(5) });

    [TearDown]
    public void Stop() => _service.Dispose();

    [TestCase(true, "^CANCELL(ED|ING)$"), TestCase(false, "^IN_PROGRESS$")]
    public void A_destination_that_waits_for_its_import_ends_and_the_import_as_was_chosen(bool cancels, string state)
    {
        var connections = Flow.Connections(_service.Address);
        var surface = Flow.Destination(connections);
        surface.Wrapper.SetComponentProperty("CancelImport", cancels);
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections);

        using var stopper = StopWhenRunning(run);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(Model.TasksStarted.Single().State, Does.Match(state).IgnoreCase);
    }

    [Test]
    public void A_source_that_waits_for_its_export_ends()
    {
        var connections = Flow.Connections(_service.Address);
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(connections).Save(), connections, ["Output"]);

        using var stopper = StopWhenRunning(run);

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Sink("Output").Count, Is.Zero);
    }

    [Test]
    public void A_task_that_waits_ends_as_canceled()
    {
        var task = new AnaplanTask { Operation = AnaplanOperation.RunExport, ObjectName = "Sales" };
        var run = new TaskRun(task, Flow.Connections(_service.Address));
        run.Initialize();
        task.Connection = Flow.Manager;
        run.Events.QueryCancel = () => Model.TasksStarted.Count > 0;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled));
    }

    private Timer StopWhenRunning(DataFlowRun run)
    {
        var isStopped = 0;
        return new Timer(
            _ =>
            {
                if (Model.TasksStarted.Count > 0 && Interlocked.Exchange(ref isStopped, 1) == 0)
                    run.Stop();
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }
}
