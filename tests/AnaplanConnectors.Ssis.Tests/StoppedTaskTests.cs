using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody presses Stop while a task of the control flow waits for Anaplan.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class StoppedTaskTests(string culture) : CultureFixture(culture)
{
    private SimulatedService? _service;
    private string _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).FullName;
        File.WriteAllText(Path.Combine(_folder, "in.csv"), "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1,,,\n");
    }

    [TearDown]
    public void Stop()
    {
        _service?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void What_it_started_is_cancelled_or_runs_on_as_was_chosen(
        [Values(AnaplanOperation.RunImport, AnaplanOperation.RunExport, AnaplanOperation.RunProcess, AnaplanOperation.RunAction)] AnaplanOperation operation, [Values] bool cancels)
    {
        _service = SimulatedService.Start(taskDuration: TimeSpan.FromMinutes(5));
        Upload();
        var run = Load(new AnaplanTask { Operation = operation, ObjectName = NameFor(operation), CancelWhenStopped = cancels });
        run.Events.QueryCancel = () => _service.TasksStarted.Count > 0;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled));
        Assert.That(run.Events.Errors, Is.Empty);
        Assert.That(_service.TasksStarted.Single().State, Does.Match(cancels ? "^CANCELL(ED|ING)$" : "^(IN_PROGRESS|NOT_STARTED)$").IgnoreCase);
    }

    [TestCase(AnaplanOperation.UploadFile, "chunk.put nth 2")]
    [TestCase(AnaplanOperation.DownloadFile, "chunk.get")]
    [TestCase(AnaplanOperation.WaitForModel, "model.status")]
    [TestCase(AnaplanOperation.RunImport, "token.create nth 2")]
    public void A_call_that_hangs_is_given_up(AnaplanOperation operation, string call)
    {
        _service = SimulatedService.Start($"on {call} always: hang");
        Upload();
        var run = Load(new AnaplanTask { Operation = operation, ObjectName = NameFor(operation), FilePath = FileFor(operation) });
        run.Events.QueryCancel = () => _service.HasMetFault;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled), run.Events.AllText);
        Assert.That(run.Events.Errors, Is.Empty);
        Assert.That(File.Exists(Path.Combine(_folder, "out.csv")), Is.False);
    }

    [Test]
    public void A_start_whose_answer_is_outstanding_is_an_error_because_nobody_knows_whether_it_runs()
    {
        _service = SimulatedService.Start("on task.start always: hang");
        Upload();
        var run = Load(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Load sales" });
        run.Events.QueryCancel = () => _service.HasMetFault;

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
        var run = new TaskRun(task, Flow.Connections(_service!.Address));
        run.Initialize();
        task.Connection = Flow.Manager;
        return run;
    }
}
