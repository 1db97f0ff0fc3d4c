namespace AnaplanConnectors.Arrow;

/// <summary>
/// Encodes by another engine. That works synchronously and into memory, a row group at a time, so that no engine ever waits for a disk or a
/// network, and none meets their errors.
/// </summary>
internal sealed class EngineEncoder : FileEncoder
{
    private readonly EncodedBytes _encoded = new();
    private readonly Stream _file;
    private readonly IParquetEncoder _encoder;
    private bool[]? _repeats;

    public EngineEncoder(Stream file, IParquetEngine engine, RowGroupBuffer buffer, ParquetCompression compression)
    {
        _file = file;
        _encoder = engine.Start(_encoded, buffer.Forms, compression);
    }

    public override async Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _repeats ??= buffer.Repeats(); // takes nearly as long as encoding, and engines decide once for a file
        buffer.WriteTo(_encoder, _repeats);
        await _encoded.MoveToAsync(_file, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        _encoder.Complete(metadata);
        await _encoded.MoveToAsync(_file, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _encoder.Dispose();
        _encoded.Dispose();
    }
}
