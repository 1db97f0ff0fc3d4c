using System.Data.Common;
using System.Security.Cryptography;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>A delivery to a table: blocks of rows go to the staging table, each in a transaction of its own.</summary>
internal sealed class TableLoad : RowDelivery
{
    private const int MaxRowsPerBlock = 100_000;
    private static readonly TimeSpan CleanUpDeadline = TimeSpan.FromSeconds(10);

    private readonly DbConnector _connector;
    private readonly LoadPlan _plan;
    private readonly Ledger _ledger;
    private readonly DbTableOptions _options;
    private readonly IBulkCopy _bulk;
    private readonly ColumnLimits[] _limits;
    private readonly RowBlock _block;
    private readonly RowBlockRows _rows;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private DbSession? _session;
    private bool _hasStaging = true;

    public TableLoad(DbConnector connector, DbSession session, LoadPlan plan, Ledger ledger, DbTableOptions options)
        : base(plan.Columns)
    {
        _connector = connector;
        _session = session;
        _plan = plan;
        _ledger = ledger;
        _options = options;
        _bulk = options.BulkCopy ?? plan.Dialect.BulkCopyOf(session.Connection) ?? new BatchedInserts(plan.Dialect, options.CommandTimeout);
        _limits = plan.Limits;
        _block = new RowBlock(plan.Columns, Math.Min(options.BlockSize, 256 * 1024));
        _rows = new RowBlockRows(_block);
    }

    protected override bool IsFull => _block.Length >= _options.BlockSize || _block.Rows >= MaxRowsPerBlock;

    protected override void Append(RowReader rows, long rowNumber) => _block.Append(rows, rowNumber, _limits);

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_block.Rows == 0)
            return;
        _hash.AppendData(_block.Bytes, 0, _block.Length);
        _rows.Start(_block);
        await _session!.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _bulk.WriteAsync(_session.Connection, _session.Transaction!, _plan.Target, _rows, cancellationToken).ConfigureAwait(false);
            await _session.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _session.End();
        }

        _block.Clear();
        _options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = RowsWritten });
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        _options.Progress?.Report(new TransferProgress(TransferPhase.Upload) { Rows = RowsWritten, IsFinished = true });
        var hash = string.Concat(_hash.GetHashAndReset().Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        var entry = new LedgerEntry(_plan.RunId, _plan.Name.ToString(), RowsWritten, hash, _options.Source);

        // The first attempt goes on with this connection, later ones make their own.
        var session = _session;
        _session = null;
        var attempts = await new LoadTransaction(_connector, _plan, _ledger, _options, entry).RunAsync(session, cancellationToken).ConfigureAwait(false);
        _hasStaging = false;
        _options.Progress?.Report(new TransferProgress(TransferPhase.Run) { Rows = RowsWritten, IsFinished = true });
        return new DbLoadResult(RowsWritten) { RunId = _plan.RunId, RowsHash = hash, Attempts = attempts };
    }

    /// <summary>Removes the staging table of a delivery that was not completed.</summary>
    public override async ValueTask DisposeAsync()
    {
        _session?.Dispose();
        _session = null;
        _hash.Dispose();
        if (!_hasStaging)
            return;
        _hasStaging = false;
        try
        {
            using var deadline = new CancellationTokenSource(CleanUpDeadline);
            using var session = new DbSession(await _connector.OpenAsync(deadline.Token).ConfigureAwait(false), (int)CleanUpDeadline.TotalSeconds);
            await session.ExecuteAsync(_plan.DropStaging, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DbException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // What ended the delivery is known already. The table is named by the run, whose next load removes it.
        }
    }
}
