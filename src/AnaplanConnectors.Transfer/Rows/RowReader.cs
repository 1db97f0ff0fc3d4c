using System.Buffers;
using System.Collections;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// Forward-only rows. A <see cref="DbDataReader"/>, so whatever reads ADO.NET reads it as it is.
/// One caller at a time. <see cref="RowException"/> from a read or a getter concerns the current row only: read again
/// to go on behind it.
/// </summary>
public abstract class RowReader : DbDataReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool _isClosed;

    /// <summary>The columns.</summary>
    public abstract RowSchema Schema { get; }

    /// <summary>Moves to the next row; false behind the last one.</summary>
    public abstract override Task<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether the value is missing. Empty text is a value.</summary>
    public abstract override bool IsDBNull(int ordinal);

    /// <summary>The value, of the type that <see cref="ColumnType"/> names; <see cref="DBNull.Value"/> when missing.</summary>
    public abstract override object GetValue(int ordinal);

    /// <summary>
    /// Appends the value of a <see cref="ColumnType.Text"/> column as UTF-8. Override where the text is UTF-8 already.
    /// </summary>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair, which UTF-8 cannot carry.</exception>
    public virtual void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        if (output is null)
            throw new ArgumentNullException(nameof(output));
        Compat.Utf8.Append(StrictUtf8, GetString(ordinal), output);
    }

    /// <summary>
    /// The value of a <see cref="ColumnType.Integer"/> column; false when it is missing. One question instead of two, for loops over every
    /// value. Override this one and its likes where both answers come from the same place.
    /// </summary>
    public virtual bool TryGetInt64(int ordinal, out long value)
    {
        var isThere = !IsDBNull(ordinal);
        value = isThere ? GetInt64(ordinal) : default;
        return isThere;
    }

    /// <summary>The value of a <see cref="ColumnType.Decimal"/> column; false when it is missing.</summary>
    public virtual bool TryGetDecimal(int ordinal, out decimal value)
    {
        var isThere = !IsDBNull(ordinal);
        value = isThere ? GetDecimal(ordinal) : default;
        return isThere;
    }

    /// <summary>The value of a <see cref="ColumnType.Double"/> column; false when it is missing.</summary>
    public virtual bool TryGetDouble(int ordinal, out double value)
    {
        var isThere = !IsDBNull(ordinal);
        value = isThere ? GetDouble(ordinal) : default;
        return isThere;
    }

    /// <summary>The value of a <see cref="ColumnType.Boolean"/> column; false when it is missing.</summary>
    public virtual bool TryGetBoolean(int ordinal, out bool value)
    {
        var isThere = !IsDBNull(ordinal);
        value = isThere && GetBoolean(ordinal);
        return isThere;
    }

    /// <summary>The value of a <see cref="ColumnType.Date"/> or <see cref="ColumnType.Timestamp"/> column; false when it is missing.</summary>
    public virtual bool TryGetDateTime(int ordinal, out DateTime value)
    {
        var isThere = !IsDBNull(ordinal);
        value = isThere ? GetDateTime(ordinal) : default;
        return isThere;
    }

    /// <summary>Appends the value of a <see cref="ColumnType.Text"/> column as UTF-8, as <see cref="CopyUtf8"/> does; false when it is missing.</summary>
    public virtual bool TryCopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        var isThere = !IsDBNull(ordinal);
        if (isThere)
            CopyUtf8(ordinal, output);
        return isThere;
    }

    /// <inheritdoc/>
    public override int FieldCount => Schema.Count;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <summary>Always true while open: a stream cannot tell before it is read.</summary>
    public override bool HasRows => !_isClosed;

    /// <inheritdoc/>
    public override bool IsClosed => _isClosed;

    /// <summary>-1, as for every query.</summary>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Waits for <see cref="ReadAsync"/>.</summary>
    public override bool Read() => Blocking.Wait(ReadAsync(CancellationToken.None));

    /// <summary>False: there is one result.</summary>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override void Close()
    {
        _isClosed = true;
        base.Close();
    }

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Schema[ordinal].Name;

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        var ordinal = Schema.IndexOf(name);
        return ordinal >= 0
            ? ordinal
            : throw new IndexOutOfRangeException($"There is no column '{name}'. Columns: {string.Join(", ", Schema.Select(c => c.Name))}.");
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => Schema[ordinal].Type.ToString();

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => ClrType(Schema[ordinal].Type);

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    /// <inheritdoc/>
    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetString(ordinal) is { Length: 1 } text
        ? text[0]
        : throw new InvalidCastException($"Column '{GetName(ordinal)}' does not hold a single character.");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => Guid.Parse(GetString(ordinal));

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null)
            return text.Length;
        var count = (int)Math.Max(0, Math.Min(length, text.Length - dataOffset));
        text.CopyTo((int)Math.Min(dataOffset, text.Length), buffer, bufferOffset, count);
        return count;
    }

    /// <summary>Not supported: no column holds bytes.</summary>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
        => throw new NotSupportedException("Rows carry no binary columns.");

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    /// <summary>Describes the columns in ADO.NET's form, as <see cref="DataTable.Load(IDataReader)"/> wants it.</summary>
    public override DataTable GetSchemaTable()
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add("DataTypeName", typeof(string));
        for (var i = 0; i < Schema.Count; i++)
        {
            var column = Schema[i];
            table.Rows.Add(
                column.Name, i, column.MaxLength ?? -1, (object?)(short?)column.Precision ?? DBNull.Value,
                (object?)(short?)column.Scale ?? DBNull.Value, ClrType(column.Type), column.IsNullable, column.Type.ToString());
        }

        return table;
    }

    private static Type ClrType(ColumnType type) => type switch
    {
        ColumnType.Text => typeof(string),
        ColumnType.Integer => typeof(long),
        ColumnType.Decimal => typeof(decimal),
        ColumnType.Double => typeof(double),
        ColumnType.Boolean => typeof(bool),
        ColumnType.Date or ColumnType.Timestamp => typeof(DateTime),
        _ => throw new InvalidOperationException($"Column type {type} is unknown."),
    };
}
