using AnaplanConnectors.Arrow;
using ParquetSharp;
using ParquetSharp.Schema;

namespace AnaplanConnectors.ParquetSharp;

/// <summary>Hands columns to the library in its physical types: no value becomes an object on the way.</summary>
internal sealed class ParquetSharpEncoder : IParquetEncoder
{
    private readonly Dictionary<string, string> _metadata = []; // the library looks at it when the file is closed
    private readonly ParquetFileWriter _file;
    private readonly BatchRoom _room = new();
    private RowGroupWriter? _group;

    public ParquetSharpEncoder(Stream output, IReadOnlyList<ParquetColumnForm> columns, ParquetCompression compression)
    {
        using var schema = new GroupNode("schema", Repetition.Required, [.. columns.Select(StoredColumn.Node)]);
        using var properties = Properties(columns, compression);
        _file = new ParquetFileWriter(output, schema, properties, _metadata, leaveOpen: true);
    }

    public void StartRowGroup() => _group = _file.AppendRowGroup();

    public void WriteValues<T>(ReadOnlySpan<byte> levels, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var column = _group!.NextColumn();
        Write((ColumnWriter<T>)column, levels, new PlainValues<T>(values));
    }

    public void WriteDecimals(ReadOnlySpan<byte> levels, ReadOnlySpan<Int128> unscaled)
    {
        using var column = _group!.NextColumn();
        if (column is ColumnWriter<long> numbers)
            Write(numbers, levels, new ShortDecimals(unscaled, _room));
        else
            Write((ColumnWriter<FixedLenByteArray>)column, levels, new LongDecimals(unscaled, _room));
    }

    public unsafe void WriteTexts(ReadOnlySpan<byte> levels, ReadOnlySpan<byte> utf8, ReadOnlySpan<int> ends, ReadOnlySpan<int> indexes)
    {
        using var column = _group!.NextColumn();
        fixed (byte* start = utf8)
            Write((ColumnWriter<ByteArray>)column, levels, new Texts((nint)start, ends, indexes, _room));
    }

    public void EndRowGroup()
    {
        _group!.Close();
        _group.Dispose();
        _group = null;
    }

    public void Complete(IReadOnlyDictionary<string, string> metadata)
    {
        foreach (var (name, value) in metadata)
            _metadata[StoredColumn.WithoutNul(name)] = StoredColumn.WithoutNul(value);
        _file.Close();
    }

    public void Dispose()
    {
        _group?.Dispose();
        _file.Dispose();
    }

    private static WriterProperties Properties(IReadOnlyList<ParquetColumnForm> columns, ParquetCompression compression)
    {
        // Its own pools keep what they once needed; the system's gives it back, at no loss of speed that we could measure.
        using var builder = new WriterPropertiesBuilder().MemoryPool(MemoryPool.SystemMemoryPool()).DisableDictionary();
        foreach (var column in columns.Where(StoredColumn.MayRepeat))
        {
            using var path = new ColumnPath([column.Column.Name]);
            builder.EnableDictionary(path);
        }

        builder.Compression(compression switch
        {
            ParquetCompression.None => Compression.Uncompressed,
            ParquetCompression.Snappy => Compression.Snappy,
            ParquetCompression.Zstd => Compression.Zstd,
            ParquetCompression.Gzip => Compression.Gzip,
            _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "Unknown compression."),
        });
        if (compression is ParquetCompression.Zstd or ParquetCompression.Gzip)
            builder.CompressionLevel(1); // the fastest, as the other engine has it
        return builder.Build();
    }

    private void Write<T, TValues>(ColumnWriter<T> column, ReadOnlySpan<byte> levels, TValues values)
        where T : unmanaged
        where TValues : IValues<T>, allows ref struct
    {
        var isNullable = column.ColumnDescriptor.MaxDefinitionLevel > 0;
        for (int row = 0, value = 0; row < levels.Length; row += BatchRoom.Rows)
        {
            var batch = _room.Levels(levels[row..Math.Min(levels.Length, row + BatchRoom.Rows)], out var count);
            if (isNullable)
                column.WriteBatch(batch.Length, batch, default, values.Take(value, count));
            else
                column.WriteBatch(values.Take(value, count));
            value += count;
        }
    }
}
