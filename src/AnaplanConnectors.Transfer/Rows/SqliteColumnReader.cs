using System.Data.Common;
using System.Globalization;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// A column of SQLite. What type a value has is asked for every value, which costs no box: the driver tells it as the field's type.
/// </summary>
internal abstract class SqliteColumnReader(int ordinal, Column column) : DbColumnReader(ordinal, column)
{
    // Up to here every whole number is a double.
    private const long GreatestExact = 1L << 53;

    public static SqliteColumnReader Create(int ordinal, Column column) => column.Type switch
    {
        ColumnType.Integer => new IntegerColumn(ordinal, column),
        ColumnType.Decimal => new DecimalColumn(ordinal, column),
        ColumnType.Double => new DoubleColumn(ordinal, column),
        ColumnType.Boolean => new BooleanColumn(ordinal, column),
        ColumnType.Date or ColumnType.Timestamp => new DateColumn(ordinal, column),
        _ => new TextColumn(ordinal, column),
    };

    /// <summary>Says what the value is instead.</summary>
    private BadValueException Bad(DbDataReader reader) => reader.GetValue(Ordinal) switch
    {
        string text => new BadValueException($"it is the text '{text}'", text),
        byte[] bytes => new BadValueException(FormattableString.Invariant($"it is a blob of length {bytes.Length:N0}"), ""),
        IFormattable number => Bad(number.ToString(null, CultureInfo.InvariantCulture)),
        var other => Bad(other.ToString() ?? ""),
    };

    private static BadValueException Bad(string number) => new($"it is the number {number}", number);

    private sealed class IntegerColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        public override long GetInt64(DbDataReader reader)
            => reader.GetFieldType(Ordinal) == typeof(long) ? reader.GetInt64(Ordinal) : throw Bad(reader);
    }

    private sealed class DoubleColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        public override double GetDouble(DbDataReader reader)
        {
            var type = reader.GetFieldType(Ordinal);
            if (type == typeof(double))
                return reader.GetDouble(Ordinal);
            var number = type == typeof(long) ? reader.GetInt64(Ordinal) : long.MaxValue;
            return number is >= -GreatestExact and <= GreatestExact ? number : throw Bad(reader);
        }
    }

    private sealed class BooleanColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        public override bool GetBoolean(DbDataReader reader)
        {
            var number = reader.GetFieldType(Ordinal) == typeof(long) ? reader.GetInt64(Ordinal) : -1;
            return number is 0 or 1 ? number == 1 : throw Bad(reader);
        }
    }

    // SQLite makes a number of every text here that is one, so a text that is left is none.
    private sealed class DecimalColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        public override decimal GetDecimal(DbDataReader reader)
        {
            var type = reader.GetFieldType(Ordinal);
            if (type == typeof(long))
                return reader.GetInt64(Ordinal);
            return type == typeof(double) && SqliteText.TryConvert(reader.GetDouble(Ordinal), out decimal value) ? value : throw Bad(reader);
        }
    }

    private sealed class DateColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        private readonly bool _isDate = column.Type == ColumnType.Date;

        public override DateTime GetDateTime(DbDataReader reader)
        {
            var type = reader.GetFieldType(Ordinal);
            DateTime value = default;
            var isRead = type == typeof(string) ? SqliteText.TryParse(reader.GetString(Ordinal), out value)
                : type != typeof(byte[]) && SqliteText.TryConvert(reader.GetDouble(Ordinal), out value);
            return isRead && (!_isDate || value.TimeOfDay == TimeSpan.Zero) ? value : throw Bad(reader);
        }
    }

    private sealed class TextColumn(int ordinal, Column column) : SqliteColumnReader(ordinal, column)
    {
        public override string GetString(DbDataReader reader)
        {
            var type = reader.GetFieldType(Ordinal);
            return type == typeof(string) ? reader.GetString(Ordinal)
                : type == typeof(long) ? reader.GetInt64(Ordinal).ToString(CultureInfo.InvariantCulture)
                : type == typeof(double) && reader.GetDouble(Ordinal) is var number && !double.IsInfinity(number) ? SqliteText.Of(number)
                : throw Bad(reader);
        }
    }
}
