namespace AnaplanConnectors.Arrow;

/// <summary>
/// Encodes row groups into one file. Disposing earlier than it is complete writes no footer. Engines encode into memory, on a thread of their own:
/// none ever waits for a disk or a network, and none meets their errors.
/// </summary>
/// <param name="file">Where the bytes go. It stays the caller's.</param>
/// <param name="thread">Where encoding happens.</param>
internal abstract class FileEncoder(Stream file, EncodingThread thread) : IDisposable
{
    /// <summary>What is encoded and not yet in the file.</summary>
    protected EncodedBytes Encoded { get; } = new();

    /// <param name="file">Where the bytes go. It stays the caller's.</param>
    /// <param name="buffer">Its columns are the file's.</param>
    /// <param name="options">Which engine, and how the file is laid out.</param>
    /// <param name="thread">Where encoding happens.</param>
    public static FileEncoder Create(Stream file, RowGroupBuffer buffer, ParquetFileOptions options, EncodingThread thread)
        => options.Engine is { } engine
            ? new EngineEncoder(file, thread, engine, buffer, options.Compression)
            : new ParquetNetEncoder(file, thread, buffer, options);

    /// <summary>Writes what is held as a row group, and empties it.</summary>
    public abstract Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken);

    /// <summary>Writes the footer.</summary>
    public abstract Task CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);

    public virtual void Dispose() => Encoded.Dispose();

    /// <summary>Encodes something, and brings it to the file.</summary>
    protected async Task EncodeAsync(Action encode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await thread.RunAsync(encode).ConfigureAwait(false);
        await Encoded.MoveToAsync(file, cancellationToken).ConfigureAwait(false);
    }
}
