using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Tells how many bytes were read, now and then.</summary>
internal sealed class ReadProgressStream(Stream inner, IProgress<TransferProgress> progress) : ReadOnlyStream
{
    private const long Step = 1 << 20;

    private long _bytes;
    private long _reported;
    private bool _isFinished;

    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Count(await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _bytes += read;
        if (read > 0 && _bytes - _reported < Step)
            return read;
        if (!_isFinished)
        {
            _isFinished = read == 0;
            _reported = _bytes;
            progress.Report(new TransferProgress(TransferPhase.Read) { Bytes = _bytes, IsFinished = _isFinished });
        }

        return read;
    }
}
