using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The bytes of a list or view. The service's store for a large read is freed as soon as the end was read; who stops earlier waits for that
/// when closing, at most 30 seconds.
/// </summary>
internal sealed class ReadContent(CsvContent content) : ReadOnlyStream
{
    private bool _isReleased;

    // A stream has to offer this; nothing below holds on to a synchronization context.
    public override int Read(byte[] buffer, int offset, int count) => Blocking.Wait(ReadAsync(buffer, offset, count, CancellationToken.None));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_isReleased)
            return 0;
        var read = await content.Stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        if (read == 0 && count > 0)
            await ReleaseAsync().ConfigureAwait(false);
        return read;
    }

    /// <summary>Typed rows of a content, which is closed with them, or at once when they cannot be opened.</summary>
    public static async ValueTask<RowReader> OpenRowsAsync(
        CsvContent content, CsvFormat format, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        Stream stream = new ReadContent(content);
        if (progress is not null)
            stream = new ReadProgressStream(stream, progress);
        return await CsvRows.OpenAsync(stream, format, leaveOpen: false, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isReleased)
            Blocking.Wait(ReleaseAsync());
        base.Dispose(disposing);
    }

    private async Task<bool> ReleaseAsync()
    {
        _isReleased = true;
        await content.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
