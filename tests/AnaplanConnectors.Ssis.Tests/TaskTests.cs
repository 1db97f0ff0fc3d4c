using System.Text;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class TaskTests(string culture) : ServiceFixture(culture)
{
    private const string Sales = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1.5,2025-01-02,true,first\nNowhere,Jan 25,2,,,second\n";

    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder()
    {
        _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(_folder);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_file_goes_up_is_imported_and_its_refused_rows_are_counted_in_a_variable()
    {
        Upload();
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Load sales", RejectLimit = "1", RejectedRowsVariable = "Rejected", TaskIdVariable = "User::Id" });
        run.Variable("Rejected", 0);
        run.Variable("Id", string.Empty);

        Assert.That(run.Validate(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);

        Assert.That(run.Value("Rejected"), Is.EqualTo(1));
        Assert.That(run.Value("Id"), Is.Not.Empty);
        Assert.That(run.Events.Warnings, Has.Some.Contains("refused 1 rows"));
    }

    [Test]
    public void More_refused_rows_than_the_limit_fail_the_task_and_the_variable_is_written_all_the_same()
    {
        Upload();
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Load sales", RejectedRowsVariable = "Rejected" });
        run.Variable("Rejected", 0L);

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Failure));

        Assert.That(run.Value("Rejected"), Is.EqualTo(1L));
        Assert.That(run.Events.Errors, Has.Some.Contains("reject limit is 0"));
    }

    [Test]
    public void An_export_runs_and_its_file_comes_down()
    {
        Upload();
        Run(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Load sales", RejectLimit = "9" }).Execute();
        var target = Path.Combine(_folder, "out.csv");
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.RunExport, ObjectName = "Sales", FilePath = target, BytesVariable = "Bytes" });
        run.Variable("Bytes", 0L);

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);

        Assert.That(File.ReadAllText(target), Does.Contain("first"));
        Assert.That(run.Value("Bytes"), Is.EqualTo(new FileInfo(target).Length));
    }

    [Test]
    public void A_file_comes_down_as_it_went_up_and_replaces_nothing_unasked()
    {
        Upload();
        var target = Path.Combine(_folder, "back.csv");
        AnaplanTask Download(bool overwrite) => new() { Operation = AnaplanOperation.DownloadFile, ObjectName = "sales.csv", FilePath = target, Overwrite = overwrite };

        Assert.That(Run(Download(overwrite: false)).Execute(), Is.EqualTo(DTSExecResult.Success));
        Assert.That(Run(Download(overwrite: false)).Execute(), Is.EqualTo(DTSExecResult.Failure));
        Assert.That(Run(Download(overwrite: true)).Execute(), Is.EqualTo(DTSExecResult.Success));

        Assert.That(File.ReadAllText(target), Is.EqualTo(Sales));
    }

    [TestCase(AnaplanOperation.RunProcess, "Nightly"), TestCase(AnaplanOperation.RunAction, "Sort products"), TestCase(AnaplanOperation.WaitForModel, "")]
    public void Processes_actions_and_waiting_work(AnaplanOperation operation, string name)
    {
        var run = Run(new AnaplanTask { Operation = operation, ObjectName = name });

        Assert.That(run.Validate(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
    }

    [Test]
    public void A_name_that_nothing_bears_is_an_error_with_the_name()
    {
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.RunImport, ObjectName = "Lod sales" });

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Failure));
        Assert.That(run.Events.Errors, Has.Some.Contains("Lod sales"));
    }

    [Test]
    public void What_the_base_says_no_to_stays_no()
    {
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.WaitForModel });

        Assert.That(run.Validate(DTSExecResult.Failure), Is.EqualTo(DTSExecResult.Failure));
    }

    [Test]
    public void The_connection_manager_may_be_renamed()
    {
        var connections = Connect();
        var task = new AnaplanTask { Operation = AnaplanOperation.WaitForModel };
        var run = new TaskRun(task, connections);
        run.Initialize();
        task.Connection = Flow.Manager;

        connections.All[Flow.Manager].Name = "Renamed";

        Assert.That(task.Connection, Is.EqualTo("Renamed"));
        Assert.That(run.Validate(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
    }

    [Test]
    public void A_stopped_package_is_canceled_and_no_failure()
    {
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.RunExport, ObjectName = "Sales" });
        run.Events.QueryCancel = () => true;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Canceled));
        Assert.That(run.Events.Errors, Is.Empty);
    }

    [Test]
    public void A_sign_in_that_fails_is_an_error_without_a_secret()
    {
        var task = new AnaplanTask { Operation = AnaplanOperation.RunProcess, ObjectName = "Nightly" };
        var run = new TaskRun(task, Flow.Connections(Address, "c4n4ry"));
        run.Initialize();
        task.Connection = Flow.Manager;

        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Failure));
        Assert.That(run.Events.Errors, Has.Some.Contains("ANX3001"));
        Assert.That(run.Events.AllText, Does.Not.Contain("c4n4ry"));
    }

    private void Upload()
    {
        var path = Path.Combine(_folder, "in.csv");
        File.WriteAllText(path, Sales, new UTF8Encoding(false));
        var run = Run(new AnaplanTask { Operation = AnaplanOperation.UploadFile, ObjectName = "sales.csv", FilePath = path });
        Assert.That(run.Execute(), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
    }

    private TaskRun Run(AnaplanTask task)
    {
        var run = new TaskRun(task, Connect());
        run.Initialize();
        task.Connection = Flow.Manager;
        return run;
    }
}
