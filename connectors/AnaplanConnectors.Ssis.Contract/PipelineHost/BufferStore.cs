using System;

namespace Microsoft.SqlServer.Dts.Pipeline;

/// <summary>What is behind a buffer here; the test host brings it. The real buffer lies in native memory.</summary>
internal abstract class BufferStore
{
    public abstract PipelineBufferMode Mode { get; }

    public abstract int RowCount { get; }

    public abstract int ColumnCount { get; }

    public abstract bool EndOfRowset { get; }

    public abstract int CurrentRow { get; set; }

    public abstract BufferColumn GetColumnInfo(int column);

    public abstract bool NextRow();

    public abstract void AddRow();

    public abstract void RemoveRow();

    public abstract void SetEndOfRowset();

    public abstract void SetErrorInfo(int outputId, int errorCode, int errorColumn);

    public abstract void DirectRow(int outputId);

    public abstract void DirectErrorRow(int row, int outputId, int errorCode, int errorColumn);

    public abstract object GetValue(int column);

    public abstract void SetValue(int column, object value);

    public abstract bool IsNull(int column);

    public abstract void SetNull(int column);

    public abstract void AddBlobData(int column, byte[] data, int count);

    public abstract uint GetBlobLength(int column);

    public abstract byte[] GetBlobData(int column, int offset, int count);

    public abstract void ResetBlobData(int column);

    public abstract string GetString(int column);

    public abstract void SetString(int column, string value);

    public abstract byte[] GetBytes(int column);

    public abstract void SetBytes(int column, byte[] value);

    public abstract int GetInt32(int column);

    public abstract void SetInt32(int column, int value);

    public abstract short GetInt16(int column);

    public abstract void SetInt16(int column, short value);

    public abstract DateTime GetDateTime(int column);

    public abstract void SetDateTime(int column, DateTime value);

    public abstract DateTime GetDate(int column);

    public abstract void SetDate(int column, DateTime value);

    public abstract DateTimeOffset GetDateTimeOffset(int column);

    public abstract void SetDateTimeOffset(int column, DateTimeOffset value);

    public abstract TimeSpan GetTime(int column);

    public abstract void SetTime(int column, TimeSpan value);

    public abstract bool GetBoolean(int column);

    public abstract void SetBoolean(int column, bool value);

    public abstract byte GetByte(int column);

    public abstract void SetByte(int column, byte value);

    public abstract decimal GetDecimal(int column);

    public abstract void SetDecimal(int column, decimal value);

    public abstract double GetDouble(int column);

    public abstract void SetDouble(int column, double value);

    public abstract long GetInt64(int column);

    public abstract void SetInt64(int column, long value);

    public abstract sbyte GetSByte(int column);

    public abstract void SetSByte(int column, sbyte value);

    public abstract float GetSingle(int column);

    public abstract void SetSingle(int column, float value);

    public abstract ushort GetUInt16(int column);

    public abstract void SetUInt16(int column, ushort value);

    public abstract uint GetUInt32(int column);

    public abstract void SetUInt32(int column, uint value);

    public abstract ulong GetUInt64(int column);

    public abstract void SetUInt64(int column, ulong value);

    public abstract Guid GetGuid(int column);

    public abstract void SetGuid(int column, Guid value);
}
