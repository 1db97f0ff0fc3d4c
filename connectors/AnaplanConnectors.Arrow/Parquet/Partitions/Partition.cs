using AnaplanConnectors.Transfer.Rows;
using Parquet;

namespace AnaplanConnectors.Arrow;

/// <summary>The rows of one folder, and the file that is being written there.</summary>
internal sealed class Partition(string key, RowSchema schema, int[] ordinals, ParquetFileOptions options) : IAsyncDisposable
{
    private UnfinishedFile? _file;
    private ParquetWriter? _writer;
    private WriteRoom? _room;
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
        if (_writer is null)
        {
            _file = folder.Create(key, out _name);
            var writerOptions = ParquetRowWriter.WriterOptions(options);
            _writer = await ParquetWriter.CreateAsync(Buffer.Schema, _file, writerOptions, cancellationToken: cancellationToken).ConfigureAwait(false);
            _room = new WriteRoom(writerOptions);
        }

        _rows += Buffer.Rows;
        await Buffer.WriteAsync(_writer, _room!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the file; null when there is none.</summary>
    public async ValueTask<ManifestFile?> CloseAsync(Func<IReadOnlyDictionary<string, string>>? metadata)
    {
        if (_writer is null)
            return null;
        if (metadata is not null)
            _writer.CustomMetadata = metadata();
        await _writer.DisposeAsync().ConfigureAwait(false); // writes the footer
        var bytes = _file!.Length;
        _file.Commit();
        return new ManifestFile(_name.Replace(Path.DirectorySeparatorChar, '/'), _rows, bytes);
    }

    // The writer is left alone: closing it would write a footer.
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
            await _file.DisposeAsync().ConfigureAwait(false);
    }
}
