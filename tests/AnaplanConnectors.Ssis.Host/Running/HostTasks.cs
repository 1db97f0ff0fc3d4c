using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>Tasks as editors get them.</summary>
public static class HostTasks
{
    public static TaskHost Host(Microsoft.SqlServer.Dts.Runtime.Task task, HostConnections connections, string name)
    {
        new TaskRun(task, connections).Initialize();
        return new TaskHost(task) { Name = name };
    }
}
