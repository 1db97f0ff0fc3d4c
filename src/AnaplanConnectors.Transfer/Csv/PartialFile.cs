using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// A file that is written under <c>name.partial</c> and gets its name when it is whole. Disposing it earlier removes it. Errors of
/// writing name the file, and say how far it came and how much room there is.
/// </summary>
internal sealed class PartialFile : Stream
{
    private readonly string _path;
    private readonly string _partialPath;
    private readonly bool _overwrite;
    private readonly Stream _file;
    private long _length;
    private IOException? _failure;
    private bool _isCommitted;
    private bool _isDisposed;

    /// <param name="path">The final name.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="create">Makes the stream of the partial file; null: an ordinary file.</param>
    public PartialFile(string path, bool overwrite, Func<string, Stream>? create = null)
    {
        _path = path;
        _partialPath = path + ".partial";
        _overwrite = overwrite;
        _file = (create ?? Create)(_partialPath);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isDisposed;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Brings everything to the disk, closes the file and gives it its name.</summary>
    /// <exception cref="IOException">That fails, or a write failed before, even if whoever wrote kept quiet about it.</exception>
    public void Commit()
    {
        if (_failure is not null)
            throw _failure;
        try
        {
            if (_file is FileStream onDisk)
                onDisk.Flush(flushToDisk: true);
            _file.Dispose();
        }
        catch (IOException problem)
        {
            throw Failed(problem);
        }

        Files.Rename(_partialPath, _path, _overwrite);
        _isCommitted = true;
    }

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

    public override void Flush() => _file.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _file.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _file.Dispose();
            if (!_isCommitted)
                File.Delete(_partialPath);
        }

        base.Dispose(disposing);
    }

    // Unbuffered: blocks are large, and a buffer would fail a second time when the file is closed on a full disk.
    private static FileStream Create(string path)
        => new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);

    private IOException Failed(IOException problem) => _failure = new IOException(
        FormattableString.Invariant(
            $"Writing '{_path}' failed after {_length:N0} bytes{Space()}: {problem.Message.TrimEnd('.')}. No file was left under that name. Make room or choose another place, and run again."),
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
