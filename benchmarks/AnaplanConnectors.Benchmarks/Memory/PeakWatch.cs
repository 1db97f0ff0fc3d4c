using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// Follows a process to its end. The most memory it ever had resident is what the kernel counts (VmHWM); it only grows, so the last
/// look before the end is the peak, but for what happens in the last few milliseconds.
/// </summary>
internal sealed class PeakWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public long PeakBytes { get; private set; }

    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Returns when the process has ended.</summary>
    public async Task FollowAsync(Process process)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!process.HasExited)
        {
            try
            {
                Look(process);
            }
            catch (Exception gone) when (gone is IOException or InvalidOperationException or Win32Exception)
            {
                // It ended while it was looked at.
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private void Look(Process process)
    {
        const string word = "VmHWM:";
        if (File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal)) is { } line)
            PeakBytes = long.Parse(line[word.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        process.Refresh();
        ProcessorTime = process.TotalProcessorTime;
    }
}
