namespace AnaplanConnectors.Arrow;

/// <summary>Encodes by another engine, a row group at a time.</summary>
internal sealed class EngineEncoder : FileEncoder
{
    private readonly IParquetEncoder _encoder;
    private bool[]? _repeats;

    public EngineEncoder(Stream file, EncodingThread thread, IParquetEngine engine, RowGroupBuffer buffer, ParquetCompression compression)
        : base(file, thread)
    {
        _encoder = engine.Start(Encoded, buffer.Forms, compression);
    }

    // Finding out what repeats takes nearly as long as encoding, and engines decide once for a file.
    public override Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken)
        => EncodeAsync(() => buffer.WriteTo(_encoder, _repeats ??= buffer.Repeats()), cancellationToken);

    public override Task CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
        => EncodeAsync(() => _encoder.Complete(metadata), cancellationToken);

    public override void Dispose()
    {
        _encoder.Dispose();
        base.Dispose();
    }
}
