using System.Text.RegularExpressions;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>An execution that failed says under which id it can be gone on with, and the next one does no part twice.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ResumeTests(string culture) : CultureFixture(culture)
{
    private SimulatedService _service = null!;
    private HostConnections _connections = null!;

    [TearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public void An_import_that_was_started_is_waited_for_and_not_started_again()
    {
        Start("on task.get: status 400");
        var run = FailedRunOf(() => Load(), Flow.Sale("P1", units: 7));

        var resumed = Load(run);
        Flow.Send(resumed, Flow.Sale("P1", units: 7));

        Assert.That(_service.TasksStarted, Has.Count.EqualTo(1));
        Assert.That(resumed.Events.Informations, Has.Some.Contains("not sent again").And.Some.Contains("took 1 of 1 rows").And.Some.Contains($"Run {run}, task {_service.TasksStarted[0].Id}"));
    }

    [Test]
    public void An_upload_that_broke_off_goes_on_and_the_import_runs_once()
    {
        Start("on chunk.put: status 400");
        var run = FailedRunOf(() => Load(), Flow.Sale("P1"), Flow.Sale("P2"));

        var resumed = Load(run);
        Flow.Send(resumed, Flow.Sale("P1"), Flow.Sale("P2"));

        Assert.That(_service.TasksStarted, Has.Count.EqualTo(1));
        Assert.That(resumed.Events.Informations, Has.Some.Contains("took 2 of 2 rows"));
    }

    [Test]
    public void Other_rows_than_the_first_time_are_refused_before_anything_is_imported()
    {
        Start("on chunk.put: status 400");
        var run = FailedRunOf(() => Load(), Flow.Sale("P1"));

        Assert.That(() => Flow.Send(Load(run), Flow.Sale("P2")), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("ANX8001"));
        Assert.That(_service.TasksStarted, Is.Empty);
    }

    [Test]
    public void A_run_that_ended_well_is_not_run_again_by_a_forgotten_setting()
    {
        Start();
        var first = Load();
        Flow.Send(first, Flow.Sale());
        var run = IdIn(first.Events.AllText);

        Assert.That(() => Flow.Send(Load(run), Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("ANX8004").And.Message.Contains("Clear ResumeRun"));
        Assert.That(_service.TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_run_that_nobody_knows_is_refused()
    {
        Start();

        Assert.That(() => Flow.Send(Load("nosuch"), Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("nosuch"));
    }

    [Test]
    public void Two_destinations_of_one_data_flow_do_not_wait_for_each_other()
    {
        Start();
        var surface = Flow.Destination(_connections);
        surface.Wrapper.SetComponentProperty("RejectLimit", "100%");
        var first = DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections, ["Rejected Rows"]);
        var second = Load();
        second.Express("Import", "Load sales again");

        // Refused rows come when the first one has imported and is not cleaned up yet: there the other one wants the model.
        first.Sink("Rejected Rows").Look = (_, _) => Flow.Send(second, Flow.Sale());
        Flow.Send(first, Flow.Sale("Nowhere"));

        Assert.That(_service.TasksStarted, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_task_goes_on_waiting_for_what_it_started()
    {
        Start("on task.get: status 400");
        var failed = Task();
        Assert.That(failed.Execute(), Is.EqualTo(DTSExecResult.Failure));
        var run = IdIn(failed.Events.AllText);

        var resumed = Task(run);

        Assert.That(resumed.Execute(), Is.EqualTo(DTSExecResult.Success), resumed.Events.AllText);
        Assert.That(_service.TasksStarted, Has.Count.EqualTo(1));
        Assert.That(resumed.Events.Informations, Has.Some.Contains($"Run {run}, task "));
    }

    private void Start(string faults = "")
    {
        _service = SimulatedService.Start(faults);
        _connections = Flow.Connections(_service.Address);
    }

    private static string IdIn(string text) => Regex.Match(text, "[Rr]un ([a-z2-9]{6})\\b").Groups[1].Value;

    private static string FailedRunOf(Func<DataFlowRun> load, params object?[][] rows)
    {
        var failure = Assert.Throws<PipelineComponentHResultException>(() => Flow.Send(load(), rows))!;
        Assert.That(failure.Message, Does.Contain("ResumeRun"));
        return IdIn(failure.Message);
    }

    private DataFlowRun Load(string resume = "")
    {
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(_connections).Save(), _connections);
        run.Express("ResumeRun", resume);
        return run;
    }

    private TaskRun Task(string resume = "")
    {
        var task = new AnaplanTask { Operation = AnaplanOperation.RunProcess, ObjectName = "Nightly", ResumeRun = resume };
        var run = new TaskRun(task, _connections);
        run.Initialize();
        task.Connection = Flow.Manager;
        return run;
    }
}
