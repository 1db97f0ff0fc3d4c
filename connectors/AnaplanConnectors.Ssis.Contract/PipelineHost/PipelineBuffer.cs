using System;

namespace Microsoft.SqlServer.Dts.Pipeline;

public class PipelineBuffer : IDisposable
{
    private readonly BufferStore _store;

    internal PipelineBuffer(BufferStore store)
    {
        _store = store;
    }

    public PipelineBufferMode Mode => _store.Mode;

    public int RowCount => _store.RowCount;

    public int ColumnCount => _store.ColumnCount;

    public bool EndOfRowset => _store.EndOfRowset;

    public int CurrentRow
    {
        get => _store.CurrentRow;
        set => _store.CurrentRow = value;
    }

    public object this[int columnIndex]
    {
        get => _store.GetValue(columnIndex);
        set => _store.SetValue(columnIndex, value);
    }

    public BufferColumn GetColumnInfo(int columnIndex) => _store.GetColumnInfo(columnIndex);

    public bool NextRow() => _store.NextRow();

    public void AddRow() => _store.AddRow();

    public void RemoveRow() => _store.RemoveRow();

    public void SetEndOfRowset() => _store.SetEndOfRowset();

    public void SetErrorInfo(int OutputID, int ErrorCode, int ErrorColumn) => _store.SetErrorInfo(OutputID, ErrorCode, ErrorColumn);

    public void DirectRow(int outputID) => _store.DirectRow(outputID);

    public void DirectErrorRow(int outputID, int errorCode, int errorColumn) => _store.DirectErrorRow(_store.CurrentRow, outputID, errorCode, errorColumn);

    public void DirectErrorRow(int row, int outputID, int errorCode, int errorColumn) => _store.DirectErrorRow(row, outputID, errorCode, errorColumn);

    public void SetString(int columnIndex, string value) => _store.SetString(columnIndex, value);

    public string GetString(int columnIndex) => _store.GetString(columnIndex);

    public void SetBytes(int columnIndex, byte[] bytesValue) => _store.SetBytes(columnIndex, bytesValue);

    public byte[] GetBytes(int columnIndex) => _store.GetBytes(columnIndex);

    public void SetInt32(int columnIndex, int value) => _store.SetInt32(columnIndex, value);

    public int GetInt32(int columnIndex) => _store.GetInt32(columnIndex);

    public void SetInt16(int columnIndex, short value) => _store.SetInt16(columnIndex, value);

    public short GetInt16(int columnIndex) => _store.GetInt16(columnIndex);

    public void SetDateTime(int columnIndex, DateTime value) => _store.SetDateTime(columnIndex, value);

    public DateTime GetDateTime(int columnIndex) => _store.GetDateTime(columnIndex);

    public void SetDate(int columnIndex, DateTime value) => _store.SetDate(columnIndex, value);

    public DateTime GetDate(int columnIndex) => _store.GetDate(columnIndex);

    public void SetDateTimeOffset(int columnIndex, DateTimeOffset value) => _store.SetDateTimeOffset(columnIndex, value);

    public DateTimeOffset GetDateTimeOffset(int columnIndex) => _store.GetDateTimeOffset(columnIndex);

    public void SetTime(int columnIndex, TimeSpan value) => _store.SetTime(columnIndex, value);

    public TimeSpan GetTime(int columnIndex) => _store.GetTime(columnIndex);

    public void SetBoolean(int columnIndex, bool value) => _store.SetBoolean(columnIndex, value);

    public bool GetBoolean(int columnIndex) => _store.GetBoolean(columnIndex);

    public void SetByte(int columnIndex, byte value) => _store.SetByte(columnIndex, value);

    public byte GetByte(int columnIndex) => _store.GetByte(columnIndex);

    public void SetDecimal(int columnIndex, decimal value) => _store.SetDecimal(columnIndex, value);

    public decimal GetDecimal(int columnIndex) => _store.GetDecimal(columnIndex);

    public void SetDouble(int columnIndex, double value) => _store.SetDouble(columnIndex, value);

    public double GetDouble(int columnIndex) => _store.GetDouble(columnIndex);

    public void SetInt64(int columnIndex, long value) => _store.SetInt64(columnIndex, value);

    public long GetInt64(int columnIndex) => _store.GetInt64(columnIndex);

    public void SetSByte(int columnIndex, sbyte value) => _store.SetSByte(columnIndex, value);

    public sbyte GetSByte(int columnIndex) => _store.GetSByte(columnIndex);

    public void SetSingle(int columnIndex, float value) => _store.SetSingle(columnIndex, value);

    public float GetSingle(int columnIndex) => _store.GetSingle(columnIndex);

    public void SetUInt16(int columnIndex, ushort value) => _store.SetUInt16(columnIndex, value);

    public ushort GetUInt16(int columnIndex) => _store.GetUInt16(columnIndex);

    public void SetUInt32(int columnIndex, uint value) => _store.SetUInt32(columnIndex, value);

    public uint GetUInt32(int columnIndex) => _store.GetUInt32(columnIndex);

    public void SetUInt64(int columnIndex, ulong value) => _store.SetUInt64(columnIndex, value);

    public ulong GetUInt64(int columnIndex) => _store.GetUInt64(columnIndex);

    public void SetGuid(int columnIndex, Guid value) => _store.SetGuid(columnIndex, value);

    public Guid GetGuid(int columnIndex) => _store.GetGuid(columnIndex);

    public bool IsNull(int columnIndex) => _store.IsNull(columnIndex);

    public void SetNull(int columnIndex) => _store.SetNull(columnIndex);

    public void AddBlobData(int columnIndex, byte[] data) => _store.AddBlobData(columnIndex, data, data.Length);

    public void AddBlobData(int columnIndex, byte[] data, int count) => _store.AddBlobData(columnIndex, data, count);

    public uint GetBlobLength(int columnIndex) => _store.GetBlobLength(columnIndex);

    public byte[] GetBlobData(int columnIndex, int offset, int count) => _store.GetBlobData(columnIndex, offset, count);

    public void ResetBlobData(int columnIndex) => _store.ResetBlobData(columnIndex);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
