using System.Runtime.InteropServices;
using System.Text;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>The host's cells, properties, collections, events and variables are as narrow as those of SSIS.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class HostValueTests(string culture) : CultureFixture(culture)
{
    private static readonly object Nothing = new();

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case<UnsupportedBufferDataTypeException>("setter of another type", new ColumnType(DataType.DT_I4), buffer => buffer.SetInt64(0, 1));
        yield return Case<UnsupportedBufferDataTypeException>("getter of another type", new ColumnType(DataType.DT_DBDATE), buffer => buffer.GetDateTime(0));
        yield return Case<DoesNotFitBufferException>("long text", new ColumnType(DataType.DT_WSTR, 3), buffer => buffer.SetString(0, "four"));
        yield return Case<DoesNotFitBufferException>("long bytes", new ColumnType(DataType.DT_BYTES, 3), buffer => buffer.SetBytes(0, new byte[4]));
        yield return Case<DoesNotFitBufferException>("many digits", new ColumnType(DataType.DT_NUMERIC, Precision: 4, Scale: 2), buffer => buffer.SetDecimal(0, 100m));
        yield return Case<ColumnIsNullException>("missing value", new ColumnType(DataType.DT_R8), buffer => buffer.GetDouble(0));
        yield return Case<NoCurrentRowException>("before the first row", new ColumnType(DataType.DT_R8), buffer =>
        {
            buffer.RemoveRow();
            buffer.SetDouble(0, 1);
        });
    }

    private static IEnumerable<TestCaseData> Kept()
    {
        yield return Value("digits are rounded", new ColumnType(DataType.DT_NUMERIC, Precision: 5, Scale: 2), buffer => buffer.SetDecimal(0, 1.005m), 1.01m);
        yield return Value("money has four digits", new ColumnType(DataType.DT_CY), buffer => buffer.SetDecimal(0, 1.00005m), 1.0001m);
        yield return Value("a code page has its own characters", new ColumnType(DataType.DT_STR, 3, CodePage: 1252), buffer => buffer.SetString(0, "ü日"), "ü?");
        yield return Value("no less than a millisecond", new ColumnType(DataType.DT_DBTIMESTAMP), buffer => buffer.SetDateTime(0, new DateTime(2025, 1, 1).AddTicks(19_999)), new DateTime(2025, 1, 1).AddTicks(10_000));
        yield return Value("long data is added to", new ColumnType(DataType.DT_NTEXT), buffer =>
        {
            buffer.AddBlobData(0, Encoding.Unicode.GetBytes("one "));
            buffer.AddBlobData(0, Encoding.Unicode.GetBytes("two"));
        }, "one two");
        yield return Value("and begun anew when it was reset", new ColumnType(DataType.DT_NTEXT), buffer =>
        {
            buffer.AddBlobData(0, Encoding.Unicode.GetBytes("one"));
            buffer.ResetBlobData(0);
            buffer.AddBlobData(0, Encoding.Unicode.GetBytes("two"));
        }, "two");
        yield return Value("a row starts empty", new ColumnType(DataType.DT_I4), _ => { }, Nothing);
    }

    [TestCaseSource(nameof(Refused))]
    public void A_cell_refuses(ColumnType type, Action<PipelineBuffer> use, Type exception)
        => Assert.That(() => use(Row(type).Public), Throws.InstanceOf(exception));

    [TestCaseSource(nameof(Kept))]
    public void A_cell_keeps(ColumnType type, Action<PipelineBuffer> use, object expected)
    {
        var row = Row(type);

        use(row.Public);

        Assert.That(row.ValueAt(0, 0) ?? Nothing, Is.EqualTo(expected));
    }

    [Test]
    public void Rows_are_passed_one_by_one_from_before_the_first_to_behind_the_last()
    {
        var buffer = Row(new ColumnType(DataType.DT_I4));
        buffer.Public.AddRow();
        buffer.TurnToInput(isLast: false);

        Assert.That(buffer.Public.CurrentRow, Is.EqualTo(-1));
        Assert.That(new[] { buffer.Public.NextRow(), buffer.Public.NextRow(), buffer.Public.NextRow() }, Is.EqualTo(new[] { true, true, false }));
    }

    [TestCase(DataType.DT_WSTR, 0, 0, 0, 0), TestCase(DataType.DT_WSTR, 4001, 0, 0, 0), TestCase(DataType.DT_WSTR, 10, 0, 0, 1252), TestCase(DataType.DT_STR, 10, 0, 0, 0)]
    [TestCase(DataType.DT_NUMERIC, 0, 39, 0, 0), TestCase(DataType.DT_NUMERIC, 0, 5, 6, 0), TestCase(DataType.DT_R8, 8, 0, 0, 0), TestCase(DataType.DT_TEXT, 0, 0, 0, 0)]
    public void A_column_has_a_type_that_there_is(DataType type, int length, int precision, int scale, int codePage)
        => Assert.That(new ColumnType(type, length, precision, scale, codePage).Checked, Throws.InstanceOf<COMException>());

    [Test]
    public void An_error_output_has_two_columns_of_SSIS_that_stay()
    {
        var surface = Drop(one => one.AddErrorOutput("Error Output", 0, 0));
        var columns = surface.Component.OutputCollection["Error Output"].OutputColumnCollection;

        Assert.That(columns.Cast<IDTSOutputColumn100>().Select(column => (column.Name, column.SpecialFlags)), Is.EqualTo(new[] { ("ErrorCode", 1), ("ErrorColumn", 2) }));
        Assert.That(columns.RemoveAll, Throws.InstanceOf<HostRuleException>());
    }

    [TestCase(null, "has to have a value"), TestCase("text", "was set to a String"), TestCase(new[] { 1, 2 }, "packages cannot hold")]
    public void A_property_keeps_the_type_of_its_first_value(object? value, string why)
    {
        var property = Property(Drop(one => AddProperty(one, 1)));

        Assert.That(() => property.Value = value!, Throws.InstanceOf<HostRuleException>().With.Message.Contains(why));
    }

    [Test]
    public void A_word_of_an_enumeration_is_kept_as_its_number()
        => Assert.That(Property(Drop(one => AddProperty(one, DataType.DT_R8))).Value, Is.EqualTo(5));

    [Test]
    public void A_property_that_wants_encryption_is_not_saved_in_clear()
    {
        var surface = Drop(one => AddProperty(one, "c4n4ry"));
        Property(surface).EncryptionRequired = true;

        var saved = surface.Save();

        Assert.That(saved.ToString(), Does.Not.Contain("c4n4ry"));
        Assert.That(Property(DesignSurface.Open<ScriptedComponent>(saved)).Value, Is.EqualTo(string.Empty));
    }

    [Test]
    public void What_is_not_in_a_collection_is_an_error_and_only_Find_gives_null()
    {
        var inputs = Drop(_ => { }).Component.InputCollection;

        Assert.That(() => inputs["Nobody"], Throws.InstanceOf<COMException>().With.Property("HResult").EqualTo(unchecked((int)0xC0048004)));
        Assert.That(() => inputs[7], Throws.InstanceOf<COMException>());
        Assert.That(() => inputs.GetObjectByID(-1), Throws.InstanceOf<COMException>());
        Assert.That(inputs.FindObjectByID(-1), Is.Null);
    }

    [Test]
    public void An_input_or_output_without_a_name_does_not_reach_a_package()
        => Assert.That(() => Drop(one => one.ComponentMetaData.OutputCollection.New()), Throws.InstanceOf<HostRuleException>());

    [Test]
    public void An_error_may_ask_to_end_and_an_information_to_be_the_last()
    {
        var surface = Drop(_ => { });
        (surface.Events.CancelOnError, surface.Events.FireAgain) = (true, false);
        var again = true;

        surface.Component.FireError(7, "sub", "text", string.Empty, 0, out var cancel);
        surface.Component.FireInformation(8, "sub", "more", string.Empty, 0, ref again);

        Assert.That((cancel, again), Is.EqualTo((true, false)));
        Assert.That(surface.Events.All.Select(one => (one.Kind, one.Code, one.Source, one.Text)), Is.EqualTo(new[] { (EventKind.Error, 7, "sub", "text"), (EventKind.Information, 8, "sub", "more") }));
    }

    [Test]
    public void A_variable_is_locked_once_and_given_back()
    {
        var twice = Run(new ScriptedTask((variables, dispenser) =>
        {
            dispenser.LockOneForRead("Some", ref variables);
            dispenser.LockOneForWrite("User::Some", ref variables);
        }));
        var kept = Run(new ScriptedTask((variables, dispenser) => dispenser.LockOneForRead("Some", ref variables)));
        var wrong = Run(new ScriptedTask((variables, dispenser) =>
        {
            dispenser.LockOneForWrite("Some", ref variables);
            variables["Some"].Value = 1;
        }));

        Assert.That(() => twice.Execute(), Throws.InstanceOf<DtsException>().With.Message.Contains("deadlock"));
        Assert.That(() => kept.Execute(), Throws.InstanceOf<HostRuleException>().With.Message.Contains("still locked"));
        Assert.That(() => wrong.Execute(), Throws.InstanceOf<DtsException>().With.Message.Contains("differs from the current variable type"));
    }

    [Test]
    public void Secrets_are_not_left_to_the_persistence_of_SSIS()
        => Assert.That(() => PackageConnection.Save(new CarelessConnectionManager(), DTSProtectionLevel.DontSaveSensitive, string.Empty), Throws.InstanceOf<HostRuleException>());

    private static TestCaseData Case<T>(string name, ColumnType type, Action<PipelineBuffer> use)
        where T : Exception
        => new TestCaseData(type, use, typeof(T)).SetArgDisplayNames(name);

    private static TestCaseData Value(string name, ColumnType type, Action<PipelineBuffer> use, object expected)
        => new TestCaseData(type, use, expected).SetArgDisplayNames(name);

    /// <summary>A buffer of one column with one row in it.</summary>
    private static MemoryBuffer Row(ColumnType type)
    {
        var buffer = new MemoryBuffer(new BufferLayout(1, [new BufferCell("Only", type, 1)], new Random(1)), PipelineBufferMode.Output, 4);
        buffer.Public.AddRow();
        return buffer;
    }

    private static DesignSurface Drop(Action<PipelineComponent> provide)
    {
        ScriptedComponent.Script = new Script { Provide = provide };
        return DesignSurface.Drop<ScriptedComponent>();
    }

    private static void AddProperty(PipelineComponent component, object value)
    {
        var property = component.ComponentMetaData.CustomPropertyCollection.New();
        (property.Name, property.Value) = ("Some", value);
    }

    private static IDTSCustomProperty100 Property(DesignSurface surface) => surface.Component.CustomPropertyCollection["Some"];

    private static TaskRun Run(Microsoft.SqlServer.Dts.Runtime.Task task)
    {
        var run = new TaskRun(task, new HostConnections());
        run.Variable("Some", "text");
        run.Initialize();
        return run;
    }

    private sealed class ScriptedTask(Action<Variables, VariableDispenser> execute) : Microsoft.SqlServer.Dts.Runtime.Task
    {
        public override DTSExecResult Execute(Connections connections, VariableDispenser variableDispenser, IDTSComponentEvents componentEvents, IDTSLogging log, object transaction)
        {
            execute(null!, variableDispenser);
            return DTSExecResult.Success;
        }
    }

    private sealed class CarelessConnectionManager : ConnectionManagerBase
    {
        public string Password { get; set; } = "c4n4ry";
    }
}
