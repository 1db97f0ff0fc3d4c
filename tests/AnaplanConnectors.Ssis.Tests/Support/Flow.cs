using System.Xml.Linq;
using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Packages as people build them, for what does not matter in a test.</summary>
internal static class Flow
{
    public const string User = "ada@example.com";
    public const string Password = "simulator";
    public const string Manager = "Anaplan";

    /// <summary>Columns that fit the import 'Load sales', between others that go elsewhere.</summary>
    public static readonly UpstreamColumn[] SalesColumns =
    [
        new("Foreign key", new ColumnType(DataType.DT_GUID)),
        new("Product", new ColumnType(DataType.DT_WSTR, 50)),
        new("Month", new ColumnType(DataType.DT_STR, 20, CodePage: 1252)),
        new("Foreign text", new ColumnType(DataType.DT_WSTR, 4000)),
        new("Units", new ColumnType(DataType.DT_R8)),
        new("Launch", new ColumnType(DataType.DT_DBDATE)),
        new("Active", new ColumnType(DataType.DT_BOOL)),
        new("Note", new ColumnType(DataType.DT_NTEXT)),
        new("Foreign bytes", new ColumnType(DataType.DT_BYTES, 16)),
    ];

    /// <summary>Where the runs of these tests keep their trails: never where the user has his.</summary>
    public static readonly string RunFolder = Path.Combine(Path.GetTempPath(), "ssis-runs-" + Path.GetRandomFileName());

    public static readonly string[] OurColumns = ["Product", "Month", "Units", "Launch", "Active", "Note"];

    public static HostConnections Connections(Uri address, string password = Password)
    {
        var connections = new HostConnections();
        connections.Add(
            new AnaplanConnectionManager
            {
                ServiceAddress = address.ToString(), UserName = User, Password = password, Workspace = "Finance", Model = "Forecast", ProxyAddress = "none", RunFolder = RunFolder,
            },
            Manager, AnaplanConnectionManager.ConnectionTypeName);
        return connections;
    }

    /// <summary>A destination on 'Load sales' with its columns mapped.</summary>
    public static DesignSurface Destination(HostConnections connections, params UpstreamColumn[] columns)
        => DestinationOn(connections, "Import", "Load sales", columns.Length == 0 ? SalesColumns : columns, OurColumns);

    /// <summary>A destination on an import, list or module.</summary>
    public static DesignSurface DestinationOn(HostConnections connections, string kind, string name, UpstreamColumn[] columns, params string[] selected)
    {
        var surface = DesignSurface.Drop<AnaplanDestination>("Anaplan Destination");
        surface.Bind(connections.All[Manager]);
        surface.Wrapper.SetComponentProperty(kind, name);
        surface.Attach(columns);
        surface.Select(selected);
        surface.Refresh();
        return surface;
    }

    /// <summary>A source with its columns known.</summary>
    public static DesignSurface Source(HostConnections connections, string kind = "Export", string name = "Sales")
    {
        var surface = DesignSurface.Drop<AnaplanSource>("Anaplan Source");
        surface.Bind(connections.All[Manager]);
        surface.Wrapper.SetComponentProperty(kind, name);
        surface.Refresh();
        return surface;
    }

    /// <summary>Sends rows of Product, Month, Units, Launch, Active and Note; null stands for a missing value.</summary>
    public static DataFlowRun Send(HostConnections connections, XElement saved, IEnumerable<string> attached, params object?[][] rows)
    {
        var run = DataFlowRun.Load<AnaplanDestination>(saved, connections, attached);
        Send(run, rows);
        return run;
    }

    public static void Send(DataFlowRun run, params object?[][] rows)
    {
        var next = 0;
        run.Push((buffer, layout) => next < rows.Length && Fill(buffer, layout, rows[next++]), [2, 1, 3]);
    }

    public static object?[] Sale(string? product = "P1", string? month = "Jan 25", double? units = 1, DateTime? launch = null, bool? active = null, string? note = null)
        => [product, month, units, launch, active, note];

    private static bool Fill(PipelineBuffer buffer, BufferLayout layout, object?[] row)
    {
        buffer.SetString(layout.IndexOf("Foreign text"), "not ours");
        for (var i = 0; i < OurColumns.Length; i++)
        {
            var index = layout.IndexOf(OurColumns[i]);
            switch (row[i])
            {
                case string text when OurColumns[i] == "Note":
                    buffer.AddBlobData(index, System.Text.Encoding.Unicode.GetBytes(text));
                    break;
                case string text:
                    buffer.SetString(index, text);
                    break;
                case double number:
                    buffer.SetDouble(index, number);
                    break;
                case DateTime day:
                    buffer.SetDate(index, day);
                    break;
                case bool flag:
                    buffer.SetBoolean(index, flag);
                    break;
                default:
                    buffer.SetNull(index);
                    break;
            }
        }

        return true;
    }
}
