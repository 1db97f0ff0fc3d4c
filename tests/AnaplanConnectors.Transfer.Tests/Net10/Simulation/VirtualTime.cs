namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// A clock that stands still while anything can be done, and jumps to the next timer when nothing can. Timers of the same moment fire in
/// the order in which they were set.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    /// <summary>The moment at which everything begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Timer, (long Due, long Number)> _timers = new();
    private readonly Lock _gate = new();
    private long _now;
    private long _numbers;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref _now));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the next timer and lets it fire; false when there is none.</summary>
    public bool Advance()
    {
        Timer timer;
        lock (_gate)
        {
            while (true)
            {
                if (!_timers.TryDequeue(out var next, out var at))
                    return false;
                if (next.Number != at.Number)
                    continue;
                _now = Math.Max(_now, at.Due);
                timer = next;
                break;
            }
        }

        timer.Fire();
        return true;
    }

    private void Schedule(Timer timer, TimeSpan due)
    {
        lock (_gate)
        {
            timer.Number = ++_numbers;
            if (due != Timeout.InfiniteTimeSpan)
                _timers.Enqueue(timer, (_now + due.Ticks, timer.Number));
        }
    }

    private sealed class Timer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        /// <summary>The number of its place in the queue; another one once it was changed.</summary>
        public long Number { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            time.Schedule(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
                time.Schedule(this, _period);
            callback(state);
        }

        public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
