using System.IO.Compression;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// A stretch of content on disk, as it was received: compressed chunks stay compressed. It is deleted when nobody holds it any
/// more, so that a reader is not disturbed by an upload that replaces what it reads.
/// </summary>
internal sealed class ContentPart(string path, long length, bool isCompressed, bool isOwned = true)
{
    private readonly Lock _gate = new();
    private int _holders = 1;

    /// <summary>Bytes after inflating.</summary>
    public long Length { get; } = length;

    public bool IsCompressed { get; } = isCompressed;

    public void Hold()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_holders == 0, this);
            _holders++;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            if (--_holders > 0 || !isOwned)
                return;
        }
        File.Delete(path);
    }

    /// <summary>The bytes as they lie on disk. The caller disposes the stream, and holds the part meanwhile.</summary>
    public FileStream OpenStored() => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);

    /// <summary>The content itself.</summary>
    public Stream Open() => IsCompressed ? new GZipStream(OpenStored(), CompressionMode.Decompress) : OpenStored();
}
