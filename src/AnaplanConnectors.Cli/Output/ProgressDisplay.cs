using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Cli;

/// <summary>Shows how a run comes along, on standard error, while the work is under way.</summary>
internal abstract class ProgressDisplay : IProgress<TransferProgress>
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<TransferPhase, PhaseState> _phases = [];

    protected ProgressDisplay(string title, TimeProvider time)
    {
        Title = title;
        Time = time;
    }

    /// <summary>About how many bytes will be read; null when nobody knows.</summary>
    public long? ExpectedBytes { get; set; }

    protected string Title { get; }

    protected TimeProvider Time { get; }

    public static ProgressDisplay Create(Screen screen, RunWatch watch, string title)
    {
        if (screen.Settings.NoProgress || screen.Settings.Quiet)
            return new SilentProgress(title, screen.Host.Time);
        return screen.RedrawsProgress
            ? new LiveProgress(screen, watch, title)
            : new PlainProgress(screen.Host.Error, watch, title, screen.Host.Time);
    }

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public abstract Task<T> ShowAsync<T>(Func<IProgress<TransferProgress>, Task<T>> work);

    public void Report(TransferProgress value)
    {
        PhaseState state;
        bool isNews;
        value = WithFraction(value);
        lock (_lock)
        {
            var now = Time.GetTimestamp();
            if (!_phases.TryGetValue(value.Phase, out state!))
                _phases.Add(value.Phase, state = new PhaseState(value, now));
            isNews = state.Take(value, now);
        }

        OnReport(state, isNews);
    }

    /// <summary>Whether a phase has begun.</summary>
    public bool Has(TransferPhase phase) => Latest(phase) is not null;

    /// <summary>The last news of a phase; null before it has begun.</summary>
    public TransferProgress? Latest(TransferPhase phase)
    {
        lock (_lock)
            return _phases.TryGetValue(phase, out var state) ? state.Latest : null;
    }

    // What is read is written in other words, so the sizes differ a little; the phase itself says when it has ended.
    private TransferProgress WithFraction(TransferProgress value)
        => value is { Phase: TransferPhase.Read, Fraction: null } && ExpectedBytes is > 0
            ? value with { Fraction = Math.Min(0.99, (double)value.Bytes / ExpectedBytes.Value) }
            : value;

    protected virtual void OnReport(PhaseState state, bool isNews)
    {
    }

    protected IReadOnlyList<PhaseState> Snapshot()
    {
        lock (_lock)
            return _phases.Values.Select(phase => phase with { }).ToArray();
    }

    private sealed class SilentProgress(string title, TimeProvider time) : ProgressDisplay(title, time)
    {
        public override Task<T> ShowAsync<T>(Func<IProgress<TransferProgress>, Task<T>> work) => work(this);
    }
}

/// <summary>The latest news of a phase.</summary>
internal sealed record PhaseState
{
    public PhaseState(TransferProgress first, long startedAt)
    {
        Latest = first;
        StartedAt = startedAt;
        UpdatedAt = startedAt;
    }

    public TransferProgress Latest { get; private set; }

    public long StartedAt { get; }

    public long UpdatedAt { get; private set; }

    public bool IsNew { get; private set; } = true;

    /// <summary>Takes a report; true when the phase has just begun, ended, or the service says something new.</summary>
    public bool Take(TransferProgress value, long now)
    {
        var isNews = IsNew || (value.IsFinished && !Latest.IsFinished) || (value.Note is not null && value.Note != Latest.Note);
        IsNew = false;
        if (!Latest.IsFinished)
            UpdatedAt = now;
        Latest = value;
        return isNews;
    }
}
