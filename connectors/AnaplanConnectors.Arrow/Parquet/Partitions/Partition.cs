using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The rows of one folder, and the file that is being written there.</summary>
internal sealed class Partition(string key, RowSchema schema, int[] ordinals, ParquetFileOptions options, EncodingThread thread) : IAsyncDisposable
{
    private UnfinishedFile? _file;
    private FileEncoder? _encoder;
    private string _name = "";
    private long _rows;

    /// <summary>Path of the folder.</summary>
    public string Key => key;

    public RowGroupBuffer Buffer { get; } = new(schema, options, ordinals);

    /// <summary>When a row came last, in rows.</summary>
    public long LastUsed { get; set; }

    /// <summary>Writes what is held as a row group.</summary>
    public async ValueTask WriteAsync(IUnfinishedFolder folder, CancellationToken cancellationToken)
    {
        if (_encoder is null)
        {
            _file = folder.Create(key, out _name);
            _encoder = FileEncoder.Create(_file, Buffer, options, thread);
        }

        _rows += Buffer.Rows;
        await _encoder.WriteAsync(Buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the file; null when there is none.</summary>
    public async ValueTask<ManifestFile?> CloseAsync(CancellationToken cancellationToken)
    {
        if (_encoder is null)
            return null;
        await _encoder.CompleteAsync(options.FooterMetadata(), cancellationToken).ConfigureAwait(false);
        var bytes = _file!.Length;
        _file.Commit();
        return new ManifestFile(_name.Replace(Path.DirectorySeparatorChar, '/'), _rows, bytes);
    }

    public async ValueTask DisposeAsync()
    {
        _encoder?.Dispose();
        if (_file is not null)
            await _file.DisposeAsync().ConfigureAwait(false);
    }
}
