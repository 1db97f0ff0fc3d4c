using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The host minds what a server minds: a component that breaks a rule does not get through a run.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class HostRuleTests(string culture) : CultureFixture(culture)
{
    private const int Redirected = 4711;

    [TearDown]
    public void Forget() => ScriptedComponent.Script = new Script();

    [Test]
    public void Only_what_was_saved_reaches_a_run_and_under_other_ids()
    {
        var surface = DesignSurface.Drop<ScriptedComponent>();
        surface.Attach(Flow.SalesColumns);
        surface.Select("Product");
        PipelineComponent? executed = null;
        var lineage = 0;
        ScriptedComponent.Script = new Script { PreExecute = one => (executed, lineage) = (one, one.ComponentMetaData.InputCollection[0].InputColumnCollection["Product"].LineageID) };

        Send(DataFlowRun.Load<ScriptedComponent>(surface.Save(), null));

        Assert.That(executed, Is.Not.Null.And.Not.SameAs(surface.Instance));
        Assert.That(executed!.ComponentMetaData.InputCollection[0].ID, Is.Not.EqualTo(surface.Input.ID));
        Assert.That(lineage, Is.Not.EqualTo(surface.Input.InputColumnCollection["Product"].LineageID));
    }

    [Test]
    public void A_call_that_throws_is_the_last_but_for_those_that_release()
    {
        var run = Load(new Script { Process = (_, _) => throw new IOException("Broken.") });

        Assert.That(() => Send(run), Throws.InstanceOf<IOException>());
        Assert.That(run.Calls.Skip(run.Calls.ToList().IndexOf("ProcessInput")), Is.EqualTo(new[] { "ProcessInput", "ReleaseConnections", "Cleanup" }));
    }

    [Test]
    public void Metadata_is_not_written_while_validating() => Refuses(new Script { Validate = Describe }, "changed during Validate");

    [Test]
    public void Metadata_is_not_written_while_executing() => Refuses(new Script { PreExecute = Describe }, "changed during execution");

    [Test]
    public void An_output_is_ended() => Refuses(new Script { Provide = AddOutput, Prime = (_, _, _) => { } }, "left without SetEndOfRowset");

    [Test]
    public void An_output_that_was_ended_takes_no_more_rows() => Refuses(
        new Script
        {
            Provide = AddOutput,
            Prime = (_, _, buffers) =>
            {
                buffers[0].SetEndOfRowset();
                buffers[0].AddRow();
            },
        },
        "after SetEndOfRowset");

    [Test]
    public void An_input_takes_no_rows() => Refuses(new Script { Process = (_, buffer) => buffer.AddRow() }, "an input buffer");

    [Test]
    public void Outputs_come_as_they_are_attached_and_in_an_order_that_nobody_knows()
    {
        var orders = new HashSet<string>();
        var script = new Script
        {
            Provide = one =>
            {
                AddOutput(one);
                AddOutput(one);
                AddOutput(one);
            },
            Prime = (one, ids, buffers) =>
            {
                orders.Add(string.Join(" ", ids.Select(id => one.ComponentMetaData.OutputCollection.GetObjectByID(id).Name)));
                Array.ForEach(buffers, buffer => buffer.SetEndOfRowset());
            },
        };

        foreach (var seed in Enumerable.Range(1, 10))
            Send(Load(script, seed, "Output 1", "Output 3"));

        Assert.That(orders, Is.EquivalentTo(new[] { "Output 1 Output 3", "Output 3 Output 1" }));
    }

    [Test]
    public void A_buffer_that_was_kept_is_gone_when_the_call_that_brought_it_has_returned()
    {
        PipelineBuffer? kept = null;
        var run = Load(new Script
        {
            Process = (_, buffer) =>
            {
                kept?.NextRow();
                kept = buffer;
            },
        });

        Assert.That(() => Send(run), Throws.InstanceOf<BufferDisconnectedException>());
    }

    [Test]
    public void The_last_buffer_has_no_rows_and_is_the_only_one_that_says_so()
    {
        var buffers = new List<(int Rows, bool IsLast)>();

        Send(Load(new Script { Process = (_, buffer) => buffers.Add((buffer.RowCount, buffer.EndOfRowset)) }));

        Assert.That(buffers, Is.EqualTo(new[] { (2, false), (1, false), (0, false), (0, true) }));
    }

    [Test]
    public void Columns_lie_between_those_of_others_and_only_their_lineage_finds_them()
    {
        var places = new HashSet<int>();
        var script = new Script
        {
            PreExecute = one =>
            {
                var input = one.ComponentMetaData.InputCollection[0];
                places.Add(one.BufferManager.FindColumnByLineageID(input.Buffer, input.InputColumnCollection["Product"].LineageID));
                Assert.That(() => one.BufferManager.FindColumnByLineageID(input.Buffer, 1), Throws.InstanceOf<System.Runtime.InteropServices.COMException>());
            },
        };

        foreach (var seed in Enumerable.Range(1, 10))
            Send(Load(script, seed));

        Assert.That(places, Has.Count.GreaterThan(2));
    }

    [Test]
    public void Outputs_carry_columns_of_components_below()
    {
        var run = Load(
            new Script
            {
                Provide = AddOutput,
                Prime = (_, _, buffers) =>
                {
                    buffers[0].AddRow();
                    buffers[0].SetEndOfRowset();
                },
            },
            attached: "Output 1");

        Send(run);

        Assert.That(run.Sink("Output 1").Rows.Single().Keys, Has.Some.EqualTo("Text").And.Some.StartsWith("Downstream"));
    }

    [Test]
    public void A_row_that_is_directed_comes_out_with_its_code_and_the_others_end_here()
    {
        var run = Load(new Script { Provide = AddErrorOutput, Process = (one, buffer) => DirectFirst(one, buffer, times: 1) }, attached: "Error Output");

        Send(run);

        var row = run.Sink("Error Output").Rows.First();
        Assert.That((row["Product"], row["ErrorCode"], row["ErrorColumn"]), Is.EqualTo(("Row 1", Redirected, 12)));
        Assert.That(run.Sink("Error Output").Count, Is.EqualTo(2), "The first row of each buffer that has one.");
    }

    [Test]
    public void A_row_is_directed_once()
        => Refuses(new Script { Provide = AddErrorOutput, Process = (one, buffer) => DirectFirst(one, buffer, times: 2) }, "directed twice", "Error Output");

    [TestCase(1, "")]
    [TestCase(0, "Error Output")]
    public void A_row_is_directed_to_outputs_that_are_attached_and_of_an_exclusion_group(int group, string attached) => Refuses(
        new Script
        {
            Provide = one =>
            {
                AddErrorOutput(one);
                one.ComponentMetaData.OutputCollection["Error Output"].ExclusionGroup = group;
            },
            Process = (one, buffer) => DirectFirst(one, buffer, times: 1),
        },
        "not attached or not of this exclusion group", attached);

    [Test]
    public void Every_row_passes_to_a_synchronous_output_without_a_group()
    {
        var run = Load(
            new Script
            {
                Provide = one =>
                {
                    AddOutput(one);
                    one.ComponentMetaData.OutputCollection["Output 1"].SynchronousInputID = one.ComponentMetaData.InputCollection[0].ID;
                },
            },
            attached: "Output 1");

        Send(run);

        Assert.That(run.Sink("Output 1").Column("Product"), Is.EqualTo(new[] { "Row 1", "Row 2", "Row 3" }));
    }

    [Test]
    public void Expressions_are_taken_where_they_are_allowed_and_also_between_validations()
    {
        var seen = new List<object>();
        var script = new Script
        {
            Provide = one =>
            {
                foreach (var name in new[] { "Free", "Fixed" })
                {
                    var property = one.ComponentMetaData.CustomPropertyCollection.New();
                    (property.Name, property.Value) = (name, "designed");
                    property.ExpressionType = name == "Free" ? DTSCustomPropertyExpressionType.CPET_NOTIFY : DTSCustomPropertyExpressionType.CPET_NONE;
                }
            },
            Validate = one => seen.Add(one.ComponentMetaData.CustomPropertyCollection["Free"].Value),
        };
        var run = Load(script);
        run.BetweenValidations = () => run.Express("Free", "expressed");

        Send(run);

        Assert.That(seen, Is.EqualTo(new[] { "designed", "expressed" }));
        Assert.That(() => run.Express("Fixed", "expressed"), Throws.InstanceOf<HostRuleException>());
    }

    [Test]
    public void An_event_from_a_thread_of_its_own_is_noticed() => Refuses(
        new Script
        {
            PreExecute = one =>
            {
                var thread = new Thread(() => one.ComponentMetaData.FireWarning(0, string.Empty, "from elsewhere", string.Empty, 0));
                thread.Start();
                thread.Join();
            },
        },
        "a thread of its own");

    [Test]
    public void A_culture_that_was_changed_is_noticed()
        => Refuses(new Script { PreExecute = _ => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR") }, "culture");

    [Test]
    public void A_connection_that_is_not_given_back_is_noticed()
    {
        using var service = new UnreachableService();
        var connections = Flow.Connections(service.Address);
        var run = Load(new Script { PreExecute = _ => connections.All[Flow.Manager].AcquireConnection(null) }, connections: connections);

        Assert.That(() => Send(run), Throws.InstanceOf<HostRuleException>().With.Message.Contains("not released"));
    }

    private static void Refuses(Script script, string why, string attached = "Output 1")
        => Assert.That(() => Send(Load(script, attached: attached)), Throws.InstanceOf<HostRuleException>().With.Message.Contains(why));

    private static DataFlowRun Load(Script script, params string[] attached) => Load(script, 17, attached);

    private static DataFlowRun Load(Script script, HostConnections connections) => DataFlowRun.Load<ScriptedComponent>(Design(script).Save(), connections);

    private static DataFlowRun Load(Script script, int seed, params string[] attached)
    {
        var surface = Design(script);
        var there = surface.Component.OutputCollection.Cast<IDTSOutput100>().Select(output => output.Name);
        return DataFlowRun.Load<ScriptedComponent>(surface.Save(), null, attached.Intersect(there), seed);
    }

    private static DesignSurface Design(Script script)
    {
        ScriptedComponent.Script = script;
        var surface = DesignSurface.Drop<ScriptedComponent>();
        surface.Attach(Flow.SalesColumns);
        surface.Select("Product");
        return surface;
    }

    /// <summary>Three rows, in buffers of two and one.</summary>
    private static void Send(DataFlowRun run)
    {
        var row = 0;
        run.Push(
            (buffer, layout) =>
            {
                if (++row > 3)
                    return false;
                buffer.SetString(layout.IndexOf("Product"), FormattableString.Invariant($"Row {row}"));
                return true;
            },
            [2, 1]);
    }

    private static void Describe(PipelineComponent component) => component.ComponentMetaData.InputCollection[0].Description = "written at the wrong time";

    private static void AddOutput(PipelineComponent component)
    {
        var output = component.ComponentMetaData.OutputCollection.New();
        output.Name = $"Output {component.ComponentMetaData.OutputCollection.Count}";
        var column = output.OutputColumnCollection.New();
        column.Name = "Text";
        column.SetDataTypeProperties(DataType.DT_WSTR, 10, 0, 0, 0);
    }

    private static void AddErrorOutput(PipelineComponent component) => component.AddErrorOutput("Error Output", component.ComponentMetaData.InputCollection[0].ID, 1);

    private static void DirectFirst(PipelineComponent component, PipelineBuffer buffer, int times)
    {
        if (!buffer.NextRow())
            return;
        for (var i = 0; i < times; i++)
            buffer.DirectErrorRow(component.ComponentMetaData.OutputCollection["Error Output"].ID, Redirected, 12);
    }
}
