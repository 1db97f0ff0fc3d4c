using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Storage;

/// <summary>
/// A stored file from its start to its end. Two blocks are in memory: one is read while the next is on its way, each by a request of its
/// own, so that a connection that breaks costs one block.
/// </summary>
public sealed class StoredFileStream : Stream
{
    private const int DefaultBlockLength = 4_000_000;

    // Whoever only looks at the head of a file shall not wait for more.
    private const int FirstBlockLength = 256_000;

    private readonly IFileStore _store;
    private readonly StoredFile _file;
    private readonly int _blockLength;
    private readonly CancellationTokenSource _stop = new();
    private byte[] _block = [];
    private byte[] _spare = [];
    private int _count;
    private int _position;
    private long _consumed;
    private long _requested;
    private Task<int>? _next;
    private bool _isDisposed;

    /// <summary>Asks for nothing yet.</summary>
    /// <param name="store">Where the file is.</param>
    /// <param name="file">As the store found it: content that replaces it while it is read is refused.</param>
    public StoredFileStream(IFileStore store, StoredFile file)
        : this(store, file, DefaultBlockLength)
    {
    }

    internal StoredFileStream(IFileStore store, StoredFile file, int blockLength)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        _file = file ?? throw new ArgumentNullException(nameof(file));
        _blockLength = blockLength;
    }

    /// <inheritdoc/>
    public override bool CanRead => !_isDisposed;

    /// <summary>False: it is read in one direction.</summary>
    public override bool CanSeek => false;

    /// <summary>False: it is only read.</summary>
    public override bool CanWrite => false;

    /// <summary>Bytes of the file.</summary>
    public override long Length => _file.Length;

    /// <summary>Bytes read so far. Cannot be set.</summary>
    public override long Position
    {
        get => _consumed;
        set => throw new NotSupportedException("The file is read in one direction.");
    }

    /// <summary>Waits for <see cref="ReadAsync(byte[], int, int, CancellationToken)"/>.</summary>
    public override int Read(byte[] buffer, int offset, int count) => Blocking.Wait(ReadAsync(buffer, offset, count, CancellationToken.None));

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read any more, or was replaced.</exception>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(StoredFileStream));
        if (count == 0)
            return 0;
        if (_position == _count && !await NextBlockAsync(cancellationToken).ConfigureAwait(false))
            return 0;
        var taken = Math.Min(count, _count - _position);
        Buffer.BlockCopy(_block, _position, buffer, offset, taken);
        _position += taken;
        _consumed += taken;
        return taken;
    }

    /// <summary>Does nothing: it is only read.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The file is read in one direction.");

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException("The file is only read.");

    /// <summary>Not supported.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is only read.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _stop.Cancel();
            _ = Forget(_next, _stop);
        }

        base.Dispose(disposing);
    }

    private async Task<bool> NextBlockAsync(CancellationToken cancellationToken)
    {
        _next ??= Request();
        if (_next is null)
            return false;
        cancellationToken.ThrowIfCancellationRequested();
        using (cancellationToken.Register(_stop.Cancel))
            _count = await _next.ConfigureAwait(false);
        (_block, _spare) = (_spare, _block);
        _position = 0;
        _next = _consumed == 0 ? null : Request();
        return true;
    }

    private Task<int>? Request()
    {
        var count = (int)Math.Min(_requested == 0 ? Math.Min(FirstBlockLength, _blockLength) : _blockLength, _file.Length - _requested);
        if (count == 0)
            return null;
        if (_spare.Length < count)
            _spare = new byte[count];
        var block = _spare;
        var offset = _requested;
        _requested += count;
        return FillAsync(block, offset, count);
    }

    private async Task<int> FillAsync(byte[] block, long offset, int count)
    {
        await _store.ReadAsync(_file, offset, block.AsMemory(0, count), _stop.Token).ConfigureAwait(false);
        return count;
    }

    // What nobody waits for any more may fail; the token goes when nothing uses it.
    private static async Task Forget(Task? request, CancellationTokenSource stop)
    {
        try
        {
            if (request is not null)
                await request.ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
        }
        finally
        {
            stop.Dispose();
        }
    }
}
