using System.Runtime.InteropServices;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the command to stop, which cancels what it started on the server and tidies up; the second
/// ends the process at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private Timer? _deadline;

    public Signals()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _deadline?.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested)
        {
            Environment.Exit((int)ExitCode.Cancelled);
            return;
        }

        signal.Cancel = true;
        Console.Error.WriteLine("stopping: what runs on the server is being cancelled; press Ctrl-C again to leave at once");

        // A server that does not answer must not hold the process.
        _deadline = new Timer(_ => Environment.Exit((int)ExitCode.Cancelled), null, Patience, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
