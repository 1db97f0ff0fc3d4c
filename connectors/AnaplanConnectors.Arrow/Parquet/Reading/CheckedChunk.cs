using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Turns the bytes of a column in a row group into a Parquet file of its own that holds nothing but this column: checked, without
/// compression, every page in the first version's layout, at least as many values in a page as it states. Parquet.Net then decodes
/// it and meets nothing that it would misread (docs/decisions/0005).
/// </summary>
internal sealed class CheckedChunk(long maxBytes) : IDisposable
{
    /// <summary>Name of the only column.</summary>
    public const string ColumnName = "c";

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly PageCodec _codec = new();
    private byte[] _scratch = [];
    private bool _hasDictionary;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public void Dispose() => _codec.Dispose();

    /// <summary>The file; valid until the next call.</summary>
    /// <param name="chunk">The bytes as they lie in the file; more may follow.</param>
    /// <param name="column">What the column is.</param>
    /// <param name="codec">How its pages are compressed.</param>
    /// <param name="values">How many values it has, missing ones included.</param>
    /// <exception cref="DamagedException">The bytes are not what they should be.</exception>
    public ReadOnlyMemory<byte> Build(ReadOnlyMemory<byte> chunk, StoredColumn column, CompressionCodec codec, int values)
    {
        _output.ResetWrittenCount();
        _output.Write(Magic);
        _hasDictionary = false;
        for (var read = 0; read < values;)
        {
            var head = PageHead.Read(chunk.Span, out var length);
            if (head.CompressedSize > chunk.Length - length)
                throw new DamagedException("a page goes behind the end of its column");
            if (_output.WrittenCount + (long)head.UncompressedSize > maxBytes)
                throw new DamagedException(LimitExceeded);
            var page = chunk.Slice(length, head.CompressedSize);
            chunk = chunk[(length + head.CompressedSize)..];
            if (head.Checksum is { } checksum && Crc32.HashToUInt32(page.Span) != (uint)checksum)
                throw new DamagedException("the checksum of a page does not fit its bytes");
            read += Add(head, page, column, codec);
            if (read > values)
                throw new DamagedException("the pages hold more values than the footer states");
        }

        return Finish(column, values);
    }

    public static string LimitExceeded => "it takes more memory than MaxRowGroupBytes allows; raise that, or select fewer columns";

    private int Add(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec)
    {
        switch (head.Type)
        {
            case PageType.DICTIONARY_PAGE:
                AddDictionary(head, page, column, codec);
                return 0;
            case PageType.INDEX_PAGE:
                return 0;
            case PageType.DATA_PAGE:
                var whole = Scratch(head.UncompressedSize);
                _codec.Decompress(codec, page, whole);
                AddData(head, whole, LevelsOf(head, whole, column), column);
                return head.Values;
            case PageType.DATA_PAGE_V2:
                if (head.RepetitionBytes + (long)head.DefinitionBytes > Math.Min(page.Length, head.UncompressedSize))
                    throw new DamagedException("the levels of a page do not fit into it");

                // Some writers repeat even where nothing repeats.
                AddSecondVersion(head with { UncompressedSize = head.UncompressedSize - head.RepetitionBytes }, page[head.RepetitionBytes..], column, codec);
                return head.Values;
            default:
                throw new DamagedException($"a page is of the unknown kind {(int)head.Type}");
        }
    }

    private static ReadOnlySpan<byte> LevelsOf(PageHead head, ReadOnlySpan<byte> page, StoredColumn column)
    {
        if (!column.IsNullable)
            return [];
        if (head.LevelEncoding != Encoding.RLE)
            throw new DamagedException($"its levels are encoded as {head.LevelEncoding}, which is not supported");
        if (page.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(page) is var length && (length < 0 || length > page.Length - sizeof(int)))
            throw new DamagedException("the levels of a page do not fit into it");
        return page.Slice(sizeof(int), length);
    }

    private void AddSecondVersion(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec)
    {
        // In the first version the length of the levels stands in front of them.
        var prefix = column.IsNullable ? sizeof(int) + head.DefinitionBytes : 0;
        var whole = Scratch(prefix + head.UncompressedSize - head.DefinitionBytes);
        var levels = page.Span[..head.DefinitionBytes];
        if (column.IsNullable)
        {
            BinaryPrimitives.WriteInt32LittleEndian(whole, head.DefinitionBytes);
            levels.CopyTo(whole[sizeof(int)..]);
        }


        // Arrow before 3.0 said of every page that it is not compressed (ARROW-17100).
        var isCompressed = head.IsCompressed || page.Length != head.UncompressedSize;
        _codec.Decompress(isCompressed ? codec : CompressionCodec.UNCOMPRESSED, page[head.DefinitionBytes..], whole[prefix..]);
        AddData(head, whole, column.IsNullable ? levels : [], column);
    }

    /// <summary>Writes a page of values that is whole: levels with their length if there are any, then the values.</summary>
    private void AddData(PageHead head, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> levels, StoredColumn column)
    {
        var present = head.Values;
        if (column.IsNullable && Runs.Count(levels, 1, head.Values, out present) != head.Values)
            throw new DamagedException("the levels of a page end too early");
        if (head.Nulls is { } nulls && nulls != head.Values - present)
            throw new DamagedException("a page has another number of missing values than it states");
        var prefix = column.IsNullable ? sizeof(int) + levels.Length : 0;
        var values = PageValues.Check(whole[prefix..], head.Encoding, column, present, _hasDictionary);
        WriteHead(PageType.DATA_PAGE, prefix + values.Bytes.Length + values.Padding, head.Values, values.Encoding);
        _output.Write(whole[..prefix]);
        _output.Write(values.Bytes);
        for (var i = 0; i < values.Padding; i++)
            _output.Write<byte>([0]);
    }

    private void AddDictionary(PageHead head, ReadOnlyMemory<byte> page, StoredColumn column, CompressionCodec codec)
    {
        if (_hasDictionary)
            throw new DamagedException("it has two dictionaries");
        if (head.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY) || column.Type == Type.BOOLEAN)
            throw new DamagedException($"a dictionary of {column.Type} encoded as {head.Encoding} is not supported");
        var whole = Scratch(head.UncompressedSize);
        _codec.Decompress(codec, page, whole);
        var values = PageValues.Check(whole, Encoding.PLAIN, column, head.Values, hasDictionary: false);
        _hasDictionary = true;
        WriteHead(PageType.DICTIONARY_PAGE, values.Bytes.Length, head.Values, Encoding.PLAIN);
        _output.Write(values.Bytes);
    }

    private ReadOnlyMemory<byte> Finish(StoredColumn column, int values)
    {
        // A page that Parquet.Net refuses: should it find fewer values than we counted, it ends here.
        WriteHead(PageType.INDEX_PAGE, 0, 0, Encoding.PLAIN);
        var end = _output.WrittenCount;
        new ThriftWriter(_output).SingleColumnFile(ColumnName, column, values, Magic.Length, end - Magic.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_output.GetSpan(sizeof(int)), _output.WrittenCount - end);
        _output.Advance(sizeof(int));
        _output.Write(Magic);
        return _output.WrittenMemory;
    }

    private void WriteHead(PageType type, int size, int values, Encoding encoding) => new ThriftWriter(_output).PageHead(type, size, values, encoding);

    private Span<byte> Scratch(int size)
    {
        if (_scratch.Length < size)
            _scratch = new byte[Math.Max(size, Math.Min(_scratch.Length * 2L, Array.MaxLength))];
        return _scratch.AsSpan(0, size);
    }
}
