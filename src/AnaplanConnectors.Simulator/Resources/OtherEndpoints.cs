using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Dashboards and optimizer logs (API reference 3.18).</summary>
internal sealed class OtherEndpoints(SimulatorOptions options)
{
    public ApiResponse Dashboards(ApiCall call) => Envelope.Page(call, "dashboard", "dashboards", call.Model.State.Dashboards,
        (json, dashboard) => LineItemJson.WriteIdAndName(json, dashboard.Id, dashboard.Name));

    /// <summary>Of the run of a process that ran the optimizer action; gone after 48 hours.</summary>
    public ApiResponse SolutionLog(ApiCall call)
    {
        // The right is looked at before the ids.
        call.RequireAdministrator();
        var action = call.Model.State.Actions.FirstOrDefault(action =>
            action.Id == call["action"] && action.Type == OtherActionType.Optimizer) ?? throw ApiException.NotFound();
        var task = call.Model.Tasks.All.FirstOrDefault(task => task.Id == call["task"] && task.Action is ProcessState process
            && process.Actions.Contains(action) && task.Outcome?.Nested?.Any(result => result.ObjectId == action.Id) == true);
        if (task?.Ended is not { } ended || options.TimeProvider.GetUtcNow() - ended >= options.ContentLifetime)
            throw ApiException.NotFound();
        return new ApiResponse(200, ApiBody.Of(string.Create(CultureInfo.InvariantCulture,
            $"Optimizer action {action.Name}\nStarted {task.Started:yyyy-MM-dd HH:mm:ss} UTC\nOptimal solution found\nEnded {ended:yyyy-MM-dd HH:mm:ss} UTC\n"),
            ApiBody.PlainText));
    }
}
