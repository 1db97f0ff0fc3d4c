using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Has something checked at the end of a stream, before it says that this is the end.</summary>
internal sealed class VerifiedStream(Stream inner, Func<CancellationToken, Task> verifyAsync) : ReadOnlyStream
{
    private bool _isVerified;

    // A stream has to offer this; nothing below holds on to a synchronization context.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        if (read == 0 && count > 0 && !_isVerified)
        {
            await verifyAsync(cancellationToken).ConfigureAwait(false);
            _isVerified = true;
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
