using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Runs actions that are neither import nor export nor process.</summary>
internal static class OtherActionRunner
{
    public static ActionOutcome Run(OtherActionState action, ActionRequest request, CancellationToken cancellationToken)
    {
        if (!request.Model.AccessOf(request.User).CanWrite)
            throw new ActionFailedException("notAuthorised", $"Not authorised to write to model '{request.Model.Name}'.");
        if (!action.List.IsProductionData
            && request.Model.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance)
            throw new ActionFailedException(
                action.Type == OtherActionType.DeleteBySelection ? "deleteFromSelectionFailed" : "actionFailed",
                $"Model '{request.Model.Name}' is deployed and list '{action.List.Name}' is not production data.");
        using var transaction = request.Model.Begin(cancellationToken);
        var detail = action.Type == OtherActionType.DeleteBySelection ? Delete(action, transaction) : Sort(action, transaction);
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return new ActionOutcome(action.Id, action.Name, true, false, [detail]);
    }

    /// <summary>Items at which the filter is true go, with all their cells.</summary>
    private static OutcomeDetail Delete(OtherActionState action, ModelTransaction transaction)
    {
        var count = transaction.Data.Items(action.List).Count;
        var selected = transaction.Data.Cells(action.Filter!);
        var kept = Enumerable.Range(0, count).Where(item => selected.IsEmpty(item)).ToList();
        transaction.Reorder(action.List, kept);
        var deleted = count - kept.Count;
        return new OutcomeDetail("deleteFromSelectionSucceeded", 0,
            FormattableString.Invariant($"{action.List.Name}: {deleted} items deleted"),
            ValuePairs.Shuffled(("hierarchyName", action.List.Name),
                ("deletedCount", deleted.ToString(CultureInfo.InvariantCulture))));
    }

    private static OutcomeDetail Sort(OtherActionState action, ModelTransaction transaction)
    {
        var items = transaction.Data.Items(action.List);
        transaction.Reorder(action.List,
            [.. Enumerable.Range(0, items.Count).OrderBy(items.Name, StringComparer.OrdinalIgnoreCase)]);
        return new OutcomeDetail("taskElementSucceeded", $"{action.List.Name} is sorted");
    }
}
