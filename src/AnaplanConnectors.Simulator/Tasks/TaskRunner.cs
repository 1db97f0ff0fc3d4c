namespace AnaplanConnectors.Simulator;

/// <summary>Runs the action of a task with the files of its user.</summary>
internal sealed class TaskRunner(FileStore files, DumpStore dumps, ContentDirectory directory, SimulatorOptions options)
{
    public ActionOutcome Run(ModelRuntime model, ModelTask task, CancellationToken cancellationToken)
    {
        if (task.Action is ForeignAction)
            return new ActionOutcome(task.Action.Id, task.Action.Name, true, false, []);
        using var taskFiles = new TaskFiles(model.State, task, files, dumps, directory);
        var request = new ActionRequest(model.State, task.User, task.Action.Id, task.MappingParameters, taskFiles, task.Report)
        {
            Options = options.Actions,
            Clock = options.TimeProvider,
        };
        var outcome = ActionRunner.Run(request, cancellationToken);
        taskFiles.Commit(outcome);
        return outcome with { Time = (task.Started!.Value, options.TimeProvider.GetUtcNow()) };
    }
}
