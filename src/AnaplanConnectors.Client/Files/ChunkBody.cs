using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// The bytes of one chunk as they are sent: raw, or one complete gzip stream (API reference 1.3). They stay as they are until
/// disposal, so that a repeated chunk is the same chunk.
/// </summary>
public sealed class ChunkBody : IDisposable
{
    internal ChunkBody(ReadOnlySequence<byte> content, long uncompressedLength, bool isGzip, Action? release) => throw new NotImplementedException();

    /// <summary>A body of bytes that somebody else owns and leaves alone until the chunk is sent.</summary>
    public static ChunkBody FromBytes(ReadOnlyMemory<byte> bytes) => throw new NotImplementedException();

    /// <summary>A body of one complete gzip stream that somebody else owns and leaves alone until the chunk is sent.</summary>
    public static ChunkBody FromGzip(ReadOnlyMemory<byte> gzip, long uncompressedLength) => throw new NotImplementedException();

    /// <summary>Bytes to send.</summary>
    public long Length => throw new NotImplementedException();

    /// <summary>Bytes that Anaplan will see: at most 50 MB.</summary>
    public long UncompressedLength { get; }

    /// <summary>Whether the bytes are a gzip stream.</summary>
    public bool IsGzip { get; }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose() => throw new NotImplementedException();
}
