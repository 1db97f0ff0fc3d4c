using System.Globalization;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// A file that has its name only once it is whole. It is written as <c>name.partial</c> in the same directory and renamed by
/// <see cref="Commit"/>; disposing earlier removes it. A file that had the name before stays as it was until then.
/// </summary>
public sealed class UnfinishedFile : Stream
{
    private const int BufferSize = 65_536;

    private readonly bool _overwrite;
    private readonly string _partialPath;
    private readonly FileStream _file;
    private long _bytesWritten;
    private bool _isClosed;

    /// <summary>Creates the unfinished file.</summary>
    /// <param name="path">The final name. Its directory must exist.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <exception cref="IOException">The name is taken, or the directory is missing or not writable.</exception>
    public UnfinishedFile(string path, bool overwrite = false)
    {
        FinalPath = path ?? throw new ArgumentNullException(nameof(path));
        _overwrite = overwrite;
        _partialPath = path + ".partial";
        RefuseTakenName();
        _file = new FileStream(_partialPath, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
    }

    /// <summary>The name that the file gets in the end.</summary>
    public string FinalPath { get; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !_isClosed;

    /// <summary>Bytes written so far.</summary>
    public override long Length => _bytesWritten;

    /// <summary>Bytes written so far. Cannot be set: the file grows at its end only.</summary>
    public override long Position
    {
        get => _bytesWritten;
        set => throw new NotSupportedException("The file grows at its end only.");
    }

    /// <summary>Puts everything on disk, closes the file and gives it its name.</summary>
    /// <exception cref="IOException">Disk full, or the name was taken meanwhile. The file is removed when this is disposed.</exception>
    public void Commit() => Explained(() =>
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        if (_overwrite && File.Exists(FinalPath))
            File.Replace(_partialPath, FinalPath, destinationBackupFileName: null);
        else
            File.Move(_partialPath, FinalPath);
        _isClosed = true;
    });

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Explained(() =>
    {
        _file.Write(buffer, offset, count);
        _bytesWritten += count;
    });

    /// <summary>Writes at once: the page cache takes it, and a thread of its own would cost more than it frees.</summary>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush() => Explained(_file.Flush);

    /// <summary>Not supported: the file grows at its end only.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The file grows at its end only.");

    /// <summary>Not supported: the file grows at its end only.</summary>
    public override void SetLength(long value) => throw new NotSupportedException("The file grows at its end only.");

    /// <summary>Not supported: the file is being written.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is being written.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            Abandon();
        }

        base.Dispose(disposing);
    }

    private void RefuseTakenName()
    {
        if (!_overwrite && File.Exists(FinalPath))
            throw new IOException($"'{FinalPath}' exists already. Choose another name, or allow it to be overwritten.");
    }

    private void Abandon()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // The last buffered bytes found no room either; the file goes away in any case.
        }

        File.Delete(_partialPath);
    }

    private void Explained(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem) when (!_isClosed)
        {
            var bytes = _bytesWritten.ToString("N0", CultureInfo.InvariantCulture);
            throw new IOException(
                $"'{FinalPath}' could not be finished: {problem.Message} {bytes} bytes had been written as '{_partialPath}', which is removed. Nothing stands under the final name that was not there before.",
                problem);
        }
    }
}
