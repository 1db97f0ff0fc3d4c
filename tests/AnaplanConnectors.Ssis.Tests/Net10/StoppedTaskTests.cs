using AnaplanConnectors.Simulator;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody presses Stop while a task of the control flow waits for Anaplan.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class StoppedTaskTests(string culture) : CultureFixture(culture)
{
    private SimulatedService _service = null!;
    private string _folder = null!;

    private SimulatedModel Model => _service.Simulator.Model("Forecast");

    [SetUp]
    public void Start()
    {
        _service = SimulatedService.Start(new SimulatorOptions { RequestsPerMinute = null, MinimumTaskDuration = TimeSpan.FromMinutes(5) });
        _folder = Directory.CreateTempSubdirectory("ssis-task-").FullName;
        File.WriteAllText(Path.Combine(_folder, "in.csv"), "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1,,,\n");
    }

    [TearDown]
    public void Stop()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void What_it_started_is_cancelled_or_runs_on_as_was_chosen(
        [Values(AnaplanOperation.RunImport, AnaplanOperation.RunExport, AnaplanOperation.RunProcess, AnaplanOperation.RunAction)] AnaplanOperation operation, [Values] bool cancels)
    {
        Upload();
        var run = Load(new AnaplanTask { Operation = operation, ObjectName = NameFor(operation), CancelWhenStopped = cancels });
        run.Events.QueryCancel = () => Model.TasksStarted.Count > 0;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled));
        Assert.That(run.Events.Errors, Is.Empty);
        Assert.That(Model.TasksStarted.Single().State, Does.Match(cancels ? "^CANCELL(ED|ING)$" : "^IN_PROGRESS$").IgnoreCase);
    }

    [TestCase(AnaplanOperation.UploadFile, Route.PutChunk)]
    [TestCase(AnaplanOperation.DownloadFile, Route.GetChunk)]
    [TestCase(AnaplanOperation.WaitForModel, Route.ModelStatus)]
    [TestCase(AnaplanOperation.RunImport, Route.Authenticate)]
    public void A_call_that_hangs_is_given_up(AnaplanOperation operation, Route route)
    {
        Upload();
        var before = _service.Simulator.Requests.Count;
        _service.Simulator.Faults.Plan(route, Fault.Delay(Timeout.InfiniteTimeSpan)).Always();
        var run = Load(new AnaplanTask { Operation = operation, ObjectName = NameFor(operation), FilePath = FileFor(operation) });
        run.Events.QueryCancel = () => _service.Simulator.Requests.Skip(before).Any(request => request.Route == route);

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled), run.Events.AllText);
        Assert.That(run.Events.Errors, Is.Empty);
        Assert.That(File.Exists(Path.Combine(_folder, "out.csv")), Is.False);
    }

    [Test]
    public void A_start_whose_answer_is_outstanding_is_an_error_because_nobody_knows_whether_it_runs()
    {
        Upload();
        _service.Simulator.Faults.Plan(Route.StartTask, Fault.Delay(Timeout.InfiniteTimeSpan)).Always();
        var run = Load(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Load sales" });
        run.Events.QueryCancel = () => _service.Simulator.Requests.Any(request => request.Route == Route.StartTask);

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Failure));
        Assert.That(run.Events.Errors.Single(), Does.Contain("is unknown").And.Match("set ResumeRun to '[a-z0-9]{6}'"));
    }

    private static string NameFor(AnaplanOperation operation) => operation switch
    {
        AnaplanOperation.RunImport => "Load sales",
        AnaplanOperation.RunExport => "Sales",
        AnaplanOperation.RunProcess => "Nightly",
        AnaplanOperation.RunAction => "Sort products",
        AnaplanOperation.UploadFile or AnaplanOperation.DownloadFile => "sales.csv",
        _ => string.Empty,
    };

    private string FileFor(AnaplanOperation operation) => operation switch
    {
        AnaplanOperation.UploadFile => Path.Combine(_folder, "in.csv"),
        AnaplanOperation.DownloadFile => Path.Combine(_folder, "out.csv"),
        _ => string.Empty,
    };

    private void Upload()
    {
        var run = Load(new AnaplanTask { Operation = AnaplanOperation.UploadFile, ObjectName = "sales.csv", FilePath = Path.Combine(_folder, "in.csv") });
        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
    }

    private TaskRun Load(AnaplanTask task)
    {
        var run = new TaskRun(task, Flow.Connections(_service.Address));
        run.Initialize();
        task.Connection = Flow.Manager;
        return run;
    }
}
