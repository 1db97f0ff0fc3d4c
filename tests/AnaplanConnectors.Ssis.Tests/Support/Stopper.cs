using AnaplanConnectors.Ssis.Host;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody who presses Stop, once, as soon as something is so. When it is disposed nobody looks any more.</summary>
internal sealed class Stopper : IDisposable
{
    // A look may ask another process, and must not wait for one before it: they would take every thread of the pool.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly Timer _timer;
    private bool _isOver;

    public Stopper(DataFlowRun run, Func<bool> isSo)
    {
        _timer = new Timer(_ => StopWhen(run, isSo), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        LookAgain();
    }

    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        _timer.Dispose();
    }

    private void StopWhen(DataFlowRun run, Func<bool> isSo)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            _isOver = isSo();
            if (_isOver)
                run.Stop();
            else
                LookAgain();
        }
    }

    private void LookAgain() => _timer.Change(BetweenLooks, Timeout.InfiniteTimeSpan);
}
