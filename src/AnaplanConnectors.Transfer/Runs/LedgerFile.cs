using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>A ledger in a file of its own (see <see cref="LedgerFormat"/>).</summary>
internal sealed class LedgerFile : IRunLedger
{
    private readonly LocalFiles _files;
    private readonly FileStream _file;
    private Exception? _failure;

    private LedgerFile(LocalFiles files, FileStream file, IReadOnlyList<RunRecord> records)
        => (_files, _file, Records) = (files, file, records);

    public IReadOnlyList<RunRecord> Records { get; }

    /// <summary>Opens a ledger to add to it, and begins it when there is none. A torn tail is cut off. The lease of the run keeps others out.</summary>
    /// <exception cref="RunException">It is damaged, or a later version wrote it.</exception>
    /// <exception cref="IOException">It cannot be opened or written.</exception>
    public static LedgerFile Open(string path, LocalFiles files)
    {
        var file = files.OpenPrivate(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        try
        {
            var records = LedgerFormat.Read(ReadAll(file), path, out var length);
            if (length != file.Length)
                file.SetLength(length);
            file.Position = length;
            if (length == 0)
            {
                files.Write(file, LedgerFormat.Header(RunRecord.FormatVersion));
                files.Sync(file);
                files.SyncDirectory(Path.GetDirectoryName(path)!);
            }

            return new LedgerFile(files, file, records);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a ledger that another process may be adding to.</summary>
    /// <exception cref="RunException">It is damaged, or a later version wrote it.</exception>
    public static IReadOnlyList<RunRecord> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return LedgerFormat.Read(ReadAll(file), path, out _);
    }

    public ValueTask AppendAsync(RunRecord record, CancellationToken cancellationToken = default)
    {
        if (record is null)
            throw new ArgumentNullException(nameof(record));
        if (_failure is not null)
            throw new IOException($"The ledger '{_file.Name}' takes nothing more after an error: {_failure.Message}", _failure);
        try
        {
            // One call, so that a killed process leaves a whole frame or a torn one at the end.
            _files.Write(_file, LedgerFormat.Frame(record));
            if (record.IsDurable)
                _files.Sync(_file);
        }
        catch (IOException problem)
        {
            // What reached the disk is unknown now. Reading it again tells, writing behind it would hide it.
            _failure = problem;
            throw new IOException($"The ledger '{_file.Name}' could not be written: {problem.Message}", problem);
        }

        return default;
    }

    public void Dispose() => _file.Dispose();

    private static byte[] ReadAll(FileStream file)
    {
        using var bytes = new MemoryStream();
        file.Position = 0;
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
