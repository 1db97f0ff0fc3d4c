using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// The bytes of one chunk as they are sent: raw, or one complete gzip stream (API reference 1.3). They stay as they are until
/// disposal, so that a repeated chunk is the same chunk.
/// </summary>
public sealed class ChunkBody : IDisposable
{
    private readonly PooledBytes? _owned;
    private ReadOnlySequence<byte> _bytes;

    internal ChunkBody(PooledBytes bytes, long uncompressedLength, bool isGzip)
        : this(bytes.AsSequence(), uncompressedLength, isGzip) => _owned = bytes;

    private ChunkBody(ReadOnlySequence<byte> bytes, long uncompressedLength, bool isGzip)
        => (_bytes, UncompressedLength, IsGzip) = (bytes, uncompressedLength, isGzip);

    /// <summary>A body of bytes that somebody else owns and leaves alone until the chunk is sent.</summary>
    public static ChunkBody FromBytes(ReadOnlyMemory<byte> bytes) => new(new ReadOnlySequence<byte>(bytes), bytes.Length, isGzip: false);

    /// <summary>A body of one complete gzip stream that somebody else owns and leaves alone until the chunk is sent.</summary>
    public static ChunkBody FromGzip(ReadOnlyMemory<byte> gzip, long uncompressedLength)
        => new(new ReadOnlySequence<byte>(gzip), uncompressedLength, isGzip: true);

    /// <summary>Bytes to send.</summary>
    public long Length => _bytes.Length;

    /// <summary>Bytes that Anaplan will see: at most 50 MB.</summary>
    public long UncompressedLength { get; }

    /// <summary>Whether the bytes are a gzip stream.</summary>
    public bool IsGzip { get; }

    /// <summary>Writes the bytes, as they are sent, to a stream.</summary>
    public void WriteTo(Stream stream)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));
        foreach (var segment in _bytes)
            stream.Write(segment);
    }

    // Compression is announced by the type of the content, never by Content-Encoding (API reference 1.3).
    internal RequestBody ToRequestBody() => new(_bytes, IsGzip ? "application/x-gzip" : "application/octet-stream");

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        _bytes = default;
        _owned?.Dispose();
    }
}
