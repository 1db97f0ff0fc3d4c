namespace AnaplanConnectors.Simulator;

/// <summary>
/// Counts an answer's bytes and closes its record before the last of them goes out: a client that has read everything must
/// find its request finished.
/// </summary>
internal sealed class MeteredBody(ApiBody inner, RequestLog log, RecordedRequest record) : ApiBody(inner.ContentType)
{
    public override long? Length => inner.Length;

    public override async Task WriteToAsync(Stream output, CancellationToken cancellationToken)
    {
        await inner.WriteToAsync(new WatchedStream(output, count =>
        {
            record.ResponseLength += count;
            if (record.ResponseLength >= inner.Length)
                log.Finished(record);
        }), cancellationToken);
        log.Finished(record);
    }

    public override void Dispose()
    {
        inner.Dispose();
        log.Finished(record);
    }
}
