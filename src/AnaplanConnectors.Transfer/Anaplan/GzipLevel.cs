namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The level that chunks are compressed with. Level 3 is within a tenth of the best on slow networks; a fast network deserves
/// less work and a slow one smaller chunks (benchmarks/results). Two chunks in a row have to say the same before it moves.
/// </summary>
internal sealed class GzipLevel(int? chosen)
{
    private const int First = 3;
    private const int Fastest = 1;
    private const int Smallest = 6;

    private readonly object _lock = new();
    private int _level = chosen ?? First;
    private int _lean;

    public int Current
    {
        get
        {
            lock (_lock)
                return _level;
        }
    }

    /// <summary>Learns from a chunk that has just been compressed.</summary>
    /// <param name="uploading">Chunks that are on their way.</param>
    /// <param name="waiting">Compressed chunks that wait for their turn.</param>
    public void Observe(int uploading, int waiting)
    {
        if (chosen is not null)
            return;
        lock (_lock)
        {
            // Nothing on its way: the network waits for us. A queue: we wait for the network.
            var direction = waiting > 0 ? 1 : uploading == 0 ? -1 : 0;
            _lean = direction == 0 || Math.Sign(_lean) == -direction ? direction : _lean + direction;
            if (Math.Abs(_lean) < 2)
                return;
            _level = Math.Min(Smallest, Math.Max(Fastest, _level + direction));
            _lean = 0;
        }
    }
}
