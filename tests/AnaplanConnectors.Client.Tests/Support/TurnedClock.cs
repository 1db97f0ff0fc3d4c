namespace AnaplanConnectors.Client.Tests;

/// <summary>
/// Time that passes only when nothing else happens: it jumps to the next timer while the service is idle, so that minutes of
/// pauses take no time and no pause is cut. The limits of a call run out only while the service hangs.
/// </summary>
internal sealed class TurnedClock : TimeProvider
{
    private static readonly string[] Limits = [nameof(CallClock), nameof(LargeRead)];

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
        var owner = callback.Method.DeclaringType!.FullName!;
        var timer = new Timer(this, callback, state, isLimit: Limits.Any(l => owner.IndexOf(l, StringComparison.Ordinal) >= 0));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan duration) => JumpTo(GetUtcNow() + duration, limitsCount: true);

    /// <summary>Turns the clock until the work is done.</summary>
    /// <param name="work">What is awaited.</param>
    /// <param name="service">Time stands still while it is busy.</param>
    public async Task<T> RunAsync<T>(Task<T> work, ScriptedService service)
    {
        await RunAsync((Task)work, service);
        return await work;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public async Task RunAsync(Task work, ScriptedService service)
    {
        while (!work.IsCompleted)
        {
            var hangs = service.IsHanging;
            if (service.IsIdle && Next(hangs) is { } due)
                JumpTo(due, hangs);
            await Task.Yield();
        }

        await work;
    }

    private DateTimeOffset? Next(bool limitsCount)
    {
        lock (_lock)
            return _timers.Where(t => limitsCount || !t.IsLimit).Min(t => t.Due);
    }

    private void JumpTo(DateTimeOffset time, bool limitsCount)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now = time > _now ? time : _now;
            due = _timers.Where(t => t.Due <= _now && (limitsCount || !t.IsLimit)).OrderBy(t => t.Due).ToList();
            due.ForEach(t => t.Due = null);
        }

        due.ForEach(t => t.Fire());
    }

    private sealed class Timer(TurnedClock clock, TimerCallback callback, object? state, bool isLimit) : ITimer
    {
        public bool IsLimit => isLimit;

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
