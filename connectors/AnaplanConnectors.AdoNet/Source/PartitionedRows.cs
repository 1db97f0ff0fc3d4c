using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// Rows of several readers, read at the same time into blocks. Memory is bounded by two blocks for each reader: the one that is being
/// filled and the one that waits.
/// </summary>
internal sealed class PartitionedRows : RowReader
{
    private const int BlockBytes = 256 * 1024;

    private readonly ConcurrentQueue<DbQuery> _queries;
    private readonly ConcurrentQueue<Delivery> _deliveries = new();
    private readonly SemaphoreSlim _filled = new(0);
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _workers;
    private readonly RowBlockRows _current;
    private RowBlock? _block;
    private int _working;
    private ExceptionDispatchInfo? _failure;

    public PartitionedRows(RowReader first, DbQuery[] queries, int parallelism)
    {
        Schema = first.Schema;
        _current = new RowBlockRows(Schema);
        _queries = new ConcurrentQueue<DbQuery>(queries);
        _room = new SemaphoreSlim(parallelism);
        _working = parallelism;
        _workers = [.. Enumerable.Range(0, parallelism).Select(i => Task.Run(() => WorkAsync(i == 0 ? first : null)))];
    }

    public override RowSchema Schema { get; }

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (_block is null || !_current.Read())
        {
            if (_block is not null)
                _room.Release();
            _block = null;
            _failure?.Throw();
            await _filled.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!_deliveries.TryDequeue(out var delivery))
                throw new ObjectDisposedException(nameof(PartitionedRows));
            if (delivery.IsEnd)
            {
                _deliveries.Enqueue(delivery); // the end stays the end
                _filled.Release();
                _failure?.Throw();
                return false;
            }

            if (delivery.BadRow is { } problem)
                throw problem;
            _block = delivery.Block!;
            _current.Start(_block);
        }

        return true;
    }

    public override bool IsDBNull(int ordinal) => _current.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => _current.GetValue(ordinal);

    public override long GetInt64(int ordinal) => _current.GetInt64(ordinal);

    public override double GetDouble(int ordinal) => _current.GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal) => _current.GetDecimal(ordinal);

    public override bool GetBoolean(int ordinal) => _current.GetBoolean(ordinal);

    public override DateTime GetDateTime(int ordinal) => _current.GetDateTime(ordinal);

    public override string GetString(int ordinal) => _current.GetString(ordinal);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _current.CopyUtf8(ordinal, output);

    /// <summary>Stops the workers, each of which closes its reader by itself, and waits until no connection is open any more.</summary>
    public override void Close()
    {
        if (IsClosed)
            return;
        base.Close();
        _stop.Cancel();
        Blocking.Wait(EndAsync());
    }

    private async Task<bool> EndAsync()
    {
        await Task.WhenAll(_workers).ConfigureAwait(false);
        return true;
    }

    private async Task WorkAsync(RowReader? first)
    {
        try
        {
            var rows = first;
            while (rows is not null || _queries.TryDequeue(out var query) && (rows = await query.OpenAsync(_stop.Token).ConfigureAwait(false)) is not null)
            {
                using (rows)
                    await ReadAllAsync(rows).ConfigureAwait(false);
                rows = null;
            }
        }
        catch (Exception problem)
        {
            // The first failure ends everything; those that the stop causes in other workers tell nothing more.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(problem), null);
            _stop.Cancel();
        }
        finally
        {
            if (Interlocked.Decrement(ref _working) == 0)
                Deliver(Delivery.End);
        }
    }

    private async Task ReadAllAsync(RowReader rows)
    {
        var block = new RowBlock(Schema, BlockBytes);
        var position = rows as IRowPosition;
        var isMore = true;
        while (isMore)
        {
            RowException? problem = null;
            try
            {
                while (block.Length < BlockBytes && (isMore = await rows.ReadAsync(_stop.Token).ConfigureAwait(false)))
                    block.Append(rows, position?.RowNumber ?? 0);
            }
            catch (RowException badRow)
            {
                problem = badRow;
            }

            if (block.Rows > 0)
            {
                await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
                Deliver(new Delivery(block));
                block = new RowBlock(Schema, BlockBytes);
            }

            if (problem is not null)
                Deliver(new Delivery(BadRow: problem));
        }
    }

    private void Deliver(Delivery delivery)
    {
        _deliveries.Enqueue(delivery);
        _filled.Release();
    }

    private sealed record Delivery(RowBlock? Block = null, RowException? BadRow = null, bool IsEnd = false)
    {
        public static readonly Delivery End = new(IsEnd: true);
    }
}
