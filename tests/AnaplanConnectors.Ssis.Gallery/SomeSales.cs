using AnaplanConnectors.Ssis.Host;
using Microsoft.SqlServer.Dts.Runtime;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Gallery;

/// <summary>Rows for the preview to show.</summary>
internal static class SomeSales
{
    public static void Load(HostConnections connections, ConnectionManager manager)
    {
        var surface = DesignSurface.Drop<AnaplanDestination>("Load sales");
        surface.Bind(manager);
        surface.Wrapper.SetComponentProperty("Import", "Load sales");
        surface.Attach(
            new("Product", new ColumnType(DataType.DT_WSTR, 50)), new("Month", new ColumnType(DataType.DT_WSTR, 20)), new("Units", new ColumnType(DataType.DT_R8)),
            new("Launch", new ColumnType(DataType.DT_DBDATE)), new("Active", new ColumnType(DataType.DT_BOOL)), new("Note", new ColumnType(DataType.DT_WSTR, 50)));
        surface.Select("Product", "Month", "Units", "Launch", "Active", "Note");
        surface.Refresh();
        var row = 0;
        DataFlowRun.Load<AnaplanDestination>(surface.Save(), connections).Push(
            (buffer, layout) =>
            {
                if (row == 9)
                    return false;
                buffer.SetString(layout.IndexOf("Product"), $"P{(row / 3) + 1}");
                buffer.SetString(layout.IndexOf("Month"), new[] { "Jan 25", "Feb 25", "Mar 25" }[row % 3]);
                buffer.SetDouble(layout.IndexOf("Units"), 100 + (row * 12.5));
                buffer.SetDate(layout.IndexOf("Launch"), new DateTime(2025, 1, 1).AddDays(row * 7));
                buffer.SetBoolean(layout.IndexOf("Active"), row % 2 == 0);
                buffer.SetString(layout.IndexOf("Note"), row % 4 == 0 ? "first delivery" : "");
                row++;
                return true;
            },
            [10]);
    }
}
