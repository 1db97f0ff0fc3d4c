using AnaplanConnectors.Ssis.Host;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Somebody who presses Stop, once, as soon as something is so. When it is disposed nobody looks any more.</summary>
internal sealed class Stopper : IDisposable
{
    private readonly object _gate = new();
    private readonly Timer _timer;
    private bool _isOver;

    public Stopper(DataFlowRun run, Func<bool> isSo)
        => _timer = new Timer(_ => StopWhen(run, isSo), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

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
            if (_isOver || !isSo())
                return;
            _isOver = true;
            run.Stop();
        }
    }
}
