namespace AnaplanConnectors.Client;

/// <summary>
/// Chunks one behind the other as one stream. Fetches a few ahead; hands out nothing of a chunk before it is whole, so a failure
/// shows as an exception and never as an early end.
/// </summary>
internal sealed class ChunkedStream : Stream
{
    private readonly ChunkSource _chunks;
    private readonly int _ahead;
    private readonly Action<int>? _chunkStarts;
    private readonly CancellationTokenSource _closing = new();
    private readonly Queue<Task<PooledBytes>> _fetches = new();
    private PooledStream? _current;
    private int _next;
    private long _position;

    /// <param name="chunks">Where chunks come from.</param>
    /// <param name="prefetch">Chunks under way or waiting beside the one that is read.</param>
    /// <param name="chunkStarts">Told the index of each chunk before its first byte is handed out.</param>
    public ChunkedStream(ChunkSource chunks, int prefetch, Action<int>? chunkStarts = null)
    {
        (_chunks, _ahead, _chunkStarts) = (chunks, prefetch, chunkStarts);
        FetchAhead();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count == 0)
            return 0;
        while (true)
        {
            if (_current is null && !await MoveOnAsync(cancellationToken).ConfigureAwait(false))
                return 0;
            var read = _current!.Read(buffer, offset, count);
            _position += read;
            if (read > 0)
                return read;
            EndCurrent();
        }
    }

    // A stream has to offer this; nothing below holds on to a synchronization context.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closing.IsCancellationRequested)
        {
            _closing.Cancel();
            EndCurrent();
            while (_fetches.Count > 0)
                _ = DiscardAsync(_fetches.Dequeue());
        }

        base.Dispose(disposing);
    }

    private void EndCurrent()
    {
        _current?.Dispose();
        _current = null;
    }

    private async Task<bool> MoveOnAsync(CancellationToken cancellationToken)
    {
        if (_closing.IsCancellationRequested)
            throw new ObjectDisposedException(nameof(ChunkedStream));
        if (_fetches.Count == 0)
            return false;
        // Taken from the queue only when it is there: a cancelled read may be repeated.
        var bytes = await _fetches.Peek().WaitAsync(cancellationToken).ConfigureAwait(false);
        _ = _fetches.Dequeue();
        _chunkStarts?.Invoke(_next - _fetches.Count - 1);
        FetchAhead();
        _current = new(bytes);
        return true;
    }

    private void FetchAhead()
    {
        while (_fetches.Count < _ahead && _next < _chunks.Ids.Count)
            _fetches.Enqueue(_chunks.FetchAsync(_next++, _closing.Token));
    }

    // Nobody reads it any more; its memory goes back when it is there.
    private static async Task DiscardAsync(Task<PooledBytes> fetch)
    {
        try
        {
            (await fetch.ConfigureAwait(false)).Dispose();
        }
        catch (Exception e) when (e is AnaplanException or OperationCanceledException)
        {
            // It was fetched ahead and never asked for, so its failure concerns nobody.
        }
    }
}
