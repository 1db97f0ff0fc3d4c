namespace AnaplanConnectors.ObjectStorage;

/// <summary>
/// Reads a range of an object although bodies are cut short: what is missing is asked for again. The clients of the services repeat
/// requests that are refused, but a body that breaks off is the reader's matter.
/// </summary>
internal static class RangeReading
{
    private const int MaxFailures = 5; // in a row, without a byte

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <param name="address">Of the object, for messages.</param>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="buffer">Filled.</param>
    /// <param name="get">Asks for so many bytes from an offset.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ObjectStorageException">It broke off too often.</exception>
    public static async ValueTask FillAsync(
        string address, long offset, Memory<byte> buffer, Func<long, int, CancellationToken, Task<Stream>> get, TimeProvider time, CancellationToken cancellationToken)
    {
        var filled = 0;
        var failures = 0;
        while (filled < buffer.Length)
        {
            var before = filled;
            Exception? broken = null;
            using var silence = new CancellationTokenSource(Silence, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
            try
            {
                var body = await get(offset + filled, buffer.Length - filled, either.Token).ConfigureAwait(false);
                await using (body.ConfigureAwait(false))
                {
                    int count;
                    while (filled < buffer.Length && (count = await body.ReadAsync(buffer[filled..], either.Token).ConfigureAwait(false)) > 0)
                    {
                        filled += count;
                        silence.CancelAfter(Silence);
                    }
                }
            }
            catch (Exception problem) when (IsBroken(problem) && !cancellationToken.IsCancellationRequested)
            {
                broken = problem;
            }

            failures = filled > before ? 0 : failures + 1;
            if (filled == buffer.Length)
                return;
            if (failures == MaxFailures)
            {
                throw new ObjectStorageException(
                    FormattableString.Invariant($"Reading '{address}' broke off {MaxFailures} times at byte {offset + filled:N0}."), "Try again later.", isTransient: true, broken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 * Math.Pow(3, failures) * (0.5 + Random.Shared.NextDouble())), time, cancellationToken).ConfigureAwait(false);
        }
    }

    // What the services refuse is no broken body, and was repeated by their clients already.
    private static bool IsBroken(Exception problem)
        => problem is HttpRequestException or OperationCanceledException || (problem is IOException and not ObjectStorageException and not FileNotFoundException);
}
