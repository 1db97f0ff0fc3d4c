using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>
/// An object that is being written. Full parts are sent in the background; only when too many are on their way does writing wait. The
/// object exists once it is committed, because the services make it of its parts by the last request.
/// </summary>
internal sealed class PartedStream(IPartedUpload upload, ObjectStorageOptions options) : UnfinishedStream
{
    private const int FirstBuffer = 64 * 1024;
    private const int MaxParts = 10_000;

    private static readonly TimeSpan AbortWithin = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _sending = [];
    private readonly ConcurrentStack<byte[]> _free = new();
    private byte[] _buffer = [];
    private int _count;
    private int _parts;
    private long _length;
    private ExceptionDispatchInfo? _failure;
    private bool _isCommitted;
    private bool _isDisposed;

    public override bool CanWrite => !_isCommitted && !_isDisposed;

    public override long Length => _length;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Waits only where a part is full and too many are on their way.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Take(buffer)..];
            if (_count == options.PartBytes)
                Blocking.Wait(SendAsync(CancellationToken.None));
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Take(buffer.Span)..];
            if (_count == options.PartBytes)
                await SendAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        _failure?.Throw();
        using var registration = cancellationToken.UnsafeRegister(stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        if (_parts == 0)
        {
            await upload.PutWholeAsync(_buffer.AsMemory(0, _count), _stop.Token).ConfigureAwait(false);
        }
        else
        {
            if (_count > 0)
                await SendAsync(cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(_sending).ConfigureAwait(false);
            await upload.CompleteAsync(_parts, _stop.Token).ConfigureAwait(false);
        }

        _isCommitted = true;
    }

    /// <summary>Waits until nothing is sent any more, and tells the service to forget the parts.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_isCommitted && _parts > 0)
            await AbandonAsync().ConfigureAwait(false);
        _stop.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
            Blocking.Wait(DisposeAsync().AsTask());
        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> bytes)
    {
        _failure?.Throw();
        if (_count == _buffer.Length)
            Grow(Math.Min(options.PartBytes, _count + bytes.Length));
        var taken = Math.Min(bytes.Length, _buffer.Length - _count);
        bytes[..taken].CopyTo(_buffer.AsSpan(_count));
        _count += taken;
        _length += taken;
        return taken;
    }

    private void Grow(int least)
        => Array.Resize(ref _buffer, _parts > 0 ? options.PartBytes : Math.Min(options.PartBytes, Math.Max(least, Math.Max(FirstBuffer, _buffer.Length * 2))));

    /// <summary>Sends what the buffer holds as the next part. A part that failed ends everything.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_parts == MaxParts)
            {
                throw new ObjectStorageException(
                    FormattableString.Invariant($"'{upload.Address}' would have more than {MaxParts:N0} parts of {options.PartBytes:N0} bytes."),
                    "Write several objects, or larger parts (PartBytes).", isTransient: false);
            }

            if (_parts == 0)
                await upload.BeginAsync(_stop.Token).ConfigureAwait(false);
            if (_sending.Count == options.ParallelParts)
            {
                var sent = await Task.WhenAny(_sending).WaitAsync(cancellationToken).ConfigureAwait(false);
                _sending.Remove(sent);
                await sent.ConfigureAwait(false);
            }

            _sending.Add(PutAsync(++_parts, _buffer, _count));
            _buffer = _free.TryPop(out var free) ? free : [];
            _count = 0;
        }
        catch (Exception problem)
        {
            _failure = ExceptionDispatchInfo.Capture(problem);
            throw;
        }
    }

    private async Task PutAsync(int number, byte[] part, int count)
    {
        await upload.PutPartAsync(number, part.AsMemory(0, count), _stop.Token).ConfigureAwait(false);
        if (part.Length == options.PartBytes)
            _free.Push(part);
    }

    // Best effort: what cannot be told now is not to be seen either, and the next delivery to the name removes it.
    private async Task AbandonAsync()
    {
        using var deadline = new CancellationTokenSource(AbortWithin, options.Time);
        try
        {
            await upload.AbortAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
        }
    }
}
