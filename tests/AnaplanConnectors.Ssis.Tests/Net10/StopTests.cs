using AnaplanConnectors.Simulator;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody presses Stop while a component waits for Anaplan.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class StopTests(string culture) : CultureFixture(culture)
{
    private static readonly UpstreamColumn[] StoreColumns = [new("code", new ColumnType(DataType.DT_WSTR, 20)), new("name", new ColumnType(DataType.DT_WSTR, 50))];

    private static readonly UpstreamColumn[] CellColumns =
        [new("Products", new ColumnType(DataType.DT_WSTR, 20)), new("Time", new ColumnType(DataType.DT_WSTR, 20)), new("Note", new ColumnType(DataType.DT_WSTR, 20))];

    private SimulatedService _service = null!;
    private HostConnections _connections = null!;

    private SimulatedModel Model => _service.Simulator.Model("Forecast");

    [SetUp]
    public void Start()
    {
        _service = SimulatedService.Start(new SimulatorOptions { RequestsPerMinute = null, MinimumTaskDuration = TimeSpan.FromMinutes(5) });
        _connections = Flow.Connections(_service.Address);
    }

    [TearDown]
    public void Stop() => _service.Dispose();

    [TestCase(true, "^CANCELL(ED|ING)$"), TestCase(false, "^IN_PROGRESS$")]
    public void A_destination_that_waits_for_its_import_ends_and_the_import_as_was_chosen(bool cancels, string state)
    {
        var surface = Flow.Destination(_connections);
        surface.Wrapper.SetComponentProperty("CancelImport", cancels);
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections);

        using var stopper = StopWhen(run, () => Model.TasksStarted.Count > 0);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(Model.TasksStarted.Single().State, Does.Match(state).IgnoreCase);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_waits_for_a_chunk_of_its_upload_ends_and_runs_no_import()
    {
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(_connections).Save(), _connections);
        using var stopper = StopAt(run, Route.PutChunk, Route.PutFile);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(Model.TasksStarted, Is.Empty);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_looks_for_its_model_ends()
    {
        var surface = Flow.Destination(_connections);
        surface.Component.ValidateExternalMetadata = false;
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), _connections);
        using var stopper = StopAt(run, Route.WorkspaceModels, Route.Models, Route.Workspaces);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_writes_items_of_a_list_ends_and_says_what_stays()
    {
        var run = Load("List", "Stores", StoreColumns);
        using var stopper = StopAt(run, Route.ChangeListItems, Route.UpdateListItems);

        Assert.That(() => Send(run), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped").And.Message.Contains("there is no transaction"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_destination_that_writes_cells_ends_and_says_what_stays()
    {
        var run = Load("Module", "REV01 Sales", CellColumns);
        using var stopper = StopAt(run, Route.WriteCells);

        Assert.That(() => Send(run), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped").And.Message.Contains("there is no transaction"));
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [Test]
    public void A_source_that_waits_for_its_export_ends()
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(_connections).Save(), _connections, ["Output"]);

        using var stopper = StopWhen(run, () => Model.TasksStarted.Count > 0);

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Sink("Output").Count, Is.Zero);
        Assert.That(Model.TasksStarted.Single().State, Does.Match("^CANCELL(ED|ING)$").IgnoreCase);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    [TestCase("View", "REV01 Sales.Small", Route.ViewData)]
    [TestCase("List", "Stores", Route.ListItems)]
    public void A_source_that_waits_for_rows_ends(string kind, string name, Route route)
    {
        var run = DataFlowRun.Load<AnaplanSource>(Flow.Source(_connections, kind, name).Save(), _connections, ["Output"]);
        using var stopper = StopAt(run, route);

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Sink("Output").Count, Is.Zero);
        Assert.That(_connections.Acquired, Is.Zero);
    }

    private DataFlowRun Load(string kind, string name, UpstreamColumn[] columns)
    {
        var surface = DesignSurface.Drop<AnaplanDestination>("Anaplan Destination");
        surface.Bind(_connections.All[Flow.Manager]);
        surface.Wrapper.SetComponentProperty(kind, name);
        surface.Attach(columns);
        surface.Select([.. columns.Select(column => column.Name)]);
        surface.Refresh();
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

    /// <summary>Lets calls hang from now on, and stops the run when one of them has come.</summary>
    private Timer StopAt(DataFlowRun run, params Route[] routes)
    {
        var before = _service.Simulator.Requests.Count;
        foreach (var route in routes)
            _service.Simulator.Faults.Plan(route, Fault.Delay(Timeout.InfiniteTimeSpan)).Always();
        return StopWhen(run, () => _service.Simulator.Requests.Skip(before).Any(request => routes.Contains(request.Route)));
    }

    private static Timer StopWhen(DataFlowRun run, Func<bool> isSo)
    {
        var isStopped = 0;
        return new Timer(
            _ =>
            {
                if (isSo() && Interlocked.Exchange(ref isStopped, 1) == 0)
                    run.Stop();
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }
}
