using AnaplanConnectors.Transfer.Rows;
using Apache.Arrow;
using Apache.Arrow.Types;
using Column = AnaplanConnectors.Transfer.Rows.Column;

namespace AnaplanConnectors.Arrow;

/// <summary>Which of our types a field of Arrow data has.</summary>
internal static class ArrowTypes
{
    private const int MaxDigits = 28;
    private const string ExtensionName = "ARROW:extension:name";

    /// <summary>The column, and what reads it; a problem when rows cannot carry it.</summary>
    public static ArrowField Map(Field field)
    {
        if (field.Name is null)
            return new ArrowField("", "it has no name", null, null, null);
        if (field.DataType is FixedSizeBinaryType { ByteWidth: 16 } && field.Metadata?.GetValueOrDefault(ExtensionName) == "arrow.uuid")
            return Carried(field, ColumnType.Text, new ArrowBlocks(16), storage => new Texts<ReadOnlyMemory<byte>, ToUuidText>(storage, default));
        return field.DataType is DictionaryType dictionary ? MapDictionary(field, dictionary) : Map(field, field.DataType, new Plain());
    }

    private static ArrowField MapDictionary(Field field, DictionaryType dictionary) => dictionary.IndexType.TypeId switch
    {
        ArrowTypeId.Int8 => Map(field, dictionary.ValueType, new ByDictionary<sbyte>()),
        ArrowTypeId.UInt8 => Map(field, dictionary.ValueType, new ByDictionary<byte>()),
        ArrowTypeId.Int16 => Map(field, dictionary.ValueType, new ByDictionary<short>()),
        ArrowTypeId.UInt16 => Map(field, dictionary.ValueType, new ByDictionary<ushort>()),
        ArrowTypeId.Int32 => Map(field, dictionary.ValueType, new ByDictionary<int>()),
        ArrowTypeId.UInt32 => Map(field, dictionary.ValueType, new ByDictionary<uint>()),
        ArrowTypeId.Int64 => Map(field, dictionary.ValueType, new ByDictionary<long>()),
        _ => Map(field, dictionary.ValueType, new ByDictionary<ulong>()),
    };

    private static ArrowField Map(Field field, IArrowType type, Plain form) => type switch
    {
        Int8Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<sbyte>()), values => new Integers<sbyte, ToInt64>(values, default)),
        Int16Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<short>()), values => new Integers<short, ToInt64>(values, default)),
        Int32Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<int>()), values => new Integers<int, ToInt64>(values, default)),
        Int64Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<long>()), values => new Integers<long, ToInt64>(values, default)),
        UInt8Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<byte>()), values => new Integers<byte, ToInt64>(values, default)),
        UInt16Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<ushort>()), values => new Integers<ushort, ToInt64>(values, default)),
        UInt32Type => Carried(field, ColumnType.Integer, form.Of(new ArrowNumbers<uint>()), values => new Integers<uint, ToInt64>(values, default)),
        UInt64Type => Carried(field, ColumnType.Decimal, form.Of(new ArrowNumbers<ulong>()), values => new Decimals<ulong, UnsignedToDecimal>(values, default), (20, 0)),
        HalfFloatType => Carried(field, ColumnType.Double, form.Of(new ArrowNumbers<Half>()), values => new Doubles<Half, ToDouble>(values, default)),
        FloatType => Carried(field, ColumnType.Double, form.Of(new ArrowNumbers<float>()), values => new Doubles<float, ToDouble>(values, default)),
        DoubleType => Carried(field, ColumnType.Double, form.Of(new ArrowNumbers<double>()), values => new Doubles<double, ToDouble>(values, default)),
        BooleanType => Carried(field, ColumnType.Boolean, form.Of(new ArrowBits()), values => new Booleans(values)),
        Decimal32Type number => Decimal(field, number.Precision, number.Scale, form.Of(new ArrowNumbers<int>()), new ToDecimal(number.Scale)),
        Decimal64Type number => Decimal(field, number.Precision, number.Scale, form.Of(new ArrowNumbers<long>()), new ToDecimal(number.Scale)),
        Decimal128Type number => Decimal(field, number.Precision, number.Scale, form.Of(new ArrowBlocks(16)), new LittleEndianToDecimal(number.Scale)),
        Decimal256Type number => Decimal(field, number.Precision, number.Scale, form.Of(new ArrowBlocks(32)), new LittleEndianToDecimal(number.Scale)),
        Date32Type => Carried(field, ColumnType.Date, form.Of(new ArrowNumbers<int>()), values => new Dates<int, DaysToDate>(values, default)),
        Date64Type => Carried(field, ColumnType.Date, form.Of(new ArrowNumbers<long>()), values => new Dates<long, MillisecondsToDate>(values, default)),
        Time32Type time => Carried(field, ColumnType.Text, form.Of(new ArrowNumbers<int>()), values => new Texts<int, ToTimeText>(values, new ToTimeText(Ticks(time.Unit)))),
        Time64Type time => Carried(field, ColumnType.Text, form.Of(new ArrowNumbers<long>()), values => new Texts<long, ToTimeText>(values, new ToTimeText(Ticks(time.Unit)))),
        TimestampType stamp => Carried(field, ColumnType.Timestamp, form.Of(new ArrowNumbers<long>()), values => new Dates<long, ToTimestamp>(values, Timestamp(stamp))),
        StringType => Text(field, form.Of(new ArrowTexts<int>())),
        LargeStringType => Text(field, form.Of(new ArrowTexts<long>())),
        StringViewType => Text(field, form.Of(new ArrowViews())),
        NullType => Carried(field, ColumnType.Text, form.Of(new ArrowNothing()), values => new Texts<int, ToNothing>(values, default)),
        NestedType => new ArrowField(field.Name, "it is nested, and rows are flat", null, null, null),
        _ => new ArrowField(field.Name, $"its type ({type.Name}) is one that rows do not carry", null, null, null),
    };

    private static ArrowField Text(Field field, ArrowStorage<ReadOnlyMemory<byte>> storage)
        => Carried(field, ColumnType.Text, storage, values => new Utf8Texts(values));

    private static ArrowField Decimal<T, TConversion>(Field field, int precision, int scale, ArrowStorage<T> storage, TConversion conversion)
        where TConversion : struct, IConversion<T, decimal>
        => scale >= 0 && scale <= precision
            ? Carried(field, ColumnType.Decimal, storage, values => new Decimals<T, TConversion>(values, conversion), (precision, scale))
            : new ArrowField(field.Name, $"it is a decimal of {precision} digits, {scale} of them behind the point", null, null, null);

    private static ArrowField Carried<T>(
        Field field, ColumnType type, ArrowStorage<T> storage, Func<Storage<T>, ColumnValues> interpret, (int Precision, int Scale)? digits = null)
    {
        // A dictionary may hold missing values, whatever its column says.
        var column = new Column(field.Name, type, field.IsNullable || field.DataType is DictionaryType)
        {
            Precision = digits is { Precision: <= MaxDigits } or { Precision: 20 } ? (byte)digits.Value.Precision : null,
            Scale = digits is { Scale: <= MaxDigits } ? (byte)digits.Value.Scale : null,
        };
        return new ArrowField(field.Name, null, column, storage, interpret(storage));
    }

    private static long Ticks(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => TimeSpan.TicksPerSecond,
        TimeUnit.Millisecond => TimeSpan.TicksPerMillisecond,
        TimeUnit.Microsecond => TimeSpan.TicksPerMicrosecond,
        _ => 0,
    };

    // With a zone, of whatever name, the numbers count from 1970 in UTC; without one they are what a clock shows.
    private static ToTimestamp Timestamp(TimestampType type) => new(
        Ticks(type.Unit), type.Unit == TimeUnit.Nanosecond ? 100 : 0, string.IsNullOrEmpty(type.Timezone) ? DateTimeKind.Unspecified : DateTimeKind.Utc);

    /// <summary>Values that lie in the column as they are.</summary>
    private class Plain
    {
        public virtual ArrowStorage<T> Of<T>(ArrowStorage<T> values) => values;
    }

    /// <summary>Values that lie in a dictionary.</summary>
    private sealed class ByDictionary<TIndex> : Plain
        where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex>
    {
        public override ArrowStorage<T> Of<T>(ArrowStorage<T> values) => new ArrowDictionary<T, TIndex>(values);
    }
}

/// <summary>A field of Arrow data as rows see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Problem">Why rows cannot carry it, as a clause; null when they can.</param>
/// <param name="Column">The column of the rows.</param>
/// <param name="Storage">Takes the values of a batch.</param>
/// <param name="Values">Gives them as values of our types.</param>
internal sealed record ArrowField(string Name, string? Problem, Column? Column, IArrowStorage? Storage, ColumnValues? Values);
