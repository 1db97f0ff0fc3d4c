namespace AnaplanConnectors.Arrow;

/// <summary>Encodes row groups into one file. Disposing earlier than it is complete writes no footer.</summary>
internal abstract class FileEncoder : IDisposable
{
    /// <param name="file">Where the bytes go. It stays the caller's.</param>
    /// <param name="buffer">Its columns are the file's.</param>
    /// <param name="options">Which engine, and how the file is laid out.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async ValueTask<FileEncoder> CreateAsync(Stream file, RowGroupBuffer buffer, ParquetFileOptions options, CancellationToken cancellationToken)
        => options.Engine is { } engine
            ? new EngineEncoder(file, engine, buffer, options.Compression)
            : await ParquetNetEncoder.CreateAsync(file, buffer, options, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes what is held as a row group.</summary>
    public abstract Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken);

    /// <summary>Writes the footer.</summary>
    public abstract ValueTask CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);

    public virtual void Dispose()
    {
    }
}
