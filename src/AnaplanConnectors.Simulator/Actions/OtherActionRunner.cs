using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Runs actions that are neither import nor export nor process.</summary>
internal static class OtherActionRunner
{
    public static ActionOutcome Run(OtherActionState action, ActionRequest request, CancellationToken cancellationToken)
    {
        if (!request.Model.AccessOf(request.User).CanWrite)
            throw new ActionFailedException("notAuthorised", $"Not authorised to write to model '{request.Model.Name}'.");
        if (action.List is not { } list)
            return new ActionOutcome(action.Id, action.Name, true, false, [new OutcomeDetail("taskElementSucceeded", "Optimal solution found")]);
        if (!list.IsProductionData
            && request.Model.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance)
            throw new ActionFailedException(
                action.Type == OtherActionType.DeleteBySelection ? "deleteFromSelectionFailed" : "actionFailed",
                $"Model '{request.Model.Name}' is deployed and list '{list.Name}' is not production data.");
        using var transaction = request.Model.Begin(cancellationToken);
        var detail = action.Type == OtherActionType.DeleteBySelection ? Delete(action, list, transaction) : Sort(list, transaction);
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return new ActionOutcome(action.Id, action.Name, true, false, [detail]);
    }

    /// <summary>Items at which the filter is true go, with all their cells.</summary>
    private static OutcomeDetail Delete(OtherActionState action, ListState list, ModelTransaction transaction)
    {
        var count = transaction.Data.Items(list).Count;
        var selected = transaction.Data.Cells(action.Filter!);
        var kept = Enumerable.Range(0, count).Where(item => selected.IsEmpty(item)).ToList();
        transaction.Reorder(list, kept);
        var deleted = count - kept.Count;
        return new OutcomeDetail("deleteFromSelectionSucceeded", 0,
            FormattableString.Invariant($"{list.Name}: {deleted} items deleted"),
            ValuePairs.Shuffled(("hierarchyName", list.Name),
                ("deletedCount", deleted.ToString(CultureInfo.InvariantCulture))));
    }

    private static OutcomeDetail Sort(ListState list, ModelTransaction transaction)
    {
        var items = transaction.Data.Items(list);
        transaction.Reorder(list,
            [.. Enumerable.Range(0, items.Count).OrderBy(items.Name, StringComparer.OrdinalIgnoreCase)]);
        return new OutcomeDetail("taskElementSucceeded", $"{list.Name} is sorted");
    }
}
