using AnaplanConnectors.Transfer.Rows;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace AnaplanConnectors.Arrow;

/// <summary>Which of our types a column of a Parquet file has, by its physical type and what the file says that it means.</summary>
internal static class ParquetTypes
{
    private const int MaxDigits = 28;

    private enum Meaning
    {
        None,
        Text,
        Signed,
        Unsigned,
        Decimal,
        Date,
        Time,
        Timestamp,
        Uuid,
        Half,
        Nothing,
        Other,
    }

    /// <exception cref="DamagedException">The type is none.</exception>
    public static FileColumn Map(SchemaElement element, ColumnPath path, int leaf, bool binaryAsText)
    {
        var stored = StoredColumn.Of(element, path);
        var meaning = MeaningOf(element);
        if (stored.Type == Type.BYTE_ARRAY && meaning == Meaning.None && binaryAsText)
            meaning = Meaning.Text;
        var nullable = stored.IsNullable;
        var scale = element.LogicalType?.DECIMAL?.Scale ?? element.Scale ?? 0;
        var (type, create) = (stored.Type, meaning) switch
        {
            (Type.BOOLEAN, Meaning.None) => (ColumnType.Boolean, _ => Bits(stored, values => new Booleans(values))),
            (Type.INT32, Meaning.None or Meaning.Signed) => (ColumnType.Integer, _ => Numbers<int>(stored, values => new Integers<int, ToInt64>(values, default))),
            (Type.INT32, Meaning.Unsigned) => (ColumnType.Integer, _ => Numbers<int>(stored, values => new Integers<int, UnsignedToInt64>(values, default))),
            (Type.INT64, Meaning.None or Meaning.Signed) => (ColumnType.Integer, _ => Numbers<long>(stored, values => new Integers<long, ToInt64>(values, default))),
            (Type.INT64, Meaning.Unsigned) => (ColumnType.Decimal, _ => Numbers<long>(stored, values => new Decimals<long, UnsignedToDecimal>(values, default))),
            (Type.FLOAT, Meaning.None) => (ColumnType.Double, _ => Numbers<float>(stored, values => new Doubles<float, ToDouble>(values, default))),
            (Type.DOUBLE, Meaning.None) => (ColumnType.Double, _ => Numbers<double>(stored, values => new Doubles<double, ToDouble>(values, default))),
            (Type.FIXED_LEN_BYTE_ARRAY, Meaning.Half) when stored.Width == 2
                => (ColumnType.Double, limit => Bytes(stored, limit, values => new Doubles<ReadOnlyMemory<byte>, ToDouble>(values, default))),
            (Type.INT32, Meaning.Decimal) => (ColumnType.Decimal, _ => Numbers<int>(stored, values => new Decimals<int, ToDecimal>(values, new ToDecimal(scale)))),
            (Type.INT64, Meaning.Decimal) => (ColumnType.Decimal, _ => Numbers<long>(stored, values => new Decimals<long, ToDecimal>(values, new ToDecimal(scale)))),
            (Type.BYTE_ARRAY or Type.FIXED_LEN_BYTE_ARRAY, Meaning.Decimal)
                => (ColumnType.Decimal, limit => Bytes(stored, limit, values => new Decimals<ReadOnlyMemory<byte>, ToDecimal>(values, new ToDecimal(scale)))),
            (Type.INT32, Meaning.Date) => (ColumnType.Date, _ => Numbers<int>(stored, values => new Dates<int, DaysToDate>(values, default))),
            (Type.INT64, Meaning.Timestamp) => (ColumnType.Timestamp, _ => Numbers<long>(stored, values => new Dates<long, ToTimestamp>(values, TimestampOf(element)))),
            (Type.INT96, Meaning.None) => (ColumnType.Timestamp, limit => Bytes(stored, limit, values => new Dates<ReadOnlyMemory<byte>, Int96ToTimestamp>(values, default))),
            (Type.INT32, Meaning.Time) => (ColumnType.Text, _ => Numbers<int>(stored, values => new Texts<int, ToTimeText>(values, TimeOf(element)))),
            (Type.INT64, Meaning.Time) => (ColumnType.Text, _ => Numbers<long>(stored, values => new Texts<long, ToTimeText>(values, TimeOf(element)))),
            (Type.BYTE_ARRAY, Meaning.Text) => (ColumnType.Text, limit => Bytes(stored, limit, values => new Utf8Texts(values))),
            (Type.FIXED_LEN_BYTE_ARRAY, Meaning.Uuid) when stored.Width == 16
                => (ColumnType.Text, limit => Bytes(stored, limit, values => new Texts<ReadOnlyMemory<byte>, ToUuidText>(values, default))),
            (Type.INT32, Meaning.Nothing) => (ColumnType.Text, (Func<long, LoadedColumn>)(_ => Numbers<int>(stored, values => new Texts<int, ToNothing>(values, default)))),
            _ => default,
        };
        return create is null
            ? new FileColumn(path.Name, leaf, Problem(stored.Type, meaning))
            : new FileColumn(path.Name, leaf, null) { Path = path, Stored = stored, Create = create, Column = ColumnOf(element, path.Name, type, nullable, meaning, scale), IsSigned = meaning != Meaning.Unsigned };
    }

    private static LoadedColumn Numbers<T>(StoredColumn column, Func<Storage<T>, ColumnValues> interpret)
        where T : unmanaged
    {
        var storage = new ParquetNumbers<T>(column);
        return new LoadedColumn(storage, interpret(storage));
    }

    private static LoadedColumn Bits(StoredColumn column, Func<Storage<bool>, ColumnValues> interpret)
    {
        var storage = new ParquetBits(column);
        return new LoadedColumn(storage, interpret(storage));
    }

    private static LoadedColumn Bytes(StoredColumn column, long maxBytes, Func<Storage<ReadOnlyMemory<byte>>, ColumnValues> interpret)
    {
        var storage = new ParquetBytes(column, maxBytes);
        return new LoadedColumn(storage, interpret(storage));
    }

    private static Column ColumnOf(SchemaElement element, string name, ColumnType type, bool nullable, Meaning meaning, int scale)
    {
        var column = new Column(name, type, nullable);
        if (type != ColumnType.Decimal)
            return column;
        if (meaning == Meaning.Unsigned)
            return column with { Scale = 0, Precision = 20 };
        var precision = element.LogicalType?.DECIMAL?.Precision ?? element.Precision ?? 0;
        if (scale < 0 || precision < 1 || scale > precision)
            throw new DamagedException($"column '{name}' is a decimal of {precision} digits, {scale} of them behind the point");
        return column with { Scale = scale <= MaxDigits ? (byte)scale : null, Precision = precision <= MaxDigits ? (byte)precision : null };
    }

    private static string Problem(Type type, Meaning meaning) => (type, meaning) switch
    {
        (Type.BYTE_ARRAY, Meaning.None) => "it holds bytes that nothing says to be text (set BinaryAsText if they are)",
        (Type.FIXED_LEN_BYTE_ARRAY, Meaning.None) => "it holds bytes",
        _ => $"its type ({type}, {meaning}) is one that rows do not carry",
    };

    private static Meaning MeaningOf(SchemaElement element) => element.LogicalType switch
    {
        { STRING: not null } or { ENUM: not null } or { JSON: not null } => Meaning.Text,
        { DECIMAL: not null } => Meaning.Decimal,
        { DATE: not null } => Meaning.Date,
        { TIME: not null } => Meaning.Time,
        { TIMESTAMP: not null } => Meaning.Timestamp,
        { INTEGER.IsSigned: true } => Meaning.Signed,
        { INTEGER: not null } => Meaning.Unsigned,
        { UUID: not null } => Meaning.Uuid,
        { FLOAT16: not null } => Meaning.Half,
        { UNKNOWN: not null } => Meaning.Nothing,
        { BSON: not null } => Meaning.Other,
        _ => element.ConvertedType switch
        {
            null => Meaning.None,
            ConvertedType.UTF8 or ConvertedType.ENUM or ConvertedType.JSON => Meaning.Text,
            ConvertedType.DECIMAL => Meaning.Decimal,
            ConvertedType.DATE => Meaning.Date,
            ConvertedType.TIME_MILLIS or ConvertedType.TIME_MICROS => Meaning.Time,
            ConvertedType.TIMESTAMP_MILLIS or ConvertedType.TIMESTAMP_MICROS => Meaning.Timestamp,
            ConvertedType.INT_8 or ConvertedType.INT_16 or ConvertedType.INT_32 or ConvertedType.INT_64 => Meaning.Signed,
            ConvertedType.UINT_8 or ConvertedType.UINT_16 or ConvertedType.UINT_32 or ConvertedType.UINT_64 => Meaning.Unsigned,
            _ => Meaning.Other,
        },
    };

    // The older annotations mean UTC (the format's LogicalTypes.md says so).
    private static ToTimestamp TimestampOf(SchemaElement element)
    {
        var logical = element.LogicalType?.TIMESTAMP;
        var kind = logical is null || logical.IsAdjustedToUTC ? DateTimeKind.Utc : DateTimeKind.Unspecified;
        return logical switch
        {
            { Unit.NANOS: not null } => new ToTimestamp(0, 100, kind),
            { Unit.MICROS: not null } => new ToTimestamp(TimeSpan.TicksPerMicrosecond, 0, kind),
            null when element.ConvertedType == ConvertedType.TIMESTAMP_MICROS => new ToTimestamp(TimeSpan.TicksPerMicrosecond, 0, kind),
            _ => new ToTimestamp(TimeSpan.TicksPerMillisecond, 0, kind),
        };
    }

    private static ToTimeText TimeOf(SchemaElement element) => element.LogicalType?.TIME switch
    {
        { Unit.NANOS: not null } => new ToTimeText(0),
        { Unit.MICROS: not null } => new ToTimeText(TimeSpan.TicksPerMicrosecond),
        null when element.ConvertedType == ConvertedType.TIME_MICROS => new ToTimeText(TimeSpan.TicksPerMicrosecond),
        _ => new ToTimeText(TimeSpan.TicksPerMillisecond),
    };
}
