namespace AnaplanConnectors.Client.Tests;

/// <summary>
/// Time that passes only when nothing else happens: it jumps to the next timer while the service is idle, so that minutes of
/// pauses take no time and no pause is cut.
/// </summary>
internal sealed class TurnedClock : TimeProvider
{
    // Pauses are shorter than this, limits of waiting longer: those run out only in tests that say so.
    private static readonly TimeSpan LongestJump = TimeSpan.FromMinutes(2);

    private readonly object _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Start { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan duration) => JumpTo(GetUtcNow() + duration);

    /// <summary>Turns the clock until the work is done.</summary>
    /// <param name="work">What is awaited.</param>
    /// <param name="service">Time stands still while it is busy.</param>
    /// <param name="longestJump">For tests of limits that are longer than any pause.</param>
    public async Task<T> RunAsync<T>(Task<T> work, ScriptedService service, TimeSpan? longestJump = null)
    {
        await RunAsync((Task)work, service, longestJump);
        return await work;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public async Task RunAsync(Task work, ScriptedService service, TimeSpan? longestJump = null)
    {
        while (!work.IsCompleted)
        {
            if (service.IsIdle && Next() is { } due && due - GetUtcNow() <= (longestJump ?? LongestJump))
                JumpTo(due);
            await Task.Yield();
        }

        await work;
    }

    private DateTimeOffset? Next()
    {
        lock (_lock)
            return _timers.Min(t => t.Due);
    }

    private void JumpTo(DateTimeOffset time)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now = time > _now ? time : _now;
            due = _timers.Where(t => t.Due <= _now).OrderBy(t => t.Due).ToList();
            due.ForEach(t => t.Due = null);
        }

        due.ForEach(t => t.Fire());
    }

    private sealed class Timer(TurnedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
                Due = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
