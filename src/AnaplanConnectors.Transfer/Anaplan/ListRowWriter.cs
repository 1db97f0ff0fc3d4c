using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Collects items and sends them request by request.</summary>
internal sealed class ListRowWriter(ListClient lists, ListMetadata list, ListColumns columns, ListDestinationOptions options) : RowDelivery(columns.Schema)
{
    private readonly KeptRejects _rejects = new(columns.Schema, options.MaxKeptRejects);
    private readonly List<KeptRow> _rows = [];
    private readonly List<ListItemWrite> _items = [];
    private readonly List<ListItemKey> _keys = [];
    private long _sent, _added, _updated, _deleted;
    private int _requests;

    protected override bool IsFull => _rows.Count >= options.Write.BatchSize;

    protected override void Append(RowReader rows, long rowNumber)
    {
        var row = columns.Keep(rows, rowNumber);
        if (options.Load == ListLoad.Delete)
            _keys.Add(columns.ItemKey(row));
        else
            _items.Add(columns.Item(rows, row));
        _rows.Add(row);
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count == 0)
            return;
        var result = await SendAsync(cancellationToken).ConfigureAwait(false);
        foreach (var failures in result.Failures.GroupBy(failure => failure.Index))
            _rejects.Add(_rows[(int)failures.Key], isWarning: false, [.. failures.Select(Message)]);
        _sent += _rows.Count;
        _added += result.Added;
        _updated += result.Updated;
        _deleted += result.Deleted;
        _rows.Clear();
        _items.Clear();
        _keys.Clear();
        options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = _sent, Chunks = ++_requests });
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = _sent, Chunks = _requests, IsFinished = true });
        var rejected = _rejects.Summary.RowsRejected;
        return new ListLoadResult(_sent - rejected, rejected, rejected > 0 ? _rejects : null)
        {
            List = new AnaplanList { Id = list.Id, Name = list.Name },
            RowsSent = _sent,
            RowsWithWarnings = 0,
            RejectReasons = _rejects.Summary.Reasons,
            RejectsDropped = _rejects.Dropped,
            Added = _added,
            Updated = _updated,
            Deleted = _deleted,
        };
    }

    internal static string Message(WriteFailure failure) => failure.Message.Length > 0 ? failure.Message : failure.Type;

    private Task<ListWriteResult> SendAsync(CancellationToken cancellationToken) => options.Load switch
    {
        ListLoad.Add => lists.AddItemsAsync(list.Id, _items, options.Write, cancellationToken),
        ListLoad.Update => lists.UpdateItemsAsync(list.Id, _items, options.Write, cancellationToken),
        ListLoad.Delete => lists.DeleteItemsAsync(list.Id, _keys, options.Write, cancellationToken),
        _ => lists.UpsertItemsAsync(list.Id, _items, options.Write, cancellationToken),
    };
}
