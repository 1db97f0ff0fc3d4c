using System.Diagnostics;
using System.Globalization;
using AnaplanConnectors.Ssis.Host;
using AnaplanConnectors.TestKit;
using Microsoft.SqlServer.Dts.Pipeline;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// Rows in buffers of different sizes, with columns of others around ours, into Anaplan and back. 50,000 rows; as many as
/// ANX_SSIS_ROWS says when it is set, which is how docs/ssis.md measures.
/// </summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class EndToEndTests(string culture)
{
    private const int Refused = 37;
    private const int Seed = 20251124;

    private readonly BigSales _sales = new(
        int.Parse(Environment.GetEnvironmentVariable("ANX_SSIS_ROWS") ?? "50000", CultureInfo.InvariantCulture), Refused, Seed);

    private CultureInfo _before = CultureInfo.InvariantCulture;
    private string _tenant = string.Empty;
    private SimulatorProcess? _service;
    private DataFlowRun _import = null!;
    private DataFlowRun _export = null!;
    private TimeSpan _firstBuffer;
    private double _unitsRead;
    private long _flagsRead;
    private DateTime _lastDay;

    [OneTimeSetUp]
    public void Send_everything_and_read_it_back()
    {
        TestContext.Progress.WriteLine($"{culture}, seed {Seed}, {_sales.Rows} rows");
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        _tenant = Path.GetTempFileName();
        _sales.WriteTenant(_tenant);
        _service = SimulatorProcess.Start(_tenant);
        var connections = Flow.Connections(_service.Address);

        // What the host itself costs: the same buffers, filled and taken by nobody.
        var idle = DataFlowRun.Load<IdleDestination>(DesignIdle().Save(), null);
        Measure("host alone", () => idle.Push(new BigSales(_sales.Rows, Refused, Seed).Fill, [1, 9_999, 3, 10_000]));

        var destination = Flow.Destination(connections);
        destination.Wrapper.SetComponentProperty("RejectLimit", "100%");
        _import = DataFlowRun.Load<AnaplanDestination>(destination.Save(), connections, ["Rejected Rows", "Error Output"]);
        var handedOver = TimeSpan.Zero;
        var watch = Stopwatch.StartNew();
        Measure("import", () => _import.Push(_sales.Fill, [1, 9_999, 3, 10_000], () => handedOver = watch.Elapsed));
        TestContext.Progress.WriteLine(FormattableString.Invariant($"import: the last buffer came after {handedOver.TotalSeconds:N1} s"));

        _export = DataFlowRun.Load<AnaplanSource>(Flow.Source(connections).Save(), connections, ["Output"]);
        _export.OutputBufferRows = 10_000;
        _export.Sink("Output").Look = (layout, value) =>
        {
            if (_firstBuffer == TimeSpan.Zero)
                _firstBuffer = watch.Elapsed;
            Look(layout, value);
        };
        watch.Restart();
        Measure("export", _export.Run);
        TestContext.Progress.WriteLine(FormattableString.Invariant($"export: the first buffer came after {_firstBuffer.TotalSeconds:N1} s"));
        foreach (var text in _import.Events.Informations.Concat(_export.Events.Informations))
            TestContext.Progress.WriteLine(text);
    }

    [OneTimeTearDown]
    public void StopService()
    {
        CultureInfo.CurrentCulture = _before;
        _service?.Dispose();
        File.Delete(_tenant);
    }

    [Test]
    public void Exactly_the_refused_rows_come_out_with_their_values()
    {
        var rejects = _import.Sink("Rejected Rows");

        Assert.That(rejects.Column("AnaplanRow"), Is.EqualTo(_sales.RefusedRows.Cast<object>()));
        Assert.That(rejects.Column("Product"), Is.EqualTo(_sales.RefusedRows.Select(BigSales.ProductOfRefused)));
        Assert.That(rejects.Column("AnaplanReason"), Is.All.Contains("Products"));
        Assert.That(_import.Sink("Error Output").Count, Is.Zero);
    }

    [Test]
    public void Everything_else_comes_back()
    {
        Assert.That(_export.Sink("Output").Count, Is.EqualTo(_sales.Rows - Refused));
        Assert.That(_unitsRead, Is.EqualTo(_sales.UnitsLoaded));
        Assert.That(_flagsRead, Is.InRange((_sales.Rows / 2) - Refused, _sales.Rows / 2));
        Assert.That(_lastDay, Is.EqualTo(new DateTime(2025, 12, 31)));
    }

    private static DesignSurface DesignIdle()
    {
        var surface = DesignSurface.Drop<IdleDestination>();
        surface.Attach(Flow.SalesColumns);
        return surface;
    }

    private void Look(BufferLayout layout, Func<int, object> value)
    {
        _unitsRead += (double)value(layout.IndexOf("Units"));
        _flagsRead += (bool)value(layout.IndexOf("Active")) ? 1 : 0;
        var day = (DateTime)value(layout.IndexOf("Launch"));
        _lastDay = day > _lastDay ? day : _lastDay;
    }

    private void Measure(string what, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        work();
        var seconds = watch.ElapsedMilliseconds / 1000.0;
        process.Refresh();
        TestContext.Progress.WriteLine(FormattableString.Invariant(
            $"{what}: {_sales.Rows} rows in {seconds:N1} s, {_sales.Rows / seconds:N0} a second, {(process.TotalProcessorTime - processor).TotalSeconds:N1} s of processors; peak {process.PeakWorkingSet64 / 1e6:N0} MB, of it {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0} MB alive"));
    }
}

/// <summary>Takes rows and does nothing with them.</summary>
[DtsPipelineComponent(ComponentType = ComponentType.DestinationAdapter, CurrentVersion = 1)]
public sealed class IdleDestination : PipelineComponent
{
    public override void ProvideComponentProperties()
    {
        var input = ComponentMetaData.InputCollection.New();
        input.Name = "Input";
        input.HasSideEffects = true;
        ComponentMetaData.Version = 1;
    }

    public override void ProcessInput(int inputID, PipelineBuffer buffer)
    {
        while (buffer.NextRow())
        {
        }
    }
}
