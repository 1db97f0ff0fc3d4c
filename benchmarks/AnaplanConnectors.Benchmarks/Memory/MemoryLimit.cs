using System.Diagnostics;
using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// 256 MB and not a byte more for a process: a control group of Linux, version 1 or 2; where none can be made, a limit of .NET's heap, which
/// leaves out what is not heap.
/// </summary>
internal sealed class MemoryLimit : IDisposable
{
    private const long Bytes = 256 << 20;

    private readonly string? _group;

    public MemoryLimit() => _group = Groups().FirstOrDefault(group => TryCreate(group.Folder, group.Limit)).Folder;

    /// <summary>What it is, for people.</summary>
    public string Kind => _group is null ? "a heap limit (no control group can be made here)" : "a control group";

    /// <summary>Makes the process start inside.</summary>
    public void Apply(ProcessStartInfo start)
    {
        if (_group is null)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = Bytes.ToString("X", CultureInfo.InvariantCulture);
            return;
        }

        string[] command = [start.FileName, .. start.ArgumentList];
        start.FileName = "/bin/sh";
        start.ArgumentList.Clear();
        foreach (var argument in (string[])["-c", $"echo $$ > {_group}/cgroup.procs && exec \"$@\"", "sh", .. command])
            start.ArgumentList.Add(argument);
    }

    public void Dispose()
    {
        if (_group is not null)
            Directory.Delete(_group);
    }

    private static IEnumerable<(string Folder, string Limit)> Groups()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"anx-memory-{Environment.ProcessId}");
        yield return ($"/sys/fs/cgroup/memory/{name}", "memory.limit_in_bytes");
        yield return ($"/sys/fs/cgroup/{name}", "memory.max");
    }

    private static bool TryCreate(string folder, string limit)
    {
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(folder)))
                return false;
            Directory.CreateDirectory(folder);
            if (File.Exists(Path.Combine(folder, limit)))
            {
                File.WriteAllText(Path.Combine(folder, limit), Bytes.ToString(CultureInfo.InvariantCulture));
                return true;
            }

            Directory.Delete(folder);
            return false;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
