using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>An open Parquet file whose footer has been checked. Files from outside are not trusted with anything.</summary>
internal sealed class ParquetInput : IDisposable
{
    private const int TailLength = 8;
    private const int MaxFooterBytes = 256_000_000;

    // Some old writers leave the head of the dictionary out of a column's size.
    private const int Slack = 100;

    private readonly SafeFileHandle _file;
    private readonly long _dataEnd;
    private readonly FileMetaData _footer;
    private byte[] _buffer = [];

    private ParquetInput(string path, SafeFileHandle file, long dataEnd, FileMetaData footer, IReadOnlyList<FileColumn> columns)
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
    public static async Task<ParquetInput> OpenAsync(string path, bool binaryAsText, CancellationToken cancellationToken)
    {
        var file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.RandomAccess);
        try
        {
            var (bytes, start) = await ReadFooterAsync(file, cancellationToken).ConfigureAwait(false);
            var footer = FooterReader.Read(bytes);
            var columns = FileSchema.Read(footer.Schema, binaryAsText);
            CheckRowGroups(footer);
            return new ParquetInput(path, file, start, footer, columns);
        }
        catch (DamagedException problem)
        {
            file.Dispose();
            throw new ColumnarFileException(path, problem.Message, innerException: problem);
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

    public CompressionCodec CodecOf(int rowGroup, FileColumn column) => _footer.RowGroups[rowGroup].Columns[column.Leaf].MetaData!.Codec;

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
        await ReadExactlyAsync(_file, bytes, start, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private (long Start, long Length) Locate(RowGroup group, FileColumn column)
    {
        var chunk = group.Columns[column.Leaf];
        var data = chunk.MetaData!;
        if (chunk.FilePath is not null)
            throw new DamagedException("its values lie in another file, which is not supported");
        if (data.PathInSchema is not [var name] || name != column.Name || data.Type != column.Stored!.Type)
            throw new DamagedException("the row group has another column in its place");
        if (data.NumValues != group.NumRows)
            throw new DamagedException(FormattableString.Invariant($"it has {data.NumValues:N0} values and the row group {group.NumRows:N0} rows"));
        var start = data.DictionaryPageOffset is > 0 and var dictionary && dictionary < data.DataPageOffset ? dictionary : data.DataPageOffset;
        return start >= sizeof(int) && start <= _dataEnd && data.TotalCompressedSize <= _dataEnd - start
            ? (start, data.TotalCompressedSize)
            : throw new DamagedException("its values lie outside of the file");
    }

    private static async Task<(byte[] Footer, long Start)> ReadFooterAsync(SafeFileHandle file, CancellationToken cancellationToken)
    {
        var length = RandomAccess.GetLength(file);
        if (length < sizeof(int) + TailLength)
            throw new DamagedException("it is too short to be a Parquet file");
        var ends = new byte[sizeof(int) + TailLength];
        await ReadExactlyAsync(file, ends.AsMemory(0, sizeof(int)), 0, cancellationToken).ConfigureAwait(false);
        await ReadExactlyAsync(file, ends.AsMemory(sizeof(int)), length - TailLength, cancellationToken).ConfigureAwait(false);
        if (ends.AsSpan(TailLength).SequenceEqual("PARE"u8))
            throw new DamagedException("it is encrypted, which is not supported");
        if (!ends.AsSpan(0, sizeof(int)).SequenceEqual("PAR1"u8) || !ends.AsSpan(TailLength).SequenceEqual("PAR1"u8))
            throw new DamagedException("it is no Parquet file, or was cut short");
        var size = BinaryPrimitives.ReadUInt32LittleEndian(ends.AsSpan(sizeof(int)));
        if (size > length - sizeof(int) - TailLength || size > MaxFooterBytes)
            throw new DamagedException("its footer is larger than the file, or than 256 MB");
        var footer = new byte[size];
        await ReadExactlyAsync(file, footer, length - TailLength - size, cancellationToken).ConfigureAwait(false);
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

    private static async ValueTask ReadExactlyAsync(SafeFileHandle file, Memory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var count = await RandomAccess.ReadAsync(file, bytes, offset, cancellationToken).ConfigureAwait(false);
            if (count == 0)
                throw new DamagedException("the file became shorter while it was read");
            bytes = bytes[count..];
            offset += count;
        }
    }
}
