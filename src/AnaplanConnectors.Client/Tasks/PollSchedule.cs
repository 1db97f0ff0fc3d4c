namespace AnaplanConnectors.Client;

/// <summary>Pauses between questions: soon at first, for short tasks, then rarely (API reference 8.5). A tenth is added at random.</summary>
internal sealed class PollSchedule(TimeSpan interval)
{
    private static readonly TimeSpan[] First = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    private int _asked;

    public TimeSpan Next()
    {
        var pause = _asked < First.Length && First[_asked] < interval ? First[_asked] : interval;
        _asked++;
        return pause + Jitter.UpTo(TimeSpan.FromTicks(pause.Ticks / 10));
    }
}
