using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>The values of a page, decompressed. Not checked: there may be fewer than it states.</summary>
/// <param name="bytes">The values, to the end of the page.</param>
/// <param name="encoding">How they are encoded.</param>
/// <param name="count">How many rows they are for.</param>
/// <param name="present">How many there are; the others are missing.</param>
internal readonly ref struct PageValues(ReadOnlySpan<byte> bytes, Encoding encoding, int count, int present)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public Encoding Encoding { get; } = encoding;

    public int Count { get; } = count;

    public int Present { get; } = present;
}
