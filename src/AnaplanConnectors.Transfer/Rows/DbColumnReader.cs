using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>How the values of one column of a <see cref="DbDataReader"/> become those of our types.</summary>
internal abstract class DbColumnReader(int ordinal, Column column)
{
    public Column Column { get; } = column;

    protected int Ordinal { get; } = ordinal;

    /// <exception cref="NotSupportedException">Some columns have types that rows cannot carry.</exception>
    public static DbColumnReader[] CreateAll(DbDataReader reader)
    {
        var facts = DbColumnFacts.Read(reader);
        var columns = facts.Select(Create).ToArray();
        return Supported(columns, i => $"'{facts[i].Name}' ({facts[i].ClrType.Name})");
    }

    /// <summary>The columns, if none is missing.</summary>
    /// <exception cref="NotSupportedException">Some are; all of them are named.</exception>
    public static DbColumnReader[] Supported(DbColumnReader?[] columns, Func<int, string> describe)
    {
        var unsupported = Enumerable.Range(0, columns.Length).Where(i => columns[i] is null).Select(describe).ToArray();
        return unsupported.Length == 0
            ? [.. columns.OfType<DbColumnReader>()]
            : throw new NotSupportedException(
                $"Rows cannot carry the columns {string.Join(", ", unsupported)}. Leave them out of the query, or make text of them there.");
    }

    /// <summary>Whether a getter failed because of the value. Otherwise the caller is wrong, or the connection has failed.</summary>
    public static bool IsAboutValue(Exception problem)
        => problem is InvalidCastException or FormatException or OverflowException or ArgumentOutOfRangeException && problem is not WrongGetterException;

    public virtual string GetString(DbDataReader reader) => throw Mismatch(ColumnType.Text);

    public virtual long GetInt64(DbDataReader reader) => throw Mismatch(ColumnType.Integer);

    public virtual decimal GetDecimal(DbDataReader reader) => throw Mismatch(ColumnType.Decimal);

    public virtual double GetDouble(DbDataReader reader) => throw Mismatch(ColumnType.Double);

    public virtual bool GetBoolean(DbDataReader reader) => throw Mismatch(ColumnType.Boolean);

    public virtual DateTime GetDateTime(DbDataReader reader) => throw Mismatch(ColumnType.Timestamp);

    private static DbColumnReader? Create(DbColumnFacts facts, int ordinal)
    {
        var column = facts.ToColumn();
        return column is null ? null : Type.GetTypeCode(facts.ClrType) switch
        {
            TypeCode.String => new Strings(ordinal, column),
            TypeCode.Int64 => new Integers(ordinal, column, static (reader, i) => reader.GetInt64(i)),
            TypeCode.Int32 => new Integers(ordinal, column, static (reader, i) => reader.GetInt32(i)),
            TypeCode.Int16 => new Integers(ordinal, column, static (reader, i) => reader.GetInt16(i)),
            TypeCode.Byte => new Integers(ordinal, column, static (reader, i) => reader.GetByte(i)),
            TypeCode.SByte => new Integers(ordinal, column, static (reader, i) => reader.GetFieldValue<sbyte>(i)),
            TypeCode.UInt16 => new Integers(ordinal, column, static (reader, i) => reader.GetFieldValue<ushort>(i)),
            TypeCode.UInt32 => new Integers(ordinal, column, static (reader, i) => reader.GetFieldValue<uint>(i)),
            TypeCode.UInt64 => new Decimals(ordinal, column, static (reader, i) => reader.GetFieldValue<ulong>(i)),
            TypeCode.Decimal => new Decimals(ordinal, column, static (reader, i) => reader.GetDecimal(i)),
            TypeCode.Double => new Doubles(ordinal, column, static (reader, i) => reader.GetDouble(i)),
            TypeCode.Single => new Doubles(ordinal, column, static (reader, i) => Singles.Widen(reader.GetFloat(i))),
            TypeCode.Boolean => new Booleans(ordinal, column),
            TypeCode.DateTime => new Dates(ordinal, column, static (reader, i) => reader.GetDateTime(i)),
            TypeCode.Char => new Texts(ordinal, column, static (reader, i) => reader.GetChar(i).ToString()),
            _ when facts.ClrType == typeof(DateTimeOffset) =>
                new Dates(ordinal, column, static (reader, i) => reader.GetFieldValue<DateTimeOffset>(i).UtcDateTime),
            _ when facts.ClrType == typeof(Guid) => new Texts(ordinal, column, static (reader, i) => reader.GetGuid(i).ToString()),
            _ when facts.ClrType == typeof(TimeSpan) => new Texts(
                ordinal, column, static (reader, i) => reader.GetFieldValue<TimeSpan>(i).ToString("c", CultureInfo.InvariantCulture)),
            _ => NewTypes.Create(facts.ClrType, ordinal, column),
        };
    }

    private WrongGetterException Mismatch(ColumnType asked) => new($"Column '{Column.Name}' is {Column.Type}, not {asked}.");

    private sealed class WrongGetterException(string message) : InvalidCastException(message);

    private sealed class Strings(int ordinal, Column column) : DbColumnReader(ordinal, column)
    {
        public override string GetString(DbDataReader reader) => reader.GetString(Ordinal);
    }

    internal sealed class Texts(int ordinal, Column column, Func<DbDataReader, int, string> get) : DbColumnReader(ordinal, column)
    {
        public override string GetString(DbDataReader reader) => get(reader, Ordinal);
    }

    private sealed class Integers(int ordinal, Column column, Func<DbDataReader, int, long> get) : DbColumnReader(ordinal, column)
    {
        public override long GetInt64(DbDataReader reader) => get(reader, Ordinal);
    }

    private sealed class Decimals(int ordinal, Column column, Func<DbDataReader, int, decimal> get) : DbColumnReader(ordinal, column)
    {
        public override decimal GetDecimal(DbDataReader reader) => get(reader, Ordinal);
    }

    private sealed class Doubles(int ordinal, Column column, Func<DbDataReader, int, double> get) : DbColumnReader(ordinal, column)
    {
        public override double GetDouble(DbDataReader reader) => get(reader, Ordinal);
    }

    private sealed class Booleans(int ordinal, Column column) : DbColumnReader(ordinal, column)
    {
        public override bool GetBoolean(DbDataReader reader) => reader.GetBoolean(Ordinal);
    }

    internal sealed class Dates(int ordinal, Column column, Func<DbDataReader, int, DateTime> get) : DbColumnReader(ordinal, column)
    {
        private readonly bool _isDate = column.Type == ColumnType.Date;

        public override DateTime GetDateTime(DbDataReader reader)
        {
            var value = get(reader, Ordinal);
            if (_isDate)
                return DateTime.SpecifyKind(value.Date, DateTimeKind.Unspecified);
            return value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        }
    }
}
