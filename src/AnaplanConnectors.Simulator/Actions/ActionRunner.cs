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
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!request.Model.AccessOf(request.User).CanSee(action))
                throw new ActionFailedException("notAuthorised", $"Not authorised to run '{action.Name}'.");
            return action switch
            {
                ImportState import => ImportRunner.Run(import, request, cancellationToken),
                ExportState export => ExportRunner.Run(export, request, cancellationToken),
                _ => throw new NotSupportedException($"Actions of the kind {action.GetType().Name} cannot be run yet."),
            };
        }
        catch (ActionFailedException failure)
        {
            return new ActionOutcome(action.Id, action.Name, false, false, [new OutcomeDetail(failure.Type, failure.Message)]);
        }
    }
}
