using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>
/// A designer has one thread, and what is posted to it waits until that thread has time. Something that waits there for Anaplan must therefore
/// post nothing to it, or both would wait forever.
/// </summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class DesignerThreadTests(string culture) : ServiceFixture(culture)
{
    private readonly BusyThread _designer = new();

    [TestCase("Export", "Sales"), TestCase("View", "REV01 Sales"), TestCase("List", "Stores")]
    public void The_columns_of_a_source_are_read_and_validated(string kind, string name)
    {
        var connections = Connect();

        var surface = OnDesigner(() =>
        {
            var source = Flow.Source(connections, kind, name);
            source.Validate();
            return source;
        });

        Assert.That(surface.Component.OutputCollection["Output"].OutputColumnCollection.Count, Is.Positive);
        Assert.That(_designer.Posted, Is.Zero);
    }

    [TestCase("Import", "Load sales"), TestCase("Module", "REV01 Sales"), TestCase("List", "Stores")]
    public void The_columns_of_a_destination_are_read_and_validated(string kind, string name)
    {
        var connections = Connect();

        var surface = OnDesigner(() =>
        {
            var destination = DesignSurface.Drop<AnaplanDestination>();
            destination.Bind(connections.All[Flow.Manager]);
            destination.Wrapper.SetComponentProperty(kind, name);
            destination.Attach(Flow.SalesColumns);
            destination.Refresh();
            destination.Validate();
            return destination;
        });

        Assert.That(surface.Input.ExternalMetadataColumnCollection.Count, Is.Positive);
        Assert.That(_designer.Posted, Is.Zero);
    }

    [Test]
    public void A_refused_sign_in_is_told()
    {
        var connections = Flow.Connections(Address, "wr0ng");

        Assert.That(() => OnDesigner(() => Flow.Source(connections)), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("ANX3001"));
        Assert.That(_designer.Posted, Is.Zero);
    }

    [Test]
    public void A_malformed_setting_is_told_when_columns_are_read()
    {
        var surface = Flow.Source(Connect());
        surface.Wrapper.SetComponentProperty("DatePatterns", "no pattern");

        Assert.That(surface.Refresh, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("no pattern"));
    }

    [Test]
    public void A_connection_is_tested()
    {
        var manager = (AnaplanConnectionManager)Connect().All[Flow.Manager].InnerObject;

        Assert.That(OnDesigner(manager.TestConnection), Does.Contain(Flow.User));
        Assert.That(_designer.Posted, Is.Zero);
    }

    [Test]
    public void Objects_and_first_rows_are_shown()
    {
        var connections = Connect();
        using var connection = (AnaplanConnection)connections.All[Flow.Manager].AcquireConnection(null!);

        var rows = OnDesigner(() =>
        {
            new ObjectTree(connection, [ObjectKind.Exports]).Children(null, default);
            return new SourcePreview(Flow.Source(connections, "List", "Stores").Component).Read(connection, default).Rows.Count;
        });

        Assert.That(rows, Is.Positive);
        Assert.That(_designer.Posted, Is.Zero);
    }

    [Test]
    public void A_task_runs_to_its_end()
    {
        var task = new AnaplanTask { Operation = AnaplanOperation.RunProcess, ObjectName = "Nightly" };
        var run = new TaskRun(task, Connect());
        run.Initialize();
        task.Connection = Flow.Manager;

        Assert.That(OnDesigner(run.Execute), Is.EqualTo(DTSExecResult.Success), run.Events.AllText);
        Assert.That(_designer.Posted, Is.Zero);
    }

    private T OnDesigner<T>(Func<T> work)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_designer);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Counts what a designer's thread would be asked to do, and does it elsewhere, so that a mistake fails a test and hangs none.</summary>
    private sealed class BusyThread : SynchronizationContext
    {
        private int _posted;

        public int Posted => _posted;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posted);
            base.Post(d, state);
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posted);
            base.Send(d, state);
        }

        public override SynchronizationContext CreateCopy() => this;
    }
}
