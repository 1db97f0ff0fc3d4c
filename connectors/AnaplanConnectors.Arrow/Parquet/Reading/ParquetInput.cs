using System.Buffers.Binary;
using AnaplanConnectors.Transfer.Rows;
using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>An open Parquet file whose footer has been checked. Files from outside are not trusted with anything.</summary>
internal sealed class ParquetInput : IDisposable
{
    private const int TailLength = 8;
    private const int MaxFooterBytes = 256_000_000;

    // Some old writers leave the head of the dictionary out of a column's size.
    private const int Slack = 100;

    private readonly FileBytes _file;
    private readonly long _dataEnd;
    private readonly FileMetaData _footer;
    private byte[] _buffer = [];

    private ParquetInput(string path, FileBytes file, long dataEnd, FileMetaData footer, IReadOnlyList<FileColumn> columns)
    {
        Path = path;
        _file = file;
        _dataEnd = dataEnd;
        _footer = footer;
        Columns = columns;
    }

    public string Path { get; }

    public IReadOnlyList<FileColumn> Columns { get; }

    public int RowGroupCount => _footer.RowGroups.Count;

    /// <exception cref="ColumnarFileException">It is not a Parquet file, or its footer is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ParquetInput> OpenAsync(ParquetPart part, bool binaryAsText, CancellationToken cancellationToken)
    {
        var file = part.Open();
        try
        {
            var (bytes, start) = await ReadFooterAsync(file, cancellationToken).ConfigureAwait(false);
            var footer = FooterReader.Read(bytes);
            var columns = FileSchema.Read(footer.Schema, binaryAsText);
            CheckRowGroups(footer);
            return new ParquetInput(part.Path, file, start, footer, columns);
        }
        catch (DamagedException problem)
        {
            file.Dispose();
            throw new ColumnarFileException(part.Path, problem.Message, innerException: problem);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Rows of a row group.</summary>
    public int RowsOf(int rowGroup) => (int)_footer.RowGroups[rowGroup].NumRows;

    /// <summary>Bytes of a column in a row group when it is decompressed, as the footer states it.</summary>
    public long SizeOf(int rowGroup, FileColumn column) => _footer.RowGroups[rowGroup].Columns[column.Leaf].MetaData!.TotalUncompressedSize;

    /// <summary>
    /// The least and the greatest value of a column of whole numbers or days in a row group, as the footer states them; null where it does not,
    /// or not in their own form. Who wrote the file is believed here, as by every reader.
    /// </summary>
    public (long Least, long Greatest)? BoundsOf(int rowGroup, FileColumn column)
    {
        if (column.Column is not { Type: ColumnType.Integer or ColumnType.Date } || !column.IsSigned)
            return null;
        var stated = _footer.RowGroups[rowGroup].Columns[column.Leaf].MetaData?.Statistics;
        return Number(stated?.MinValue) is { } least && Number(stated?.MaxValue) is { } greatest ? (least, greatest) : null;

        long? Number(byte[]? bytes) => (column.Stored!.Type, bytes?.Length) switch
        {
            (Parquet.Meta.Type.INT32, sizeof(int)) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            (Parquet.Meta.Type.INT64, sizeof(long)) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => null,
        };
    }

    public CompressionCodec CodecOf(int rowGroup, FileColumn column) => _footer.RowGroups[rowGroup].Columns[column.Leaf].MetaData!.Codec;

    /// <summary>Says which columns of a row group will be read next. One that is described wrongly is refused when it is read.</summary>
    public void Expect(int rowGroup, IEnumerable<FileColumn> columns) => _file.Expect(columns.SelectMany(column => RangeOf(rowGroup, column)));

    /// <summary>The bytes of a column in a row group, and a few more; valid until the next call.</summary>
    /// <exception cref="DamagedException">The footer describes the column wrongly.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int rowGroup, FileColumn column, long maxBytes, CancellationToken cancellationToken)
    {
        var (start, length) = Locate(_footer.RowGroups[rowGroup], column);
        if (length > maxBytes)
            throw new DamagedException(ColumnDecoder.LimitExceeded);
        length = Math.Min(length + Slack, _dataEnd - start);
        if (_buffer.Length < length)
            _buffer = new byte[length];
        var bytes = _buffer.AsMemory(0, (int)length);
        await _file.ReadAsync(bytes, start, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private IEnumerable<(long Start, long End)> RangeOf(int rowGroup, FileColumn column)
    {
        try
        {
            var (start, length) = Locate(_footer.RowGroups[rowGroup], column);
            return [(start, Math.Min(_dataEnd, start + length + Slack))];
        }
        catch (DamagedException)
        {
            return [];
        }
    }

    private (long Start, long Length) Locate(RowGroup group, FileColumn column)
    {
        var chunk = group.Columns[column.Leaf];
        var data = chunk.MetaData!;
        if (chunk.FilePath is not null)
            throw new DamagedException("its values lie in another file, which is not supported");
        if (!data.PathInSchema.SequenceEqual(column.Path!.Names) || data.Type != column.Stored!.Type)
            throw new DamagedException("the row group has another column in its place");
        if (data.NumValues != group.NumRows)
            throw new DamagedException(FormattableString.Invariant($"it has {data.NumValues:N0} values and the row group {group.NumRows:N0} rows"));
        var start = data.DictionaryPageOffset is > 0 and var dictionary && dictionary < data.DataPageOffset ? dictionary : data.DataPageOffset;
        return start >= sizeof(int) && start <= _dataEnd && data.TotalCompressedSize <= _dataEnd - start
            ? (start, data.TotalCompressedSize)
            : throw new DamagedException("its values lie outside of the file");
    }

    private static async Task<(byte[] Footer, long Start)> ReadFooterAsync(FileBytes file, CancellationToken cancellationToken)
    {
        var length = file.Length;
        if (length < sizeof(int) + TailLength)
            throw new DamagedException("it is too short to be a Parquet file");
        var ends = new byte[sizeof(int) + TailLength];
        await file.ReadAsync(ends.AsMemory(sizeof(int)), length - TailLength, cancellationToken).ConfigureAwait(false);
        if (ends.AsSpan(TailLength).SequenceEqual("PARE"u8))
            throw new DamagedException("it is encrypted, which is not supported");
        if (!ends.AsSpan(TailLength).SequenceEqual("PAR1"u8))
            throw new DamagedException("it is no Parquet file, or was cut short");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(ends.AsSpan(sizeof(int)));
        if (size > length - sizeof(int) - TailLength || size > MaxFooterBytes)
            throw new DamagedException("its footer is larger than the file, or than 256 MB");
        var footer = new byte[size];
        await file.ReadAsync(footer, length - TailLength - size, cancellationToken).ConfigureAwait(false);
        await file.ReadAsync(ends.AsMemory(0, sizeof(int)), 0, cancellationToken).ConfigureAwait(false);
        if (!ends.AsSpan(0, sizeof(int)).SequenceEqual("PAR1"u8))
            throw new DamagedException("it is no Parquet file, or was cut short");
        return (footer, length - TailLength - size);
    }

    private static void CheckRowGroups(FileMetaData footer)
    {
        var leaves = footer.Schema.Skip(1).Count(element => element.NumChildren is null or 0);
        var rows = 0L;
        foreach (var group in footer.RowGroups)
        {
            if (group.Columns.Count != leaves)
                throw new DamagedException("a row group has another number of columns than the footer");
            if (group.NumRows > Array.MaxLength)
                throw new DamagedException("a row group has more rows than fit into memory");
            rows += group.NumRows;
        }

        if (rows != footer.NumRows)
            throw new DamagedException(FormattableString.Invariant($"the footer states {footer.NumRows:N0} rows, its row groups {rows:N0}"));
    }
}
