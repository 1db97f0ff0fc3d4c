using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>The metadata of the files that <see cref="CheckedChunk"/> makes.</summary>
internal static class ChunkFooter
{
    public static void PageHead(this ThriftWriter writer, PageType type, int size, int values, Encoding encoding)
    {
        short id = 0, part = 0;
        writer.Field(ref id, 1, (int)type);
        writer.Field(ref id, 2, size);
        writer.Field(ref id, 3, size);
        if (type == PageType.DICTIONARY_PAGE)
        {
            writer.Field(ref id, 7, ThriftReader.Struct);
            writer.Field(ref part, 1, values);
            writer.Field(ref part, 2, (int)encoding);
            writer.End();
        }
        else if (type == PageType.DATA_PAGE)
        {
            writer.Field(ref id, 5, ThriftReader.Struct);
            writer.Field(ref part, 1, values);
            writer.Field(ref part, 2, (int)encoding);
            writer.Field(ref part, 3, (int)Encoding.RLE);
            writer.Field(ref part, 4, (int)Encoding.RLE);
            writer.End();
        }

        writer.End();
    }

    /// <summary>The footer of a file with one column and one row group.</summary>
    public static void SingleColumnFile(this ThriftWriter writer, string name, StoredColumn column, int values, long offset, long size)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
        short id = 0;
        writer.Field(ref id, 1, 2);
        writer.Field(ref id, 2, ThriftReader.List);
        writer.List(2, ThriftReader.Struct);
        Root(writer);
        Element(writer, utf8, column);
        writer.Field(ref id, 3, ThriftReader.Int64);
        writer.Int(values);
        writer.Field(ref id, 4, ThriftReader.List);
        writer.List(1, ThriftReader.Struct);
        Group(writer, utf8, column, values, offset, size);
        writer.End();
    }

    private static void Root(ThriftWriter writer)
    {
        short id = 0;
        writer.Field(ref id, 4, ThriftReader.Binary);
        writer.Binary("root"u8);
        writer.Field(ref id, 5, 1);
        writer.End();
    }

    private static void Element(ThriftWriter writer, ReadOnlySpan<byte> name, StoredColumn column)
    {
        short id = 0;
        writer.Field(ref id, 1, (int)PhysicalType(column));
        if (column.Width > 0)
            writer.Field(ref id, 2, column.Width);
        writer.Field(ref id, 3, (int)(column.IsNullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED));
        writer.Field(ref id, 4, ThriftReader.Binary);
        writer.Binary(name);
        writer.End();
    }

    private static void Group(ThriftWriter writer, ReadOnlySpan<byte> name, StoredColumn column, int values, long offset, long size)
    {
        short id = 0;
        writer.Field(ref id, 1, ThriftReader.List);
        writer.List(1, ThriftReader.Struct);
        short chunkId = 0;
        writer.Field(ref chunkId, 2, ThriftReader.Int64);
        writer.Int(offset);
        writer.Field(ref chunkId, 3, ThriftReader.Struct);
        MetaData(writer, name, column, values, offset, size);
        writer.End();
        writer.Field(ref id, 2, ThriftReader.Int64);
        writer.Int(size);
        writer.Field(ref id, 3, ThriftReader.Int64);
        writer.Int(values);
        writer.End();
    }

    private static void MetaData(ThriftWriter writer, ReadOnlySpan<byte> name, StoredColumn column, int values, long offset, long size)
    {
        short id = 0;
        writer.Field(ref id, 1, (int)PhysicalType(column));
        writer.Field(ref id, 2, ThriftReader.List);
        writer.List(1, ThriftReader.Int32);
        writer.Int((int)Encoding.PLAIN);
        writer.Field(ref id, 3, ThriftReader.List);
        writer.List(1, ThriftReader.Binary);
        writer.Binary(name);
        writer.Field(ref id, 4, (int)CompressionCodec.UNCOMPRESSED);
        writer.Field(ref id, 5, ThriftReader.Int64);
        writer.Int(values);
        writer.Field(ref id, 6, ThriftReader.Int64);
        writer.Int(size);
        writer.Field(ref id, 7, ThriftReader.Int64);
        writer.Int(size);
        writer.Field(ref id, 9, ThriftReader.Int64);
        writer.Int(offset);
        writer.End();
    }

    // Twelve bytes, and our own business what they mean.
    private static Type PhysicalType(StoredColumn column) => column.Type == Type.INT96 ? Type.FIXED_LEN_BYTE_ARRAY : column.Type;
}
