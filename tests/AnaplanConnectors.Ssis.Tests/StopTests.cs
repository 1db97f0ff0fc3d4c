using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody presses Stop while a component waits for Anaplan.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class StopTests(string culture) : ServiceFixture(culture)
{
    private static readonly UpstreamColumn[] StoreColumns = [new("code", new ColumnType(DataType.DT_WSTR, 20)), new("name", new ColumnType(DataType.DT_WSTR, 50))];

    private static readonly UpstreamColumn[] CellColumns =
        [new("Products", new ColumnType(DataType.DT_WSTR, 20)), new("Time", new ColumnType(DataType.DT_WSTR, 20)), new("Note", new ColumnType(DataType.DT_WSTR, 20))];

    private HostConnections _connections = null!;
    private SimulatedService? _waiting;

    [SetUp]
    public void Start() => _connections = Connect();

    [TearDown]
    public void Stop() => _waiting?.Dispose();

    [TestCase(true, "^CANCELL(ED|ING)$"), TestCase(false, "^(IN_PROGRESS|NOT_STARTED)$")]
    public void A_destination_that_waits_for_its_import_ends_and_the_import_as_was_chosen(bool cancels, string state)
    {
        var surface = Flow.Destination(_connections);
        surface.Wrapper.SetComponentProperty("CancelImport", cancels);
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections);
        TasksTakeLong();

        using var stopper = new Stopper(run, () => _waiting!.TasksStarted.Count > 0);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(_waiting!.TasksStarted.Single().State, Does.Match(state).IgnoreCase);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_waits_for_a_chunk_of_its_upload_ends_and_runs_no_import()
    {
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(_connections).Save(), _connections);
        Hang("chunk.put", "file.put");
        using var stopper = new Stopper(run, () => _waiting!.HasMetFault);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(_waiting!.TasksStarted, Is.Empty);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_looks_for_its_model_ends()
    {
        var surface = Flow.Destination(_connections);
        surface.Component.ValidateExternalMetadata = false;
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections);
        Hang("workspace.list", "model.list", "WorkspaceModels");
        using var stopper = new Stopper(run, () => _waiting!.HasMetFault);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_writes_items_of_a_list_ends_and_says_what_stays()
    {
        var run = Load("List", "Stores", StoreColumns);
        Hang("ChangeListItems", "UpdateListItems");
        using var stopper = new Stopper(run, () => _waiting!.HasMetFault);

        Assert.That(() => Send(run), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped").And.Message.Contains("there is no transaction"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_writes_cells_ends_and_says_what_stays()
    {
        var run = Load("Module", "REV01 Sales", CellColumns);
        Hang("WriteCells");
        using var stopper = new Stopper(run, () => _waiting!.HasMetFault);

        Assert.That(() => Send(run), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped").And.Message.Contains("there is no transaction"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_source_that_waits_for_its_export_ends()
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(_connections).Save(), _connections, ["Output"]);
        TasksTakeLong();

        using var stopper = new Stopper(run, () => _waiting!.TasksStarted.Count > 0);

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Sink("Output").Count, Is.Zero);
        Assert.That(_waiting!.TasksStarted.Single().State, Does.Match("^CANCELL(ED|ING)$").IgnoreCase);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [TestCase("View", "REV01 Sales.Small", "ViewData")]
    [TestCase("List", "Stores", "list.items")]
    public void A_source_that_waits_for_rows_ends(string kind, string name, string call)
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(_connections, kind, name).Save(), _connections, ["Output"]);
        Hang(call);
        using var stopper = new Stopper(run, () => _waiting!.HasMetFault);

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Sink("Output").Count, Is.Zero);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    /// <summary>What was designed with one Anaplan runs with another one, where these calls are never answered.</summary>
    private void Hang(params string[] calls)
        => MoveTo(SimulatedService.Start(string.Join("\n", calls.Select(call => $"on {call} always: hang"))));

    private void TasksTakeLong() => MoveTo(SimulatedService.Start(taskDuration: TimeSpan.FromMinutes(5)));

    private void MoveTo(SimulatedService service)
    {
        _waiting = service;
        _connections.All[Flow.Manager].ConnectionString = $"ServiceAddress={service.Address}";
    }

    private DataFlowRun Load(string kind, string name, UpstreamColumn[] columns)
    {
        var surface = Flow.DestinationOn(_connections, kind, name, columns, [.. columns.Select(column => column.Name)]);
        return DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections);
    }

    private static void Send(DataFlowRun run)
    {
        var left = 3;
        run.Push(
            (buffer, layout) =>
            {
                if (left-- == 0)
                    return false;
                for (var i = 0; i < layout.Columns.Length; i++)
                    buffer.SetString(i, layout.Columns[i].Name switch { "Products" => "Product 1", "Time" => "Jan 25", var name => $"{name} {left}" });
                return true;
            },
            [2, 1]);
    }
}
