namespace AnaplanConnectors.Simulator;

/// <summary>A task that somebody started, as it was at the moment of asking.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="ActionId">Id of the import, export, other action or process.</param>
/// <param name="ActionName">Name of the import, export, other action or process.</param>
/// <param name="User">E-mail address of the user who started it.</param>
/// <param name="State">In the API's words, <c>COMPLETE</c> for example.</param>
/// <param name="Successful">What its result says; null while there is none.</param>
/// <param name="Created">When it was started.</param>
public sealed record StartedTask(
    string TaskId, string ActionId, string ActionName, string User, string State, bool? Successful, DateTimeOffset Created)
{
    internal static StartedTask Of(ModelTask task) =>
        new(task.Id, task.Action.Id, task.Action.Name, task.User.Email, TaskJson.State(task), task.Outcome?.Successful,
            task.Created);
}
