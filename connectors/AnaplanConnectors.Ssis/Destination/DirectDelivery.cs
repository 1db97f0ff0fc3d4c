using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>Rows become items of a list or cells of a module, request by request. There is no transaction.</summary>
internal sealed class DirectDelivery(DestinationObject target, AnaplanConnection connection, ProgressInbox<TransferProgress> progress) : Delivery
{
    private readonly long _startedAt = TimeProvider.System.GetTimestamp();

    public override string Begun => $"Rows go to {target}";

    public override string? Advice => $"Requests that {target} has answered have taken effect; there is no transaction. Upserts, updates and cells may be written again.";

    public override void Open(RowSchema schema, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var destination = target.Direct(target.Model(connection, cancellationToken), progress);
        Writer = Blocking.Wait(token => destination.OpenAsync(schema, token).AsTask(), goesOn, cancellationToken);
    }

    public override DeliveryResult Complete(Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var result = (LoadResult)Blocking.Wait(token => Writer!.CompleteAsync(token).AsTask(), goesOn, cancellationToken);
        var seconds = Math.Max(TimeProvider.System.GetElapsedTime(_startedAt).TotalSeconds, 0.001);
        var (where, changes, dropped) = result switch
        {
            ListLoadResult list => ($"List '{list.List.Name}' ({list.List.Id})", FormattableString.Invariant($"{list.Added:N0} items added, {list.Updated:N0} updated, {list.Deleted:N0} deleted"), list.RejectsDropped),
            CellLoadResult cells => ($"Module '{cells.Module.Name}' ({cells.Module.Id})", FormattableString.Invariant($"{cells.CellsChanged:N0} cells changed"), cells.RejectsDropped),
            _ => throw new InvalidOperationException($"Nobody expects {result.GetType()}."),
        };
        return new DeliveryResult
        {
            Target = where,
            Sentence = FormattableString.Invariant($"took {result.RowsWritten:N0} of {result.RowsSent:N0} rows in {seconds:N1} s: {changes}."),
            RowsSent = result.RowsSent,
            RowsRejected = result.RowsRejected,
            RowsWithWarnings = result.RowsWithWarnings,
            RejectReasons = result.RejectReasons,
            RejectedRows = result.RejectedRows,
            RejectsDropped = dropped,
        };
    }
}
