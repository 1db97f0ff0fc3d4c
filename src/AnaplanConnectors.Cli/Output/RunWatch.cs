using System.Diagnostics;
using System.Security.Cryptography;

namespace AnaplanConnectors.Cli;

/// <summary>Measures a run: its short name, its time, its retries, its memory.</summary>
internal sealed class RunWatch
{
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private int _retries;

    /// <param name="time">The clock.</param>
    /// <param name="id">Id of the run that is resumed; null for a new one.</param>
    public RunWatch(TimeProvider time, string? id = null)
    {
        _time = time;
        _startedAt = time.GetTimestamp();
        Id = id ?? RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 6);
    }

    /// <summary>Short enough to say on the telephone: letters and digits that nobody confuses.</summary>
    public string Id { get; }

    public int Retries => Volatile.Read(ref _retries);

    public TimeSpan Elapsed => _time.GetElapsedTime(_startedAt);

    /// <summary>Most memory that this process ever held, in bytes.</summary>
    public static long PeakMemory
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    public void CountRetry() => Interlocked.Increment(ref _retries);
}
