using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// A file that has its name only once it is whole. It is written as <c>name.partial</c> in the same directory and renamed by
/// <see cref="Commit"/>; disposing earlier removes it. A file that had the name before stays as it was until then. Errors of writing
/// name the file, and say how far it came and how much room there is.
/// </summary>
public sealed class UnfinishedFile : UnfinishedStream
{
    private readonly LocalFiles _files;
    private readonly string _partialPath;
    private readonly bool _overwrite;
    private readonly Stream _file;
    private long _length;
    private IOException? _failure;
    private bool _isCommitted;
    private bool _isDisposed;
    private bool _keepsPartial;

    /// <summary>Creates the unfinished file. One that an earlier run left behind under the same name is replaced.</summary>
    /// <param name="path">The final name. Its directory must exist.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <exception cref="IOException">The name is taken, the directory is missing, or somebody else is writing the file.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public UnfinishedFile(string path, bool overwrite = false)
        : this(path, overwrite, LocalFiles.Durable)
    {
    }

    internal UnfinishedFile(string path, bool overwrite, LocalFiles files)
        : this(path, overwrite, partial => files.OpenToWrite(partial, FileMode.Create), files)
    {
    }

    /// <param name="path">The final name.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="create">Makes the stream of the unfinished file.</param>
    /// <param name="files">The other file operations; null for those of the system.</param>
    internal UnfinishedFile(string path, bool overwrite, Func<string, Stream> create, LocalFiles? files = null)
    {
        _files = files ?? LocalFiles.Durable;
        FinalPath = path ?? throw new ArgumentNullException(nameof(path));
        _partialPath = PartialPath(path);
        _overwrite = overwrite;
        if (!overwrite && File.Exists(path))
            throw Taken();
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a directory. Name a file in it.");
        _file = create(_partialPath);
    }

    /// <summary>
    /// Goes on with an unfinished file, or begins it. Disposing before <see cref="Commit"/> leaves it where it is, for the next one who
    /// goes on.
    /// </summary>
    /// <param name="path">The final name. Its directory must exist.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="length">Bytes of the unfinished file that count; what lies behind them is removed.</param>
    /// <exception cref="IOException">The name is taken, the directory is missing, or somebody else is writing the file.</exception>
    public static UnfinishedFile Continue(string path, bool overwrite, long length)
        => Continue(path, overwrite, length, LocalFiles.Durable);

    internal static UnfinishedFile Continue(string path, bool overwrite, long length, LocalFiles files)
        => new(path, overwrite, partial => Reopen(files, partial, length), files) { _length = length, _keepsPartial = true };

    /// <summary>The name that a file has until it is whole.</summary>
    /// <param name="path">The final name.</param>
    public static string PartialPath(string path) => path + ".partial";

    /// <summary>The name that the file gets in the end.</summary>
    public string FinalPath { get; }

    /// <inheritdoc/>
    public override bool CanWrite => !_isCommitted && !_isDisposed;

    /// <summary>Bytes written so far.</summary>
    public override long Length => _length;

    /// <summary>Brings everything to the disk, closes the file and gives it its name.</summary>
    /// <exception cref="IOException">
    /// That fails, the name was taken meanwhile, or a write failed before, even if whoever wrote kept quiet about it. The unfinished
    /// file is removed when this is disposed.
    /// </exception>
    public void Commit()
    {
        if (_failure is not null)
            throw _failure;
        try
        {
            if (_file is FileStream onDisk)
                _files.Sync(onDisk);
            _file.Dispose();
        }
        catch (IOException problem)
        {
            throw Failed(problem);
        }

        if (!_overwrite && File.Exists(FinalPath))
            throw Taken();
        _files.Rename(_partialPath, FinalPath, _overwrite);
        _isCommitted = true;
        _files.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(FinalPath))!);
    }

    /// <summary>As <see cref="Commit"/>.</summary>
    public override ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        Commit();
        return default;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            _file.Write(buffer, offset, count);
        }
        catch (IOException problem)
        {
            throw Failed(problem);
        }

        _length += count;
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            await _file.WriteAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            throw Failed(problem);
        }

        _length += count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _file.Dispose();
            if (!_isCommitted && !_keepsPartial)
                _files.Delete(_partialPath);
        }

        base.Dispose(disposing);
    }

    private static FileStream Reopen(LocalFiles files, string path, long length)
    {
        var file = files.OpenToWrite(path, FileMode.OpenOrCreate);
        file.SetLength(length);
        file.Position = length;
        return file;
    }

    private IOException Taken() => new($"The file '{FinalPath}' exists. Choose another name, or allow it to be replaced.");

    private IOException Failed(IOException problem) => _failure = new IOException(
        FormattableString.Invariant(
            $"Writing '{FinalPath}' failed after {_length:N0} bytes{Space()}: {problem.Message.TrimEnd('.')}. What was written is {(_keepsPartial ? "kept for resuming" : "removed")}, and nothing has changed under that name. Make room or choose another place, and run again."),
        problem);

    private string Space()
    {
        try
        {
            return FormattableString.Invariant($" ({new DriveInfo(Path.GetFullPath(_partialPath)).AvailableFreeSpace:N0} bytes are free there)");
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
