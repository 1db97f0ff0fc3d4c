using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Decodes the bytes of a column in a row group, page by page, trusting none of the numbers in them (docs/decisions/0005). Every loop
/// ends with the bytes or with the rows that the footer states.
/// </summary>
internal sealed class ColumnDecoder(long maxBytes) : IDisposable
{
    private readonly PageScratch _scratch = new();
    private readonly PageCodec _codec = new();

    public static string LimitExceeded => "it takes more memory than MaxRowGroupBytes allows; raise that, or select fewer columns";

    public void Dispose() => _codec.Dispose();

    /// <summary>Fills a storage.</summary>
    /// <param name="chunk">The bytes as they lie in the file; more may follow.</param>
    /// <param name="column">What the column is.</param>
    /// <param name="codec">How its pages are compressed.</param>
    /// <param name="rows">How many values it has, missing ones included.</param>
    /// <param name="storage">Takes the values.</param>
    /// <exception cref="DamagedException">The bytes are not what they should be.</exception>
    public void Decode(ReadOnlyMemory<byte> chunk, StoredColumn column, CompressionCodec codec, int rows, IParquetStorage storage)
    {
        storage.Start(rows);
        for (var read = 0; read < rows;)
        {
            var head = PageHead.Read(chunk.Span, out var length);
            if (head.CompressedSize > chunk.Length - length)
                throw new DamagedException("a page goes behind the end of its column");
            if (head.UncompressedSize > maxBytes)
                throw new DamagedException(LimitExceeded);
            var page = chunk.Slice(length, head.CompressedSize);
            chunk = chunk[(length + head.CompressedSize)..];
            if (head.Checksum is { } checksum && Crc32.HashToUInt32(page.Span) != (uint)checksum)
                throw new DamagedException("the checksum of a page does not fit its bytes");
            read += Add(head, page, column, codec, rows - read, storage);
        }
    }

    private int Add(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec, int left, IParquetStorage storage)
    {
        if (head.Type is PageType.DATA_PAGE or PageType.DATA_PAGE_V2 && head.Values > left)
            throw new DamagedException("the pages hold more values than the footer states");
        switch (head.Type)
        {
            case PageType.DICTIONARY_PAGE:
                AddDictionary(head, page, column, codec, storage);
                return 0;
            case PageType.INDEX_PAGE:
                return 0;
            case PageType.DATA_PAGE:
                AddFirstVersion(head, page, column, codec, storage);
                return head.Values;
            case PageType.DATA_PAGE_V2:
                if (head.RepetitionBytes + (long)head.DefinitionBytes > Math.Min(page.Length, head.UncompressedSize))
                    throw new DamagedException("the levels of a page do not fit into it");

                // Some writers repeat even where nothing repeats.
                AddSecondVersion(head with { UncompressedSize = head.UncompressedSize - head.RepetitionBytes }, page[head.RepetitionBytes..], column, codec, storage);
                return head.Values;
            default:
                throw new DamagedException($"a page is of the unknown kind {(int)head.Type}");
        }
    }

    private void AddDictionary(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec, IParquetStorage storage)
    {
        if (storage.HasDictionary)
            throw new DamagedException("it has two dictionaries");
        if (head.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY) || column.Type == Type.BOOLEAN)
            throw new DamagedException($"a dictionary of {column.Type} encoded as {head.Encoding} is not supported");
        var values = storage.Room(head.UncompressedSize, Encoding.PLAIN, _scratch);
        _codec.Decompress(codec, page, values);
        storage.AddDictionary(values, head.Values);
    }

    /// <summary>Levels, with their length in front, and values are compressed as one.</summary>
    private void AddFirstVersion(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec, IParquetStorage storage)
    {
        var whole = storage.Room(head.UncompressedSize, head.Encoding, _scratch);
        _codec.Decompress(codec, page, whole);
        if (!column.IsNullable)
        {
            AddValues(head, [], whole, column, storage);
            return;
        }

        if (head.LevelEncoding != Encoding.RLE)
            throw new DamagedException($"its levels are encoded as {head.LevelEncoding}, which is not supported");
        if (whole.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(whole) is var length && (length < 0 || length > whole.Length - sizeof(int)))
            throw new DamagedException("the levels of a page do not fit into it");
        AddValues(head, whole.Slice(sizeof(int), length), whole[(sizeof(int) + length)..], column, storage);
    }

    /// <summary>Levels stand in front of the values, never compressed.</summary>
    private void AddSecondVersion(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec, IParquetStorage storage)
    {
        var values = storage.Room(head.UncompressedSize - head.DefinitionBytes, head.Encoding, _scratch);

        // Arrow before 3.0 said of every page that it is not compressed (ARROW-17100).
        var isCompressed = head.IsCompressed || page.Length != head.UncompressedSize;
        _codec.Decompress(isCompressed ? codec : CompressionCodec.UNCOMPRESSED, page[head.DefinitionBytes..], values);
        AddValues(head, page.Span[..head.DefinitionBytes], values, column, storage);
    }

    private void AddValues(PageHead head, ReadOnlySpan<byte> levels, ReadOnlySpan<byte> values, StoredColumn column, IParquetStorage storage)
    {
        var present = head.Values;
        if (column.IsNullable)
        {
            var width = BitOperations.Log2((uint)column.HighestLevel) + 1;
            if (Runs.Decode(levels, width, column.HighestLevel, storage.Presence(head.Values), out present) != head.Values)
                throw new DamagedException("the levels of a page end too early");
        }

        if (head.Nulls is { } nulls && nulls != head.Values - present)
            throw new DamagedException("a page has another number of missing values than it states");
        storage.AddValues(new PageValues(values, head.Encoding, head.Values, present), _scratch);
    }
}
