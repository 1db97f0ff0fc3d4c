namespace AnaplanConnectors.Simulator;

/// <summary>Runs one action, or the actions of a process.</summary>
internal static class ActionRunner
{
    /// <exception cref="ArgumentException">The model has no action of that id.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: the running action was rolled back.</exception>
    public static ActionOutcome Run(ActionRequest request, CancellationToken cancellationToken)
    {
        var action = request.Model.FindAction(request.ActionId)
            ?? throw new ArgumentException($"Model '{request.Model.Name}' has no action '{request.ActionId}'.", nameof(request));
        return Guarded(action, () =>
        {
            RequireMeaning(action, request.MappingParameters);
            return Run(action, request, cancellationToken);
        });
    }

    private static ActionOutcome Run(ActionState action, ActionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!request.Model.AccessOf(request.User).CanSee(action))
            throw new ActionFailedException("notAuthorised", $"Not authorised to run '{action.Name}'.");
        return action switch
        {
            ImportState import => ImportRunner.Run(import, request, cancellationToken),
            ExportState export => ExportRunner.Run(export, request, cancellationToken),
            OtherActionState other => OtherActionRunner.Run(other, request, cancellationToken),
            ProcessState process => RunAll(process, request, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "Unknown kind of action."),
        };
    }

    /// <summary>
    /// One after the other, each for itself: what an action did stays although a later one fails (API reference 6.6).
    /// </summary>
    private static ActionOutcome RunAll(ProcessState process, ActionRequest request, CancellationToken cancellationToken)
    {
        var outcomes = new List<ActionOutcome>();
        foreach (var action in process.Actions)
        {
            var done = outcomes.Count;
            var part = request with
            {
                ActionId = action.Id,
                Progress = (fraction, step) => request.Progress((done + fraction) / process.Actions.Count, step),
            };
            var start = request.Clock.GetUtcNow();
            outcomes.Add(Guarded(action, () => Run(action, part, cancellationToken)) with { Time = (start, request.Clock.GetUtcNow()) });
            if (!outcomes[^1].Successful && !request.Options.ContinueProcessAfterFailure)
                break;
        }

        return new ActionOutcome(process.Id, process.Name, outcomes.TrueForAll(outcome => outcome.Successful),
            outcomes.Exists(outcome => outcome.FailureDumpAvailable), [], outcomes);
    }

    private static ActionOutcome Guarded(ActionState action, Func<ActionOutcome> run)
    {
        try
        {
            return run();
        }
        catch (ActionFailedException failure)
        {
            return new ActionOutcome(action.Id, action.Name, false, false, [new OutcomeDetail(failure.Type, failure.Message)]);
        }
    }

    private static void RequireMeaning(ActionState action, IReadOnlyList<MappingParameter> parameters)
    {
        var imports = (action is ProcessState process ? process.Actions : [action]).OfType<ImportState>().ToList();
        foreach (var parameter in parameters)
        {
            if (!imports.Any(import => (parameter.ImportId is null || parameter.ImportId == import.Id)
                && import.Target is ModuleTarget target && target.Prompts.Any(prompt => prompt.IsAnsweredBy(parameter))))
                throw new ActionFailedException("importFailedGeneralError",
                    $"'{action.Name}' does not ask for a member of the entity type '{parameter.EntityType}'.");
        }
    }
}
