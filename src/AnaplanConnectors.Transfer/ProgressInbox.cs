namespace AnaplanConnectors.Transfer;

/// <summary>
/// Keeps what is reported from any thread until a host takes it on its own. Hosts such as SSIS want to be told on the thread that
/// they called with, which is never the one that reports.
/// </summary>
/// <typeparam name="T">What is reported: <see cref="TransferProgress"/>, or the events of a client.</typeparam>
public sealed class ProgressInbox<T> : IProgress<T>
{
    /// <summary>Reports that are kept; older ones give way, so that nobody has to empty the box.</summary>
    public const int Capacity = 256;

    private readonly Queue<T> _reports = new();

    /// <summary>Adds a report.</summary>
    public void Report(T value)
    {
        lock (_reports)
        {
            if (_reports.Count == Capacity)
                _reports.Dequeue();
            _reports.Enqueue(value);
        }
    }

    /// <summary>Takes the oldest report; false when there is none.</summary>
    public bool TryTake(out T value)
    {
        lock (_reports)
        {
            var isThere = _reports.Count > 0;
            value = isThere ? _reports.Dequeue() : default!;
            return isThere;
        }
    }
}
