using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// The files of one process on a disk that forgets: when the power fails with the process, what was not synced is cut off anywhere or
/// reads as zeros, and names that were not synced may be what they were before.
/// </summary>
internal sealed class SimulatedFiles : LocalFiles
{
    private readonly SimulatedProcess _process;
    private readonly string _root;
    private readonly bool _losesPower;
    private readonly List<SimulatedFile> _open = [];
    private readonly SortedDictionary<string, long> _synced = new(StringComparer.Ordinal);
    private readonly List<(string Directory, Action Undo)> _names = [];

    public SimulatedFiles(SimulatedProcess process, string root, bool losesPower)
    {
        (_process, _root, _losesPower) = (process, root, losesPower);
        process.Dying = Die;
    }

    public override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
        => Open(path, mode, access, share);

    public override FileStream OpenToWrite(string path, FileMode mode) => Open(path, mode, FileAccess.Write, FileShare.None);

    public override void Sync(FileStream file)
    {
        _process.DoOnDisk($"sync {Name(file.Name)}");
        _synced[file.Name] = file.Length;
    }

    public override void SyncDirectory(string path)
    {
        _process.DoOnDisk($"sync directory {Name(path)}");
        _names.RemoveAll(name => name.Directory == path);
    }

    public override void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        _process.DoOnDisk($"create directory {Name(path)}");
        Directory.CreateDirectory(path);
    }

    public override void Rename(string path, string finalPath, bool overwrite)
    {
        _process.DoOnDisk($"rename {Name(path)} to {Name(finalPath)}");
        var old = overwrite && File.Exists(finalPath) ? File.ReadAllBytes(finalPath) : null;
        var changed = File.GetLastWriteTimeUtc(finalPath);
        File.Move(path, finalPath, overwrite);
        if (_synced.Remove(path, out var length))
            _synced[finalPath] = length;
        _names.Add((Path.GetDirectoryName(finalPath)!, () =>
        {
            if (!File.Exists(finalPath))
                return;
            File.Move(finalPath, path, overwrite: true);
            if (old is null)
                return;
            File.WriteAllBytes(finalPath, old);
            File.SetLastWriteTimeUtc(finalPath, changed);
        }));
    }

    public override void Delete(string path)
    {
        _process.DoOnDisk($"delete {Name(path)}");
        File.Delete(path);
        _synced.Remove(path);
    }

    public override void DeleteDirectory(string path)
    {
        _process.DoOnDisk($"delete directory {Name(path)}");
        Directory.Delete(path, recursive: true);
    }

    internal void BeforeWrite(SimulatedFile file, ReadOnlySpan<byte> bytes)
    {
        var wasDead = _process.IsDead;
        var part = bytes[..(int)(bytes.Length * _process.Chance.NextDouble())];
        try
        {
            // Who has a lease is told by the id and the start of the real process, which no seed decides.
            _process.DoOnDisk(file.Name.Contains(".holder", StringComparison.Ordinal) ? $"write {Name(file.Name)}" : $"write {bytes.Length} bytes to {Name(file.Name)}");
        }
        catch (Exception) when (!wasDead)
        {
            // Killed or out of room in the middle of it.
            if (!_process.IsDead)
                file.WriteThrough(part);
            else if (!_losesPower)
                Append(file.Name, part);
            throw;
        }
    }

    internal void Closed(SimulatedFile file) => _open.Remove(file);

    private SimulatedFile Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        _process.DoOnDisk($"open {Name(path)}");
        var isNew = !File.Exists(path);
        var file = new SimulatedFile(this, path, mode, access, share);
        _open.Add(file);
        if (access != FileAccess.Read)
            _synced[path] = Math.Min(_synced.GetValueOrDefault(path, file.Length), file.Length);
        if (isNew)
            _names.Add((Path.GetDirectoryName(path)!, () => File.Delete(path)));
        return file;
    }

    private void Die()
    {
        foreach (var file in _open.ToList())
            file.Dispose();
        if (!_losesPower)
            return;
        foreach (var (path, synced) in _synced)
        {
            if (!File.Exists(path))
                continue;
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            var lost = file.Length - synced;
            if (lost <= 0)
                continue;
            var kept = synced + (long)(lost * _process.Chance.NextDouble());
            var zeros = _process.Chance.Next(3) == 0 ? file.Length - kept : 0;
            file.SetLength(kept);
            file.SetLength(kept + zeros);
        }

        for (var i = _names.Count - 1; i >= 0; i--)
        {
            if (_process.Chance.Next(2) == 0)
                _names[i].Undo();
        }
    }

    private static void Append(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.Write(bytes);
    }

    private string Name(string path) => Path.GetRelativePath(_root, path);
}

/// <summary>A file of a simulated process. Everything happens at once, so that the order never depends on the machine.</summary>
internal sealed class SimulatedFile(SimulatedFiles files, string path, FileMode mode, FileAccess access, FileShare share)
    : FileStream(path, mode, access, share, bufferSize: 1)
{
    public bool IsClosed { get; private set; }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        files.BeforeWrite(this, buffer);
        WriteThrough(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return default;
    }

    public void WriteThrough(ReadOnlySpan<byte> bytes) => RandomAccess.Write(SafeFileHandle, bytes, Advance(bytes.Length));

    protected override void Dispose(bool disposing)
    {
        if (!IsClosed)
            files.Closed(this);
        IsClosed = true;
        base.Dispose(disposing);
    }

    private long Advance(int count)
    {
        var position = Position;
        Position = position + count;
        return position;
    }
}
