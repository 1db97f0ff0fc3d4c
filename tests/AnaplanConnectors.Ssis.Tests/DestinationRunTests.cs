using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class DestinationRunTests(string culture) : ServiceFixture(culture)
{
    private static readonly string[] LifeCycle =
    [
        "AcquireConnections", "Validate", "ReleaseConnections", "AcquireConnections", "Validate", "ReleaseConnections",
        "PrepareForExecute", "AcquireConnections", "PreExecute", "ProcessInput", "ProcessInput", "PostExecute", "ReleaseConnections", "Cleanup",
    ];

    [Test]
    public void Rows_arrive_with_their_values()
    {
        var connections = Connect();
        var day = new DateTime(2025, 3, 1);

        Flow.Send(
            connections, Flow.Destination(connections).Save(), [],
            Flow.Sale("P1", "Feb 25", 1234.5, day, true, "Grüße, \"quoted\"\nand broken"), Flow.Sale("P2", "Feb 25", -0.25, null, false, "ıİ"));

        var source = Flow.Source(connections);
        var read = DataFlowRun.Load<AnaplanSource>(source.Save(), connections, ["Output"]);
        read.Run();
        var rows = read.Sink("Output").Rows.Where(row => Equals(row["Time"], "Feb 25")).ToList();
        Assert.That(rows.Select(row => row["Units"]), Is.EqualTo(new object[] { 1234.5, -0.25 }));
        Assert.That(rows[0]["Launch"], Is.EqualTo(day));
        Assert.That(rows.Select(row => row["Active"]), Is.EqualTo(new object[] { true, false }));
        Assert.That(rows.Select(row => row["Note"]), Is.EqualTo(new[] { "Grüße, \"quoted\"\nand broken", "ıİ" }));
    }

    [Test]
    public void The_calls_come_in_the_order_of_a_server_and_the_log_says_how_many_rows()
    {
        var connections = Connect();

        var run = Flow.Send(connections, Flow.Destination(connections).Save(), [], Flow.Sale());

        Assert.That(run.Calls, Is.EqualTo(LifeCycle));
        Assert.That(run.Events.Informations, Has.Some.Contains("took 1 of 1 rows").And.Some.Match("Run [a-z0-9]{6}, task [0-9A-F]{32}"));
        Assert.That(run.Events.All.Any(one => one.Kind == EventKind.Progress && one.Percent == 100), Is.True);
    }

    [Test]
    public void Refused_rows_come_out_with_values_and_reasons_behind_the_last_row()
    {
        var connections = Connect();
        var surface = Flow.Destination(connections);
        surface.Wrapper.SetComponentProperty("RejectLimit", "100%");

        var run = Flow.Send(
            connections, surface.Save(), ["Rejected Rows"],
            Flow.Sale("P1"), Flow.Sale("Nowhere", units: 7, note: "first"), Flow.Sale("P2"), Flow.Sale("Never", units: 8, note: "second"));

        var rejects = run.Sink("Rejected Rows");
        Assert.That(rejects.Column("Product"), Is.EqualTo(new[] { "Nowhere", "Never" }));
        Assert.That(rejects.Column("Units"), Is.EqualTo(new[] { "7", "8" }));
        Assert.That(rejects.Column("AnaplanRow"), Is.EqualTo(new object[] { 2L, 4L }));
        Assert.That(rejects.Column("AnaplanLine"), Is.EqualTo(new object[] { 3L, 5L }));
        Assert.That(rejects.Column("AnaplanReason"), Is.All.Contains("Products"));
        Assert.That(run.Events.Warnings, Has.Some.Contains("refused 2 rows"));
    }

    [TestCase("0", true), TestCase("1", true), TestCase("2", false), TestCase("49%", true), TestCase("50%", false)]
    public void The_reject_limit_decides_whether_the_component_fails(string limit, bool fails)
    {
        var connections = Connect();
        var surface = Flow.Destination(connections);
        surface.Wrapper.SetComponentProperty("RejectLimit", limit);
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, ["Rejected Rows"]);

        void Send() => Flow.Send(run, Flow.Sale("P1"), Flow.Sale("Nowhere"), Flow.Sale("P2"), Flow.Sale("Never"));

        Assert.That(Send, fails ? Throws.InstanceOf<PipelineComponentHResultException>() : Throws.Nothing);
        Assert.That(run.Sink("Rejected Rows").Count, Is.EqualTo(2), "Refused rows are handed on in any case.");
        Assert.That(run.Events.Errors.Any(text => text.Contains("reject limit")), Is.EqualTo(fails));
    }

    [Test]
    public void A_limit_can_come_from_an_expression()
    {
        var connections = Connect();
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(connections).Save(), connections);

        run.Express("RejectLimit", "1");

        Assert.That(() => Flow.Send(run, Flow.Sale("Nowhere")), Throws.Nothing);
    }

    [Test]
    public void A_row_that_cannot_be_written_is_redirected_with_message_and_column()
    {
        var connections = Connect();
        var surface = Flow.Destination(connections);
        surface.Input.ErrorRowDisposition = DTSRowDisposition.RD_RedirectRow;

        var run = Flow.Send(connections, surface.Save(), ["Error Output"], Flow.Sale("P1"), Flow.Sale("P2", units: double.NaN), Flow.Sale("P3"));

        var error = run.Sink("Error Output").Rows.Single();
        Assert.That(error["Product"], Is.EqualTo("P2"));
        Assert.That(error["Foreign text"], Is.EqualTo("not ours"));
        Assert.That(error["ErrorMessage"], Does.Contain("Row 2").And.Contains("Units"));
        Assert.That(error["ErrorColumn"], Is.EqualTo(run.Component.InputCollection[0].InputColumnCollection["Units"].LineageID));
        Assert.That(run.Events.Informations, Has.Some.Contains("took 2 of 2 rows"));
    }

    [Test]
    public void A_row_that_cannot_be_written_is_left_out_when_errors_are_ignored()
    {
        var connections = Connect();
        var surface = Flow.Destination(connections);
        surface.Input.ErrorRowDisposition = DTSRowDisposition.RD_IgnoreFailure;

        var run = Flow.Send(connections, surface.Save(), [], Flow.Sale("P1"), Flow.Sale("P2", units: double.NaN), Flow.Sale("P3"));

        Assert.That(run.Events.Informations, Has.Some.Contains("took 2 of 2 rows"));
        Assert.That(run.Events.Warnings, Has.Some.Contains("1 rows could not be written"));
    }

    [Test]
    public void A_row_that_cannot_be_written_fails_the_component_by_default()
    {
        var connections = Connect();
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(connections).Save(), connections);

        Assert.That(() => Flow.Send(run, Flow.Sale("P1"), Flow.Sale("P2", units: double.NaN)), Throws.InstanceOf<PipelineComponentHResultException>());
        Assert.That(run.Events.Errors, Has.Some.Contains("Row 2").And.Some.Contains("Units"));
        Assert.That(run.Calls, Does.Not.Contain("PostExecute"));
        Assert.That(run.Calls.Reverse().Take(2), Is.EqualTo(new[] { "Cleanup", "ReleaseConnections" }));
    }

    [Test]
    public void No_rows_are_fine_too()
    {
        var connections = Connect();

        var run = Flow.Send(connections, Flow.Destination(connections).Save(), ["Rejected Rows"]);

        Assert.That(run.Events.Informations, Has.Some.Contains("took 0 of 0 rows"));
        Assert.That(run.Sink("Rejected Rows").Count, Is.Zero);
    }

    [Test]
    public void A_sign_in_that_fails_ends_the_run_before_it_begins()
    {
        var saved = Flow.Destination(Connect()).Save();
        var run = DataFlowRun.Load<AnaplanDestination>(saved, null);
        HostConnections.Bind(run.Component, Flow.Connections(Address, "wrong").All[Flow.Manager]);

        Assert.That(() => Flow.Send(run, Flow.Sale()), Throws.InstanceOf<ValidationFailedException>().With.Message.Contains("ANX3001"));
    }

    [Test]
    public void A_stop_between_buffers_ends_the_delivery()
    {
        var connections = Connect();
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(connections).Save(), connections);
        var count = 0;

        void Send() => run.Push((buffer, layout) => false, [1], () =>
        {
            if (++count == 2)
                run.Stop();
        });

        Assert.That(Send, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Stopped"));
        Assert.That(run.Events.Informations, Has.None.Contains("took"));
    }

    [Test]
    public void The_log_says_no_more_when_nobody_listens()
    {
        var connections = Connect();
        var run = DataFlowRun.Load<AnaplanDestination>(Flow.Destination(connections).Save(), connections);
        run.Events.FireAgain = false;

        Flow.Send(run, Flow.Sale());

        Assert.That(run.Events.Informations.Count(), Is.LessThanOrEqualTo(2));
    }
}
