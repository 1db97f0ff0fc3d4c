using System.IO.Compression;

namespace AnaplanConnectors.Client;

/// <summary>
/// Reads the body of an answer whole, so that nobody sees half of one. Decompresses with limits of its own: a small answer must
/// not become a huge one.
/// </summary>
internal static class AnswerBody
{
    /// <summary>Largest body taken, decompressed. Anaplan's chunks have about 10 MB, its limit for uploads is 50.</summary>
    public const long MaxLength = 64 * 1024 * 1024;

    private const long RatioCountsFrom = 1024 * 1024;

    private const int MaxRatio = 200;

    /// <exception cref="AnswerException">It is cut short, too large, or compressed in an unknown way.</exception>
    public static async Task<PooledBytes> ReadAsync(HttpResponseMessage response, CallClock clock, long maxLength = MaxLength)
    {
        var raw = new CountedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), clock);
        var isGzip = IsGzip(response);
        var bytes = new PooledBytes();
        try
        {
            using var content = isGzip ? new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true) : (Stream)raw;
            while (await ReadPieceAsync(content, bytes, clock.Token).ConfigureAwait(false))
                Limit(bytes.Length, raw.Count, isGzip, maxLength);
            if (isGzip)
                await CheckEndAsync(raw, bytes.Length, clock.Token).ConfigureAwait(false);
            if (response.Content.Headers.ContentLength is { } announced && announced != raw.Count)
                throw new AnswerException(Invariant($"the answer was cut short ({raw.Count:N0} of {announced:N0} bytes)"));
            return bytes;
        }
        catch (InvalidDataException e)
        {
            bytes.Dispose();
            throw new AnswerException("the answer is no valid gzip stream", innerException: e);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
        finally
        {
            clock.BytesRest();
        }
    }

    private static bool IsGzip(HttpResponseMessage response)
    {
        var encodings = response.Content.Headers.ContentEncoding.Where(e => !IsWord(e, "identity")).ToList();
        if (encodings.Count == 0)
            return false;
        if (encodings.Count == 1 && (IsWord(encodings[0], "gzip") || IsWord(encodings[0], "x-gzip")))
            return true;
        throw new AnswerException($"the answer is compressed as '{string.Join(", ", encodings)}', which was not asked for");

        static bool IsWord(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<bool> ReadPieceAsync(Stream content, PooledBytes bytes, CancellationToken cancellationToken)
    {
        var free = bytes.GetFree();
        var count = await content.ReadAsync(free.Array!, free.Offset, free.Count, cancellationToken).ConfigureAwait(false);
        bytes.Advance(count);
        return count > 0;
    }

    private static void Limit(long length, long rawLength, bool isGzip, long maxLength)
    {
        if (length > maxLength)
            throw new AnswerException(Invariant($"the answer is larger than {maxLength:N0} bytes"), ErrorCodes.AnswerTooLarge);
        if (isGzip && length > RatioCountsFrom && length > rawLength * MaxRatio)
            throw new AnswerException($"the answer is compressed more than {MaxRatio} times", ErrorCodes.AnswerTooLarge);
    }

    // GZipStream takes a stream that was cut anywhere for a complete one, on both frameworks. The length that ends a gzip stream
    // shows it.
    private static async Task CheckEndAsync(CountedStream raw, long length, CancellationToken cancellationToken)
    {
        var rest = new byte[1024];
        while (await raw.ReadAsync(rest, 0, rest.Length, cancellationToken).ConfigureAwait(false) > 0)
        {
            // Drained so that the end of the stream is seen.
        }

        if (raw.Count > 0 && raw.LastUInt32 != (uint)length)
            throw new AnswerException("the compressed answer was cut short");
    }
}
