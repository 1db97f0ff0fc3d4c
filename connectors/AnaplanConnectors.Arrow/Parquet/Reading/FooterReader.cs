using System.Text;
using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Reads the part of a footer that reading rows needs, checking every field. Parquet.Net's own reader of footers can be made to
/// run for ever, and loses its place in fields that are newer than it is.
/// </summary>
internal static class FooterReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private delegate T ReadValue<out T>(ref ThriftReader reader);

    /// <exception cref="DamagedException">It is not a footer.</exception>
    public static FileMetaData Read(ReadOnlySpan<byte> footer)
    {
        var reader = new ThriftReader(footer);
        var file = new FileMetaData { NumRows = -1 };
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            switch (id, type)
            {
                case (2, ThriftReader.List):
                    file.Schema = List(ref reader, ThriftReader.Struct, Element);
                    break;
                case (3, ThriftReader.Int64):
                    file.NumRows = reader.ReadInt();
                    break;
                case (4, ThriftReader.List):
                    file.RowGroups = List(ref reader, ThriftReader.Struct, Group);
                    break;
                case (8, _):
                    throw new DamagedException("it is encrypted, which is not supported");
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (file.Schema is not { Count: > 0 } || file.RowGroups is null || file.NumRows < 0)
            throw new DamagedException("the footer lacks the columns, the row groups or the number of rows");
        return file;
    }

    private static SchemaElement Element(ref ThriftReader reader)
    {
        var element = new SchemaElement { Name = null! };
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            switch (id, type)
            {
                case (1, ThriftReader.Int32):
                    element.Type = Known<Parquet.Meta.Type>(reader.ReadInt32(), "type");
                    break;
                case (2, ThriftReader.Int32):
                    element.TypeLength = reader.ReadInt32();
                    break;
                case (3, ThriftReader.Int32):
                    element.RepetitionType = Known<FieldRepetitionType>(reader.ReadInt32(), "repetition");
                    break;
                case (4, ThriftReader.Binary):
                    element.Name = Text(ref reader);
                    break;
                case (5, ThriftReader.Int32):
                    element.NumChildren = reader.ReadInt32();
                    break;
                case (6, ThriftReader.Int32):
                    element.ConvertedType = (ConvertedType)reader.ReadInt32();
                    break;
                case (7, ThriftReader.Int32):
                    element.Scale = reader.ReadInt32();
                    break;
                case (8, ThriftReader.Int32):
                    element.Precision = reader.ReadInt32();
                    break;
                case (10, ThriftReader.Struct):
                    element.LogicalType = Logical(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return element.Name is null ? throw new DamagedException("a column has no name") : element;
    }

    private static LogicalType Logical(ref ThriftReader reader)
    {
        // A union: one field is there. Kinds that rows have no use for are told apart by staying unset.
        var logical = new LogicalType();
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (type != ThriftReader.Struct)
                throw new DamagedException("a logical type is malformed");
            switch (id)
            {
                case 5:
                    var (scale, precision) = (0, 0);
                    short part = 0;
                    while (reader.ReadField(ref part, out var partType))
                    {
                        if (part == 1 && partType == ThriftReader.Int32)
                            scale = reader.ReadInt32();
                        else if (part == 2 && partType == ThriftReader.Int32)
                            precision = reader.ReadInt32();
                        else
                            reader.Skip(partType);
                    }

                    logical.DECIMAL = new DecimalType { Scale = scale, Precision = precision };
                    continue;
                case 7:
                    var (isTimeUtc, timeUnit) = Time(ref reader);
                    logical.TIME = new TimeType { IsAdjustedToUTC = isTimeUtc, Unit = timeUnit };
                    continue;
                case 8:
                    var (isUtc, unit) = Time(ref reader);
                    logical.TIMESTAMP = new TimestampType { IsAdjustedToUTC = isUtc, Unit = unit };
                    continue;
                case 10:
                    logical.INTEGER = Integer(ref reader);
                    continue;
                case 1:
                    logical.STRING = new StringType();
                    break;
                case 4:
                    logical.ENUM = new EnumType();
                    break;
                case 6:
                    logical.DATE = new DateType();
                    break;
                case 11:
                    logical.UNKNOWN = new NullType();
                    break;
                case 12:
                    logical.JSON = new JsonType();
                    break;
                case 13:
                    logical.BSON = new BsonType();
                    break;
                case 14:
                    logical.UUID = new UUIDType();
                    break;
                case 15:
                    logical.FLOAT16 = new Float16Type();
                    break;
            }

            reader.Skip(type);
        }

        return logical;
    }

    private static IntType Integer(ref ThriftReader reader)
    {
        var integer = new IntType();
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (id == 1 && type == ThriftReader.Byte)
                integer.BitWidth = (sbyte)reader.ReadByte();
            else if (id == 2)
                integer.IsSigned = type == ThriftReader.True;
            else
                reader.Skip(type);
        }

        return integer;
    }

    private static (bool IsUtc, TimeUnit Unit) Time(ref ThriftReader reader)
    {
        var isUtc = false;
        var unit = new TimeUnit();
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (id == 1 && type is ThriftReader.True or ThriftReader.False)
            {
                isUtc = type == ThriftReader.True;
            }
            else if (id == 2 && type == ThriftReader.Struct)
            {
                short unitId = 0;
                while (reader.ReadField(ref unitId, out var unitType))
                {
                    reader.Skip(unitType);
                    _ = unitId switch
                    {
                        1 => (object)(unit.MILLIS = new MilliSeconds()),
                        2 => unit.MICROS = new MicroSeconds(),
                        3 => unit.NANOS = new NanoSeconds(),
                        _ => throw new DamagedException("a unit of time is unknown"),
                    };
                }
            }
            else
            {
                reader.Skip(type);
            }
        }

        return (isUtc, unit);
    }

    private static RowGroup Group(ref ThriftReader reader)
    {
        var group = new RowGroup { NumRows = -1 };
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (id == 1 && type == ThriftReader.List)
                group.Columns = List(ref reader, ThriftReader.Struct, Chunk);
            else if (id == 3 && type == ThriftReader.Int64)
                group.NumRows = reader.ReadInt();
            else
                reader.Skip(type);
        }

        return group.Columns is null || group.NumRows < 0 ? throw new DamagedException("a row group lacks its columns or its number of rows") : group;
    }

    private static ColumnChunk Chunk(ref ThriftReader reader)
    {
        var chunk = new ColumnChunk();
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            switch (id, type)
            {
                case (1, ThriftReader.Binary):
                    chunk.FilePath = Text(ref reader);
                    break;
                case (3, ThriftReader.Struct):
                    chunk.MetaData = MetaData(ref reader);
                    break;
                case (8, _):
                    throw new DamagedException("a column is encrypted, which is not supported");
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return chunk.MetaData is null ? throw new DamagedException("a column of a row group is not described") : chunk;
    }

    private static ColumnMetaData MetaData(ref ThriftReader reader)
    {
        var data = new ColumnMetaData { NumValues = -1, TotalCompressedSize = -1, DataPageOffset = -1 };
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            switch (id, type)
            {
                case (1, ThriftReader.Int32):
                    data.Type = Known<Parquet.Meta.Type>(reader.ReadInt32(), "type");
                    break;
                case (3, ThriftReader.List):
                    data.PathInSchema = List(ref reader, ThriftReader.Binary, Text);
                    break;
                case (4, ThriftReader.Int32):
                    data.Codec = (CompressionCodec)reader.ReadInt32();
                    break;
                case (5, ThriftReader.Int64):
                    data.NumValues = reader.ReadInt();
                    break;
                case (6, ThriftReader.Int64):
                    data.TotalUncompressedSize = reader.ReadInt();
                    break;
                case (7, ThriftReader.Int64):
                    data.TotalCompressedSize = reader.ReadInt();
                    break;
                case (9, ThriftReader.Int64):
                    data.DataPageOffset = reader.ReadInt();
                    break;
                case (11, ThriftReader.Int64):
                    data.DictionaryPageOffset = reader.ReadInt();
                    break;
                case (12, ThriftReader.Struct):
                    data.Statistics = Bounds(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return data.NumValues < 0 || data.TotalCompressedSize < 0 || data.DataPageOffset < 0 || data.PathInSchema is null
            ? throw new DamagedException("a column of a row group lacks its place, its size or its number of values")
            : data;
    }

    // The older fields 1 and 2 are left out: what they are ordered by differs between writers.
    private static Statistics Bounds(ref ThriftReader reader)
    {
        var bounds = new Statistics();
        short id = 0;
        while (reader.ReadField(ref id, out var type))
        {
            if (id == 5 && type == ThriftReader.Binary)
                bounds.MaxValue = reader.Take(reader.ReadLength()).ToArray();
            else if (id == 6 && type == ThriftReader.Binary)
                bounds.MinValue = reader.Take(reader.ReadLength()).ToArray();
            else
                reader.Skip(type);
        }

        return bounds;
    }

    private static List<T> List<T>(ref ThriftReader reader, byte elementType, ReadValue<T> read)
    {
        var count = reader.ReadList(out var type);
        if (count > 0 && type != elementType)
            throw new DamagedException("a list of the footer has other elements than the format gives it");
        var list = new List<T>();
        for (; count > 0; count--)
            list.Add(read(ref reader));
        return list;
    }

    private static string Text(ref ThriftReader reader)
    {
        try
        {
            return StrictUtf8.GetString(reader.Take(reader.ReadLength()));
        }
        catch (DecoderFallbackException)
        {
            throw new DamagedException("a name in the footer is not UTF-8");
        }
    }

    private static T Known<T>(int value, string what)
        where T : struct, Enum
    {
        var known = (T)Enum.ToObject(typeof(T), value);
        return Enum.IsDefined(known) ? known : throw new DamagedException($"a {what} of the footer is unknown");
    }
}
