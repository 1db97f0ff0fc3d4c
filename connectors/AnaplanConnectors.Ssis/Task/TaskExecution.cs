using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis;

/// <summary>Holds a connection for the time of an execution.</summary>
internal static class TaskExecution
{
    public static TaskOutcome Run(ConnectionManager manager, TaskSettings settings, TaskEvents events)
    {
        var acquired = manager.AcquireConnection(null);
        try
        {
            return new TaskOperation(settings, (AnaplanConnection)acquired, events).Run();
        }
        finally
        {
            manager.ReleaseConnection(acquired);
        }
    }
}
