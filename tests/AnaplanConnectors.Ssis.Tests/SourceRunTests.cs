using System.Globalization;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class SourceRunTests(string culture) : ServiceFixture(culture)
{
    [OneTimeSetUp]
    public void LoadSomething()
    {
        var connections = Connect();
        Flow.Send(
            connections, Flow.Destination(connections).Save(), [],
            Flow.Sale("P1", units: 1.5, launch: new DateTime(2025, 1, 2), active: true, note: "12"), Flow.Sale("P2", units: 2.25, note: "twelve"),
            Flow.Sale("P3", units: 3, note: "13"));
    }

    [Test]
    public void Rows_come_typed_and_missing_values_are_missing()
    {
        var run = Run(Flow.Source(Connect()), "Output");

        var rows = run.Sink("Output");
        Assert.That(rows.Column("Units"), Is.EqualTo(new object[] { 1.5, 2.25, 3.0 }));
        Assert.That(rows.Column("Launch"), Is.EqualTo(new object?[] { new DateTime(2025, 1, 2), null, null }));
        Assert.That(rows.Column("Active"), Is.EqualTo(new object[] { true, false, false }));
        Assert.That(rows.Column("Note"), Is.EqualTo(new[] { "12", "twelve", "13" }));
        Assert.That(run.Events.Informations, Has.Some.Contains("3 rows"));
    }

    [Test]
    public void A_value_that_cannot_be_read_sends_its_row_to_the_error_output()
    {
        var surface = Flow.Source(Connect());
        var note = Retype(surface, "Note", DataType.DT_R8);
        note.ErrorRowDisposition = DTSRowDisposition.RD_RedirectRow;

        var run = Run(surface, "Output", "Error Output");

        Assert.That(run.Sink("Output").Column("Note"), Is.EqualTo(new object[] { 12.0, 13.0 }));
        var error = run.Sink("Error Output").Rows.Single();
        Assert.That(error["Note"], Is.Null);
        Assert.That(error["Units"], Is.EqualTo(2.25));
        Assert.That(error["AnaplanRow"], Is.EqualTo(2L));
        Assert.That(error["ErrorMessage"], Does.Contain("Note").And.Contains("twelve"));
        Assert.That(error["ErrorColumn"], Is.EqualTo(run.Component.OutputCollection["Output"].OutputColumnCollection["Note"].LineageID));
    }

    [Test]
    public void A_value_that_cannot_be_read_is_empty_when_errors_are_ignored()
    {
        var surface = Flow.Source(Connect());
        Retype(surface, "Note", DataType.DT_R8).ErrorRowDisposition = DTSRowDisposition.RD_IgnoreFailure;

        var run = Run(surface, "Output");

        Assert.That(run.Sink("Output").Column("Note"), Is.EqualTo(new object?[] { 12.0, null, 13.0 }));
        Assert.That(run.Events.Warnings, Has.Some.Contains("1 values could not be read"));
    }

    [Test]
    public void A_value_that_cannot_be_read_fails_the_component_by_default([Values] bool isCancelledByTheError)
    {
        var connections = Connect();
        var surface = Flow.Source(connections);
        Retype(surface, "Note", DataType.DT_R8);
        var run = DataFlowRun.Load<AnaplanSource>(surface.Save(), connections, ["Output"]);
        run.Events.CancelOnError = isCancelledByTheError;

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("twelve"));
    }

    [Test]
    public void A_text_that_is_too_long_goes_by_the_truncation_disposition()
    {
        var surface = Flow.Source(Connect());
        var note = Retype(surface, "Note", DataType.DT_WSTR, length: 3);
        note.ErrorRowDisposition = DTSRowDisposition.RD_FailComponent;
        note.TruncationRowDisposition = DTSRowDisposition.RD_IgnoreFailure;

        var run = Run(surface, "Output");

        Assert.That(run.Sink("Output").Column("Note"), Is.EqualTo(new[] { "12", "twe", "13" }));
        Assert.That(run.Events.Warnings, Has.Some.Contains("1 values did not fit"));
    }

    [TestCase(1, "1.5 2.2 3.0"), TestCase(4, "1.5 2.25 3")]
    public void Numbers_come_as_exact_ones_where_the_column_is(int scale, string expected)
    {
        var surface = Flow.Source(Connect());
        Retype(surface, "Units", DataType.DT_NUMERIC, precision: 9, scale: scale).TruncationRowDisposition = DTSRowDisposition.RD_IgnoreFailure;

        var values = Run(surface, "Output").Sink("Output").Column("Units");

        Assert.That(values, Is.EqualTo(expected.Split(' ').Select(text => decimal.Parse(text, CultureInfo.InvariantCulture))));
    }

    [Test]
    public void Long_texts_fit_a_column_without_a_length()
    {
        var surface = Flow.Source(Connect());
        Retype(surface, "Note", DataType.DT_NTEXT);

        Assert.That(Run(surface, "Output").Sink("Output").Column("Note"), Is.EqualTo(new[] { "12", "twelve", "13" }));
    }

    [Test]
    public void A_sign_in_that_fails_ends_the_run_without_a_secret()
    {
        var connections = Connect();
        var surface = Flow.Source(connections);
        surface.Component.ValidateExternalMetadata = false;
        var run = DataFlowRun.Load<AnaplanSource>(surface.Save(), connections, ["Output"]);
        ((AnaplanConnectionManager)connections.All[Flow.Manager].InnerObject).Password = "c4n4ry";

        Assert.That(run.Run, Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("ANX3001"));
        Assert.That(run.Events.AllText, Does.Not.Contain("c4n4ry"));
    }

    [Test]
    public void A_column_that_is_gone_at_run_time_is_named()
    {
        var surface = Flow.Source(Connect());
        Output(surface).ExternalMetadataColumnCollection["Note"].Name = "Was there once";
        surface.Component.ValidateExternalMetadata = false;

        Assert.That(() => Run(surface, "Output"), Throws.InstanceOf<PipelineComponentHResultException>().With.Message.Contains("Was there once"));
    }

    private DataFlowRun Run(DesignSurface surface, params string[] attached)
    {
        var run = DataFlowRun.Load<AnaplanSource>(surface.Save(), Connect(), attached);
        HostConnections.Bind(run.Component, Connect().All[Flow.Manager]);
        run.OutputBufferRows = 2;
        run.Run();
        return run;
    }

    private static IDTSOutputColumn100 Retype(DesignSurface surface, string name, DataType type, int length = 0, int precision = 0, int scale = 0)
    {
        var column = Output(surface).OutputColumnCollection[name];
        surface.Wrapper.SetOutputColumnDataTypeProperties(Output(surface).ID, column.ID, type, length, precision, scale, 0);
        return column;
    }

    private static IDTSOutput100 Output(DesignSurface surface) => surface.Component.OutputCollection["Output"];
}
