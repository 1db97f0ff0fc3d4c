namespace AnaplanConnectors.Client;

/// <summary>
/// Where a file is cut. The service joins the bytes again, so any cut is right; what counts is that 1,000 chunks hold the file.
/// </summary>
internal sealed class ChunkPlan
{
    private const int Usual = 10_000_000;

    // Unknown length: 100 x 10 MB + 900 x 50 MB hold 46 GB without large chunks for small files.
    private const int UsualFirst = 100;

    private readonly int? _fixed;

    private ChunkPlan(int? fixedSize, int? count) => (_fixed, Count) = (fixedSize, count);

    /// <summary>Chunks in all; null when unknown.</summary>
    public int? Count { get; }

    public int SizeOf(int index) => _fixed ?? (index < UsualFirst ? Usual : FileUpload.MaxChunkLength);

    /// <exception cref="AnaplanConfigurationException">The file does not fit.</exception>
    public static ChunkPlan For(long? length, int? wantedSize)
    {
        if (length is null)
            return new(wantedSize, null);
        var size = wantedSize ?? (int)Math.Min(Math.Max(Usual, DivideUp(length.Value, FileUpload.MaxChunks)), FileUpload.MaxChunkLength);
        var count = DivideUp(length.Value, size);
        if (count <= FileUpload.MaxChunks)
            return new(size, (int)count);
        var needed = DivideUp(length.Value, FileUpload.MaxChunks);
        throw new AnaplanConfigurationException(
            [needed <= FileUpload.MaxChunkLength
                ? Invariant($"{length:N0} bytes make {count:N0} chunks of {size:N0} bytes, and Anaplan takes {FileUpload.MaxChunks:N0}; ChunkSize has to be {needed:N0} at least")
                : Invariant($"{length:N0} bytes are more than {FileUpload.MaxChunks:N0} chunks of 50 MB hold; split the file")],
            ErrorCodes.FileTooLarge);
    }

    private static long DivideUp(long value, long by) => (value + by - 1) / by;
}
