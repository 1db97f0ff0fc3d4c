using System.Text;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Every type that a destination takes and a source gives, with missing values and with what does not fit.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class DataTypeTests(string culture) : ServiceFixture(culture)
{
    private const string LongText = "Grüße ıİ ";

    private static readonly string Long = string.Concat(Enumerable.Repeat(LongText, 700));

    private static IEnumerable<TestCaseData> Written()
    {
        yield return Case(new ColumnType(DataType.DT_I1), (buffer, i) => buffer.SetSByte(i, -128), "-128");
        yield return Case(new ColumnType(DataType.DT_I2), (buffer, i) => buffer.SetInt16(i, short.MinValue), "-32768");
        yield return Case(new ColumnType(DataType.DT_I4), (buffer, i) => buffer.SetInt32(i, int.MinValue), "-2147483648");
        yield return Case(new ColumnType(DataType.DT_I8), (buffer, i) => buffer.SetInt64(i, long.MinValue), "-9223372036854775808");
        yield return Case(new ColumnType(DataType.DT_UI1), (buffer, i) => buffer.SetByte(i, 255), "255");
        yield return Case(new ColumnType(DataType.DT_UI2), (buffer, i) => buffer.SetUInt16(i, ushort.MaxValue), "65535");
        yield return Case(new ColumnType(DataType.DT_UI4), (buffer, i) => buffer.SetUInt32(i, uint.MaxValue), "4294967295");
        yield return Case(new ColumnType(DataType.DT_UI8), (buffer, i) => buffer.SetUInt64(i, ulong.MaxValue), "18446744073709551615");
        yield return Case(new ColumnType(DataType.DT_R4), (buffer, i) => buffer.SetSingle(i, 0.1f), "0.1");
        yield return Case(new ColumnType(DataType.DT_R8), (buffer, i) => buffer.SetDouble(i, 1234567.125), "1234567.125");
        yield return Case(new ColumnType(DataType.DT_CY), (buffer, i) => buffer.SetDecimal(i, 1234.5678m), "1234.5678");
        yield return Case(new ColumnType(DataType.DT_DECIMAL, Scale: 3), (buffer, i) => buffer.SetDecimal(i, -1234.567m), "-1234.567");
        yield return Case(new ColumnType(DataType.DT_NUMERIC, Precision: 20, Scale: 4), (buffer, i) => buffer.SetDecimal(i, 1234567890123456.7891m), "1234567890123456.7891");
        yield return Case(new ColumnType(DataType.DT_BOOL), (buffer, i) => buffer.SetBoolean(i, true), "true");
        yield return Case(new ColumnType(DataType.DT_DATE), (buffer, i) => buffer.SetDateTime(i, new DateTime(2025, 3, 1, 4, 5, 6)), "2025-03-01T04:05:06");
        yield return Case(new ColumnType(DataType.DT_DBDATE), (buffer, i) => buffer.SetDate(i, new DateTime(2025, 3, 1)), "2025-03-01");
        yield return Case(new ColumnType(DataType.DT_DBTIME), (buffer, i) => buffer.SetTime(i, new TimeSpan(4, 5, 6)), "04:05:06");
        yield return Case(new ColumnType(DataType.DT_DBTIME2, Scale: 3), (buffer, i) => buffer.SetTime(i, new TimeSpan(0, 4, 5, 6, 500)), "04:05:06.5000000");
        yield return Case(new ColumnType(DataType.DT_DBTIMESTAMP), (buffer, i) => buffer.SetDateTime(i, new DateTime(2025, 3, 1, 4, 5, 6, 7)), "2025-03-01T04:05:06.007");
        yield return Case(new ColumnType(DataType.DT_DBTIMESTAMP2, Scale: 7), (buffer, i) => buffer.SetDateTime(i, new DateTime(2025, 3, 1).AddTicks(1)), "2025-03-01T00:00:00.0000001");
        yield return Case(new ColumnType(DataType.DT_DBTIMESTAMPOFFSET, Scale: 0), (buffer, i) => buffer.SetDateTimeOffset(i, new DateTimeOffset(2025, 3, 1, 4, 5, 6, TimeSpan.FromHours(2))), "2025-03-01T02:05:06Z");
        yield return Case(new ColumnType(DataType.DT_FILETIME), (buffer, i) => buffer.SetDateTime(i, new DateTime(2025, 3, 1, 4, 5, 6)), "2025-03-01T04:05:06");
        yield return Case(new ColumnType(DataType.DT_GUID), (buffer, i) => buffer.SetGuid(i, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")), "0f8fad5b-d9cb-469f-a165-70867728950e");
        yield return Case(new ColumnType(DataType.DT_STR, 20, CodePage: 1252), (buffer, i) => buffer.SetString(i, "Grüße, \"a\""), "Grüße, \"a\"");
        yield return Case(new ColumnType(DataType.DT_WSTR, 20), (buffer, i) => buffer.SetString(i, "ıİ\nß"), "ıİ\nß");
        yield return Case(new ColumnType(DataType.DT_TEXT, CodePage: 1252), (buffer, i) => buffer.AddBlobData(i, Encoding.GetEncoding(1252).GetBytes("Grüße")), "Grüße");
        yield return Case(new ColumnType(DataType.DT_NTEXT), (buffer, i) => buffer.AddBlobData(i, Encoding.Unicode.GetBytes(Long)), Long);
    }

    [TestCaseSource(nameof(Written))]
    public void The_destination_takes_a_value_of_every_type_and_a_missing_one(ColumnType type, Action<PipelineBuffer, int> set, string expected)
    {
        var connections = Connect();

        Send(connections, Destination(connections, type), [], ("P1", set), ("P2", (buffer, i) => buffer.SetNull(i)));

        var notes = Read(connections, "Note", DataType.DT_NTEXT);
        Assert.That(notes, Is.EqualTo(new object?[] { expected, null }));
    }

    [Test]
    public void Types_that_carry_no_text_or_number_are_refused_before_the_run([Values(DataType.DT_BYTES, DataType.DT_IMAGE)] DataType type)
    {
        var surface = Destination(Connect(), new ColumnType(type, type == DataType.DT_BYTES ? 16 : 0));

        Assert.That(surface.Validate(), Is.EqualTo(DTSValidationStatus.VS_ISBROKEN));
        Assert.That(surface.Events.Errors, Has.Some.Contains(type.ToString()));
    }

    [Test]
    public void Long_values_of_refused_rows_are_cut_with_a_warning()
    {
        var connections = Connect();
        var surface = Destination(connections, new ColumnType(DataType.DT_NTEXT));
        surface.Wrapper.SetComponentProperty("RejectLimit", "100%");

        var run = Send(connections, surface, ["Rejected Rows"], ("Nowhere", (buffer, i) => buffer.AddBlobData(i, Encoding.Unicode.GetBytes(Long))));

        Assert.That(run.Sink("Rejected Rows").Column("Note"), Is.EqualTo(new[] { Long.Substring(0, 4000) }));
        Assert.That(run.Events.Warnings, Has.Some.Contains("1 values of refused rows").And.Some.Contains("DT_NTEXT"));
    }

    [Test]
    public void Long_values_of_refused_rows_come_whole_where_the_column_takes_them()
    {
        var connections = Connect();
        var surface = Destination(connections, new ColumnType(DataType.DT_NTEXT));
        surface.Wrapper.SetComponentProperty("RejectLimit", "100%");
        var rejects = surface.Component.OutputCollection["Rejected Rows"];
        surface.Wrapper.SetOutputColumnDataTypeProperties(rejects.ID, rejects.OutputColumnCollection["Note"].ID, DataType.DT_NTEXT, 0, 0, 0, 0);

        var run = Send(connections, surface, ["Rejected Rows"], ("Nowhere", (buffer, i) => buffer.AddBlobData(i, Encoding.Unicode.GetBytes(Long))));

        Assert.That(run.Sink("Rejected Rows").Column("Note"), Is.EqualTo(new[] { Long }));
        Assert.That(run.Events.Warnings, Has.None.Contains("longer"));
    }

    [Test]
    public void Numbers_and_facts_of_refused_rows_keep_their_types()
    {
        var surface = Destination(Connect(), new ColumnType(DataType.DT_I4));
        var rejects = surface.Component.OutputCollection["Rejected Rows"];

        Assert.That(
            () => surface.Wrapper.SetOutputColumnDataTypeProperties(rejects.ID, rejects.OutputColumnCollection["AnaplanRow"].ID, DataType.DT_WSTR, 10, 0, 0, 0),
            Throws.InstanceOf<PipelineComponentHResultException>());
    }

    [TestCase(DataType.DT_WSTR, 30, "20"), TestCase(DataType.DT_NTEXT, 0, "20"), TestCase(DataType.DT_I8, 0, 20L), TestCase(DataType.DT_R8, 0, 20.0), TestCase(DataType.DT_BOOL, 0, null)]
    public void The_source_gives_a_value_as_the_type_of_its_column_and_what_is_none_as_missing(DataType type, int length, object? expected)
    {
        var connections = Connect();
        Send(connections, Destination(connections, new ColumnType(DataType.DT_I4)), [], ("P1", (buffer, i) => buffer.SetInt32(i, 20)), ("P2", (buffer, i) => buffer.SetNull(i)));

        Assert.That(Read(connections, "Note", type, length), Is.EqualTo(new[] { expected, null }));
    }

    [Test]
    public void The_source_gives_days_as_days_and_as_points_in_time([Values(DataType.DT_DBDATE, DataType.DT_DBTIMESTAMP)] DataType type)
    {
        var connections = Connect();
        Send(connections, Destination(connections, new ColumnType(DataType.DT_DBDATE)), [], ("P1", (buffer, i) => buffer.SetDate(i, new DateTime(2025, 3, 1))), ("P2", (buffer, i) => buffer.SetNull(i)));

        Assert.That(Read(connections, "Note", type), Is.EqualTo(new object?[] { new DateTime(2025, 3, 1), null }));
    }

    private static TestCaseData Case(ColumnType type, Action<PipelineBuffer, int> set, string expected)
        => new TestCaseData(type, set, expected).SetArgDisplayNames(type.DataType.ToString());

    private static DesignSurface Destination(HostConnections connections, ColumnType note) => Flow.Destination(
        connections, new("Note", note), new("Active", new ColumnType(DataType.DT_BOOL)), new("Product", new ColumnType(DataType.DT_WSTR, 50)),
        new("Month", new ColumnType(DataType.DT_WSTR, 20)), new("Units", new ColumnType(DataType.DT_R8)), new("Launch", new ColumnType(DataType.DT_DBDATE)));

    private static DataFlowRun Send(
        HostConnections connections, DesignSurface surface, string[] attached, params (string Product, Action<PipelineBuffer, int> Set)[] rows)
    {
        var run = DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections, attached);
        var next = 0;
        run.Push(
            (buffer, layout) =>
            {
                if (next == rows.Length)
                    return false;
                buffer.SetString(layout.IndexOf("Product"), rows[next].Product);
                buffer.SetString(layout.IndexOf("Month"), "Mar 25");
                buffer.SetDouble(layout.IndexOf("Units"), next + 1);
                buffer.SetNull(layout.IndexOf("Launch"));
                buffer.SetBoolean(layout.IndexOf("Active"), false);
                rows[next++].Set(buffer, layout.IndexOf("Note"));
                return true;
            },
            [10]);
        return run;
    }

    /// <summary>A column of the export in the month that these tests write; what cannot be read is missing.</summary>
    private static IEnumerable<object?> Read(HostConnections connections, string name, DataType type, int length = 0)
    {
        var surface = Flow.Source(connections);
        var output = surface.Component.OutputCollection["Output"];
        var column = output.OutputColumnCollection[name];
        surface.Wrapper.SetOutputColumnDataTypeProperties(output.ID, column.ID, type, length, 0, 0, 0);
        column.ErrorRowDisposition = DTSRowDisposition.RD_IgnoreFailure;
        var run = DataFlowRun.Load<AnaplanSource>(surface.Save(), connections, ["Output"]);
        run.Run();
        return run.Sink("Output").Rows.Where(row => Equals(row["Time"], "Mar 25")).Select(row => row[name]).ToList();
    }
}
