namespace AnaplanConnectors.Simulator;

/// <summary>The requests in the order they came, and how many are being served.</summary>
internal sealed class RequestLog(TimeProvider clock, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = [];
    private readonly Dictionary<Route, int> _running = [];
    private int _runningTotal;
    private long _count;

    public event Action<RecordedRequest>? Served;

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    public RecordedRequest Arrived(ApiRequest request, RouteMatch match, bool isReplay)
    {
        lock (_gate)
        {
            var sameRoute = _running[match.Route] = _running.GetValueOrDefault(match.Route) + 1;
            var record = new RecordedRequest(++_count, request, match, clock.GetUtcNow(), ++_runningTotal, sameRoute)
            {
                IsReplay = isReplay,
            };
            _requests.Enqueue(record);
            if (_requests.Count > capacity)
                _requests.Dequeue();
            return record;
        }
    }

    /// <summary>
    /// Called once the last byte of the answer is known, before the caller can see it; calling again does nothing.
    /// </summary>
    public void Finished(RecordedRequest record)
    {
        lock (_gate)
        {
            if (record.Ended is not null)
                return;
            record.Ended = clock.GetUtcNow();
            _running[record.Route]--;
            _runningTotal--;
        }
        Served?.Invoke(record);
    }
}
