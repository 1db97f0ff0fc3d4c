using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Collects cells and sends them request by request.</summary>
internal sealed class CellRowWriter(ModuleClient modules, AnaplanModule module, CellColumns columns, CellDestinationOptions options) : RowDelivery(columns.Schema)
{
    private readonly KeptRejects _rejects = new(columns.Schema, options.MaxKeptRejects);
    private readonly List<KeptRow> _rows = [];
    private readonly List<int> _cellsOfRows = [];
    private readonly List<CellWrite> _cells = [];
    private long _rowsSent, _cellsSent, _cellsChanged;
    private int _requests;

    protected override bool IsFull => _cells.Count >= options.Write.BatchSize || _rows.Count >= options.Write.BatchSize;

    protected override void Append(RowReader rows, long rowNumber)
    {
        var row = columns.Keep(rows, rowNumber);
        var cells = columns.Cells(rows, row);
        _cells.AddRange(cells);
        _cellsOfRows.Add(cells.Count);
        _rows.Add(row);
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_cells.Count > 0)
        {
            var result = await modules.WriteCellsAsync(module.Id, _cells, options.Write, cancellationToken).ConfigureAwait(false);
            _cellsSent += result.Total;
            _cellsChanged += result.Changed;
            Refuse(result.Failures.ToLookup(failure => failure.Index));
            options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = _rowsSent + _rows.Count, Chunks = ++_requests });
        }

        _rowsSent += _rows.Count;
        _rows.Clear();
        _cellsOfRows.Clear();
        _cells.Clear();
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = _rowsSent, Chunks = _requests, IsFinished = true });
        var summary = _rejects.Summary;
        return new CellLoadResult(_rowsSent - summary.RowsRejected, summary.RowsRejected, summary.RowsRejected + summary.RowsWithWarnings > 0 ? _rejects : null)
        {
            Module = module,
            RowsSent = _rowsSent,
            RowsWithWarnings = summary.RowsWithWarnings,
            RejectReasons = summary.Reasons,
            RejectsDropped = _rejects.Dropped,
            CellsSent = _cellsSent,
            CellsChanged = _cellsChanged,
        };
    }

    private void Refuse(ILookup<long, WriteFailure> failures)
    {
        long cell = 0;
        for (var row = 0; failures.Count > 0 && row < _rows.Count; row++)
        {
            var refused = new List<string>();
            var lost = 0;
            for (var i = 0; i < _cellsOfRows[row]; i++, cell++)
            {
                if (!failures.Contains(cell))
                    continue;
                lost++;
                refused.AddRange(failures[cell].Select(ListRowWriter.Message));
            }

            if (lost > 0)
                _rejects.Add(_rows[row], isWarning: lost < _cellsOfRows[row], [.. refused.Distinct()]);
        }
    }
}
