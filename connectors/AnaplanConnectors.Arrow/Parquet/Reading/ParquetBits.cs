using System.Buffers.Binary;
using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>Truth values.</summary>
internal sealed class ParquetBits(StoredColumn column) : ParquetStorage<bool, bool>(column)
{
    public override bool Get(int row) => Slot(row);

    protected override void ReadPlain(ReadOnlySpan<byte> bytes, Span<bool> slots)
    {
        Require(bytes.Length, (slots.Length + 7L) / 8);
        BitPacking.Unpack(bytes, slots);
    }

    protected override void ReadEncoded(ReadOnlySpan<byte> bytes, Encoding encoding, Span<bool> slots, PageScratch scratch)
    {
        if (encoding != Encoding.RLE)
            throw Unsupported(encoding);
        if (slots.IsEmpty)
            return;
        Require(bytes.Length, sizeof(int));
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        Require(bytes.Length - sizeof(int), length);
        Require(Runs.Decode(bytes.Slice(sizeof(int), (int)length), 1, highest: 1, slots, out _), slots.Length);
    }
}
