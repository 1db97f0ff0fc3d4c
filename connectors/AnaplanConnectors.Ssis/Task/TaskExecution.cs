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
            var operation = new TaskOperation(settings, (AnaplanConnection)acquired, events);
            try
            {
                return operation.Run();
            }
            catch (OperationCanceledException)
            {
                if (operation.Advice is { } advice)
                    events.Information(advice);
                throw;
            }
            catch (Exception problem) when (operation.Advice is not null)
            {
                throw new InvalidOperationException($"{Failure.Describe(problem)} {operation.Advice}", problem);
            }
        }
        finally
        {
            manager.ReleaseConnection(acquired);
        }
    }
}
