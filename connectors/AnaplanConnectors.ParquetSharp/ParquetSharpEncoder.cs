using AnaplanConnectors.Arrow;
using ParquetSharp;
using ParquetSharp.Schema;

namespace AnaplanConnectors.ParquetSharp;

/// <summary>Hands columns to the library in its physical types: no value becomes an object on the way.</summary>
internal sealed class ParquetSharpEncoder : IParquetEncoder
{
    private readonly Stream _output;
    private readonly IReadOnlyList<ParquetColumnForm> _columns;
    private readonly ParquetCompression _compression;
    private readonly GroupNode _schema;
    private readonly Dictionary<string, string> _metadata = []; // the library looks at it when the file is closed
    private readonly BatchRoom _room = new();
    private ParquetFileWriter? _file;
    private RowGroupWriter? _group;

    public ParquetSharpEncoder(Stream output, IReadOnlyList<ParquetColumnForm> columns, ParquetCompression compression)
    {
        _output = output;
        _columns = columns;
        _compression = compression;
        _schema = new GroupNode("schema", Repetition.Required, [.. columns.Select(StoredColumn.Node)]);
    }

    // The library decides about dictionaries once for a file, so it is told of the file when the first row group is there.
    public void StartRowGroup(ReadOnlySpan<bool> repeats) => _group = (_file ??= Open(repeats)).AppendRowGroup();

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

    public unsafe void WriteTexts(ReadOnlySpan<byte> levels, ReadOnlySpan<byte> utf8, ReadOnlySpan<int> ends)
    {
        using var column = _group!.NextColumn();
        fixed (byte* start = utf8)
            Write((ColumnWriter<ByteArray>)column, levels, new Texts((nint)start, ends, _room));
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
        (_file ??= Open(repeats: [])).Close();
    }

    public void Dispose()
    {
        _group?.Dispose();
        _file?.Dispose();
        _schema.Dispose();
    }

    private ParquetFileWriter Open(ReadOnlySpan<bool> repeats)
    {
        using var builder = new WriterPropertiesBuilder().DisableDictionary();
        for (var i = 0; i < repeats.Length; i++)
        {
            if (!repeats[i])
                continue;
            using var path = new ColumnPath([_columns[i].Column.Name]);
            builder.EnableDictionary(path);
        }

        builder.Compression(_compression switch
        {
            ParquetCompression.None => Compression.Uncompressed,
            ParquetCompression.Snappy => Compression.Snappy,
            ParquetCompression.Zstd => Compression.Zstd,
            ParquetCompression.Gzip => Compression.Gzip,
            _ => throw new InvalidOperationException($"Compression {_compression} is unknown."),
        });
        if (_compression is ParquetCompression.Zstd or ParquetCompression.Gzip)
            builder.CompressionLevel(1); // the fastest, as the other engine has it
        using var properties = builder.Build();
        return new ParquetFileWriter(_output, _schema, properties, _metadata, leaveOpen: true);
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
