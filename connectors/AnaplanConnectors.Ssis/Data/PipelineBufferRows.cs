using System.Collections;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// Rows of the buffers that SSIS pushes, one buffer after the other, as a data reader. Only our columns are seen. Nothing is copied, and nothing
/// of a buffer is touched after the call that brought it.
/// </summary>
/// <remarks>A data reader and not a <c>RowReader</c>: see <see cref="EmbeddedAssemblies"/> for what types here may derive from.</remarks>
internal sealed class PipelineBufferRows(IReadOnlyList<BufferColumnInfo> columns) : DbDataReader
{
    private readonly BufferColumnInfo[] _columns = [.. columns];
    private PipelineBuffer? _buffer;

    /// <summary>The buffer that is read. Set anew for every call of SSIS, and to null at its end.</summary>
    public PipelineBuffer? Buffer
    {
        get => _buffer;
        set => _buffer = value;
    }

    public override int FieldCount => _columns.Length;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => Rows.NextRow();

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => _columns[ordinal].Name;

    public override int GetOrdinal(string name) => Array.FindIndex(_columns, column => column.Name == name);

    public override Type GetFieldType(int ordinal) => DataTypes.ClrType(_columns[ordinal].Type)!;

    public override string GetDataTypeName(int ordinal) => _columns[ordinal].Type == DataType.DT_DBDATE ? "date" : _columns[ordinal].Type.ToString();

    public override bool IsDBNull(int ordinal) => Rows.IsNull(_columns[ordinal].Index);

    public override string GetString(int ordinal)
    {
        var column = _columns[ordinal];
        return column.Type switch
        {
            DataType.DT_NTEXT => Encoding.Unicode.GetString(Blob(column.Index)),
            DataType.DT_TEXT => Encoding.GetEncoding(column.CodePage).GetString(Blob(column.Index)),
            _ => Rows.GetString(column.Index),
        };
    }

    public override long GetInt64(int ordinal) => Rows.GetInt64(_columns[ordinal].Index);

    public override int GetInt32(int ordinal) => Rows.GetInt32(_columns[ordinal].Index);

    public override short GetInt16(int ordinal) => Rows.GetInt16(_columns[ordinal].Index);

    public override byte GetByte(int ordinal) => Rows.GetByte(_columns[ordinal].Index);

    public override decimal GetDecimal(int ordinal) => Rows.GetDecimal(_columns[ordinal].Index);

    public override double GetDouble(int ordinal) => Rows.GetDouble(_columns[ordinal].Index);

    public override float GetFloat(int ordinal) => Rows.GetSingle(_columns[ordinal].Index);

    public override bool GetBoolean(int ordinal) => Rows.GetBoolean(_columns[ordinal].Index);

    public override Guid GetGuid(int ordinal) => Rows.GetGuid(_columns[ordinal].Index);

    public override DateTime GetDateTime(int ordinal)
    {
        var column = _columns[ordinal];
        return column.Type == DataType.DT_DBDATE ? Rows.GetDate(column.Index) : Rows.GetDateTime(column.Index);
    }

    public override T GetFieldValue<T>(int ordinal) => (T)GetValue(ordinal);

    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        var index = _columns[ordinal].Index;
        return _columns[ordinal].Type switch
        {
            DataType.DT_I1 => Rows.GetSByte(index),
            DataType.DT_I2 => Rows.GetInt16(index),
            DataType.DT_I4 => Rows.GetInt32(index),
            DataType.DT_I8 => Rows.GetInt64(index),
            DataType.DT_UI1 => Rows.GetByte(index),
            DataType.DT_UI2 => Rows.GetUInt16(index),
            DataType.DT_UI4 => Rows.GetUInt32(index),
            DataType.DT_UI8 => Rows.GetUInt64(index),
            DataType.DT_R4 => Rows.GetSingle(index),
            DataType.DT_R8 => Rows.GetDouble(index),
            DataType.DT_CY or DataType.DT_DECIMAL or DataType.DT_NUMERIC => Rows.GetDecimal(index),
            DataType.DT_BOOL => Rows.GetBoolean(index),
            DataType.DT_DBTIMESTAMPOFFSET => Rows.GetDateTimeOffset(index),
            DataType.DT_DBTIME or DataType.DT_DBTIME2 => Rows.GetTime(index),
            DataType.DT_GUID => Rows.GetGuid(index),
            DataType.DT_DATE or DataType.DT_DBDATE or DataType.DT_DBTIMESTAMP or DataType.DT_DBTIMESTAMP2 or DataType.DT_FILETIME => GetDateTime(ordinal),
            _ => GetString(ordinal),
        };
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override DataTable GetSchemaTable()
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        foreach (var column in _columns)
        {
            var hasDigits = column.Type is DataType.DT_NUMERIC;
            table.Rows.Add(
                column.Name, column.Length > 0 ? column.Length : -1, hasDigits ? (object)(short)column.Precision : DBNull.Value,
                hasDigits ? (object)(short)column.Scale : DBNull.Value);
        }

        return table;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
        => throw new NotSupportedException("Columns of bytes are refused when the package is validated.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
        => throw new NotSupportedException("Texts are read whole.");

    private PipelineBuffer Rows => _buffer ?? throw new InvalidOperationException("There is no buffer to read.");

    private byte[] Blob(int index) => Rows.GetBlobData(index, 0, (int)Rows.GetBlobLength(index));
}
