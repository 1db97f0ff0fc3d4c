using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Where the runs of one user on this machine take their leases.</summary>
public sealed class LeaseTable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly string _directory;
    private readonly TimeProvider _time;

    /// <summary>Leases in a directory; made when it is missing.</summary>
    /// <param name="directory">Where they are kept.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    public LeaseTable(string directory, TimeProvider? time = null)
    {
        _directory = directory ?? throw new ArgumentNullException(nameof(directory));
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Where they are kept.</summary>
    internal string DirectoryPath => _directory;

    /// <summary>The file operations that they rest on.</summary>
    internal LocalFiles Files { get; init; } = LocalFiles.Durable;

    /// <summary>How long a lease is waited for. Default: 30 min.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Told who is waited for, once. Default: nobody.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Takes a lease, waiting for whoever has it.</summary>
    /// <param name="what">What is to be worked on, as it reads in a message. Equal texts exclude each other.</param>
    /// <param name="run">Id of the run that wants it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RunException">Somebody else still had it when the wait was over.</exception>
    public async Task<Lease> TakeAsync(string what, string run, CancellationToken cancellationToken = default)
    {
        var since = _time.GetTimestamp();
        var isTold = false;
        while (true)
        {
            if (Lease.TryTake(Files, _directory, what, run, _time, out var holder) is { } lease)
                return lease;
            var left = MaxWait - _time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
                throw Held(what, holder);
            if (!isTold)
                Waiting?.Invoke($"waiting for {Describe(holder)}, which works on {what}");
            isTold = true;
            await Waits.DelayAsync(_time, left < Pause ? left : Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Who has a lease now; null when nobody has.</summary>
    public LeaseHolder? Find(string what) => Lease.Find(_directory, what);

    private RunException Held(string what, LeaseHolder? holder) => new(
        ErrorCodes.LeaseHeld,
        $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is worked on by {Describe(holder)}{(MaxWait > TimeSpan.Zero ? $", for longer than {MaxWait}" : "")}.",
        holder is null ? "Try again later, or wait longer with --model-wait." : $"Try again when it has ended, or wait longer with --model-wait. Watch it: anx runs follow {holder.Run}");

    private static string Describe(LeaseHolder? holder) => holder is null
        ? "another run"
        : $"run {holder.Run} (process {holder.Process.ToString(CultureInfo.InvariantCulture)}, since {holder.Since.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC)";
}
