using System.Buffers;
using System.Globalization;

namespace AnaplanConnectors.Client;

/// <summary>
/// The pages of a large read as pieces of one CSV. A header that a later page repeats is dropped (API reference 3.7), and a slow
/// reader keeps the request alive.
/// </summary>
internal sealed class PageSource(ApiSession api, string pagesPath, int count, string what)
    : ChunkSource(api, pagesPath, Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList(), what, "text/csv")
{
    // The service forgets a request after 30 minutes in which no page divisible by 100 was asked for.
    private const int KeepsAlive = 100;

    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(15);

    private readonly TaskCompletionSource<byte[]> _header = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time = api.TimeProvider;
    private long _renewedAt = api.TimeProvider.GetTimestamp();

    public override async Task<PooledBytes> FetchAsync(int index, CancellationToken cancellationToken)
    {
        if (index == 0)
            return await FetchFirstAsync(cancellationToken).ConfigureAwait(false);
        await RenewAsync(index, cancellationToken).ConfigureAwait(false);
        var page = await base.FetchAsync(index, cancellationToken).ConfigureAwait(false);
        try
        {
            return WithoutHeader(page, await _header.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    private async Task<PooledBytes> FetchFirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            var page = await base.FetchAsync(0, cancellationToken).ConfigureAwait(false);
            _header.TrySetResult(FirstLine(page.AsSequence()));
            return page;
        }
        catch (Exception e)
        {
            // Pages behind it wait for its header; who reads gets this error from the first page.
            _header.TrySetException(e);
            _ = _header.Task.Exception;
            throw;
        }
    }

    private async Task RenewAsync(int index, CancellationToken cancellationToken)
    {
        var isDue = _time.GetElapsedTime(Interlocked.Read(ref _renewedAt)) > RenewAfter;
        if (index % KeepsAlive == 0 || isDue)
            Interlocked.Exchange(ref _renewedAt, _time.GetTimestamp());
        if (index % KeepsAlive != 0 && isDue)
            (await base.FetchAsync(index / KeepsAlive * KeepsAlive, cancellationToken).ConfigureAwait(false)).Dispose();
    }

    // Up to and with the line break; empty when there is none, so nothing is dropped.
    private static byte[] FirstLine(ReadOnlySequence<byte> page)
        => page.PositionOf((byte)'\n') is { } end ? page.Slice(0, page.GetPosition(1, end)).ToArray() : [];

    private static PooledBytes WithoutHeader(PooledBytes page, byte[] header)
    {
        var bytes = page.AsSequence();
        if (header.Length == 0 || bytes.Length < header.Length || !bytes.Slice(0, header.Length).ToArray().AsSpan().SequenceEqual(header))
            return page;
        var rest = new PooledBytes();
        foreach (var segment in bytes.Slice(header.Length))
            rest.Write(segment.Span);
        page.Dispose();
        return rest;
    }
}
