using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// The right to be the only one on this machine who works on something. The kernel holds the lock and drops it when the process
/// dies, however that happens; beside it stands who has it. Disposing gives it back.
/// </summary>
public sealed class Lease : IDisposable
{
    private readonly LocalFiles _files;
    private readonly FileStream _lock;
    private readonly string _holderPath;

    private Lease(LocalFiles files, FileStream file, string holderPath, LeaseHolder holder, LeaseHolder? previous)
        => (_files, _lock, _holderPath, Holder, Previous) = (files, file, holderPath, holder, previous);

    /// <summary>This run.</summary>
    public LeaseHolder Holder { get; }

    /// <summary>A run that never gave the lease back, because its process was killed; null in general.</summary>
    public LeaseHolder? Previous { get; }

    /// <summary>Takes a lease; null when somebody else has it.</summary>
    /// <param name="files">The file operations.</param>
    /// <param name="directory">Where leases of this user are kept.</param>
    /// <param name="what">What is to be worked on; equal texts exclude each other.</param>
    /// <param name="run">Id of the run that wants it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="holder">Who has it; null when that is not known.</param>
    internal static Lease? TryTake(LocalFiles files, string directory, string what, string run, TimeProvider time, out LeaseHolder? holder)
    {
        files.CreateDirectory(directory);
        var path = Path.Combine(directory, FileName(what));
        holder = null;
        FileStream file;
        try
        {
            file = files.OpenPrivate(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (IsSharingViolation(problem))
        {
            holder = ReadHolder(path + ".holder");
            return null;
        }

        try
        {
            // On file systems without locks everybody gets here; then the process that is named decides.
            var previous = ReadHolder(path + ".holder");
            if (previous is not null && IsAlive(previous))
            {
                holder = previous;
                file.Dispose();
                return null;
            }

            var (id, startedAt) = Current();
            var mine = new LeaseHolder(run, id, startedAt, time.GetUtcNow(), (previous?.Epoch ?? 0) + 1);
            WriteHolder(files, path + ".holder", mine);
            return new Lease(files, file, path + ".holder", mine, previous);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Who has this lease now; null when nobody has.</summary>
    internal static LeaseHolder? Find(string directory, string what)
        => ReadHolder(Path.Combine(directory, FileName(what)) + ".holder") is { } holder && IsAlive(holder, countsUs: true) ? holder : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock file stays: removing it while another process waits on it would give that one a lock on nothing.
        using (_lock)
        {
            if (!_lock.CanWrite)
                return;
            try
            {
                _files.Delete(_holderPath);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // The lock tells who has the lease, and it is given back in any case. The work is done and must not seem to have failed.
            }
        }
    }

    // Windows says that the file is shared or locked, flock that it would have to wait (Linux and macOS have numbers of their own for it).
    private static bool IsSharingViolation(IOException problem) => (problem.HResult & 0xFFFF) is 32 or 33 or 11 or 35;

    // Names of models and files do not belong into file names; a hash of them does.
    private static string FileName(string what)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(what));
        return BitConverter.ToString(hash, 0, 16).Replace("-", "").ToLowerInvariant();
    }

    private static void WriteHolder(LocalFiles files, string path, LeaseHolder holder)
    {
        var unfinished = path + ".new";
        using (var file = files.OpenPrivate(unfinished, FileMode.Create, FileAccess.Write))
            files.Write(file, JsonSerializer.SerializeToUtf8Bytes(holder, RunJson.Default.LeaseHolder));
        files.Rename(unfinished, path, overwrite: true);
    }

    private static LeaseHolder? ReadHolder(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.LeaseHolder);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException)
        {
            // Nobody has it, or it is changing hands at this moment.
            return null;
        }
    }

    private static bool IsAlive(LeaseHolder holder, bool countsUs = false)
    {
        var (id, startedAt) = Current();
        if (holder.Process == id && IsSame(holder.ProcessStartedAt, startedAt))
            return countsUs;
        try
        {
            using var process = Process.GetProcessById(holder.Process);
            return IsSame(process.StartTime.ToUniversalTime(), holder.ProcessStartedAt);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // Systems tell it in ticks of their own, and a clock that is set shifts it a little.
    private static bool IsSame(DateTimeOffset left, DateTimeOffset right) => (left - right).Duration() < TimeSpan.FromSeconds(2);

    private static (int Id, DateTimeOffset StartedAt) Current()
    {
        using var process = Process.GetCurrentProcess();
        return (process.Id, process.StartTime.ToUniversalTime());
    }
}
