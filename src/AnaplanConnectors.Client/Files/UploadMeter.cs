namespace AnaplanConnectors.Client;

/// <summary>Adds up acknowledged chunks and reports in an order that only grows.</summary>
internal sealed class UploadMeter(IProgress<UploadProgress>? progress)
{
    private readonly object _lock = new();
    private int _chunks;
    private long _sent;
    private long _acknowledged;

    public int? ChunkCount { get; set; }

    public void Add(long content, long sent)
    {
        lock (_lock)
        {
            _chunks++;
            _sent += sent;
            _acknowledged += content;
            progress?.Report(new(_chunks, ChunkCount, _sent, _acknowledged));
        }
    }
}
