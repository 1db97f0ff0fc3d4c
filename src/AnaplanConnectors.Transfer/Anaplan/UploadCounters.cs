using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>What was acknowledged so far. Counted by several threads.</summary>
internal sealed class UploadCounters(IProgress<TransferProgress>? progress)
{
    private readonly object _lock = new();

    public int Chunks { get; private set; }

    /// <summary>Bytes before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes as they went over the wire.</summary>
    public long BytesSent { get; private set; }

    public void Add(ChunkBody body)
    {
        lock (_lock)
        {
            Chunks++;
            Bytes += body.UncompressedLength;
            BytesSent += body.Length;
            Report(isFinished: false, chunkCount: null);
        }
    }

    /// <summary>Counts a chunk that an earlier process sent.</summary>
    public void AddEarlier(long content, long sent)
    {
        lock (_lock)
        {
            Chunks++;
            Bytes += content;
            BytesSent += sent;
            Report(isFinished: false, chunkCount: null);
        }
    }

    public void Finish(int chunkCount)
    {
        lock (_lock)
            Report(isFinished: true, chunkCount);
    }

    private void Report(bool isFinished, int? chunkCount) => progress?.Report(new TransferProgress(TransferPhase.Upload)
    {
        Bytes = Bytes,
        Chunks = Chunks,
        ChunkCount = chunkCount,
        IsFinished = isFinished,
    });
}
