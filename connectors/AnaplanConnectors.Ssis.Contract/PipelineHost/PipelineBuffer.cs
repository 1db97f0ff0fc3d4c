using System;

namespace Microsoft.SqlServer.Dts.Pipeline;

public class PipelineBuffer : IDisposable
{
    private BufferStore _buffer;

    internal PipelineBuffer(BufferStore store)
    {
        _buffer = store;
    }

    public PipelineBufferMode Mode => Store.Mode;

    public int RowCount => Store.RowCount;

    public int ColumnCount => Store.ColumnCount;

    public bool EndOfRowset => Store.EndOfRowset;

    public int CurrentRow
    {
        get => Store.CurrentRow;
        set => Store.CurrentRow = value;
    }

    public object this[int columnIndex]
    {
        get => Store.GetValue(columnIndex);
        set => Store.SetValue(columnIndex, value);
    }

    public BufferColumn GetColumnInfo(int columnIndex) => Store.GetColumnInfo(columnIndex);

    public bool NextRow() => Store.NextRow();

    public void AddRow() => Store.AddRow();

    public void RemoveRow() => Store.RemoveRow();

    public void SetEndOfRowset() => Store.SetEndOfRowset();

    public void SetErrorInfo(int OutputID, int ErrorCode, int ErrorColumn) => Store.SetErrorInfo(OutputID, ErrorCode, ErrorColumn);

    public void DirectRow(int outputID) => Store.DirectRow(outputID);

    public void DirectErrorRow(int outputID, int errorCode, int errorColumn) => Store.DirectErrorRow(Store.CurrentRow, outputID, errorCode, errorColumn);

    public void DirectErrorRow(int row, int outputID, int errorCode, int errorColumn) => Store.DirectErrorRow(row, outputID, errorCode, errorColumn);

    public void SetString(int columnIndex, string value) => Store.SetString(columnIndex, value);

    public string GetString(int columnIndex) => Store.GetString(columnIndex);

    public void SetBytes(int columnIndex, byte[] bytesValue) => Store.SetBytes(columnIndex, bytesValue);

    public byte[] GetBytes(int columnIndex) => Store.GetBytes(columnIndex);

    public void SetInt32(int columnIndex, int value) => Store.SetInt32(columnIndex, value);

    public int GetInt32(int columnIndex) => Store.GetInt32(columnIndex);

    public void SetInt16(int columnIndex, short value) => Store.SetInt16(columnIndex, value);

    public short GetInt16(int columnIndex) => Store.GetInt16(columnIndex);

    public void SetDateTime(int columnIndex, DateTime value) => Store.SetDateTime(columnIndex, value);

    public DateTime GetDateTime(int columnIndex) => Store.GetDateTime(columnIndex);

    public void SetDate(int columnIndex, DateTime value) => Store.SetDate(columnIndex, value);

    public DateTime GetDate(int columnIndex) => Store.GetDate(columnIndex);

    public void SetDateTimeOffset(int columnIndex, DateTimeOffset value) => Store.SetDateTimeOffset(columnIndex, value);

    public DateTimeOffset GetDateTimeOffset(int columnIndex) => Store.GetDateTimeOffset(columnIndex);

    public void SetTime(int columnIndex, TimeSpan value) => Store.SetTime(columnIndex, value);

    public TimeSpan GetTime(int columnIndex) => Store.GetTime(columnIndex);

    public void SetBoolean(int columnIndex, bool value) => Store.SetBoolean(columnIndex, value);

    public bool GetBoolean(int columnIndex) => Store.GetBoolean(columnIndex);

    public void SetByte(int columnIndex, byte value) => Store.SetByte(columnIndex, value);

    public byte GetByte(int columnIndex) => Store.GetByte(columnIndex);

    public void SetDecimal(int columnIndex, decimal value) => Store.SetDecimal(columnIndex, value);

    public decimal GetDecimal(int columnIndex) => Store.GetDecimal(columnIndex);

    public void SetDouble(int columnIndex, double value) => Store.SetDouble(columnIndex, value);

    public double GetDouble(int columnIndex) => Store.GetDouble(columnIndex);

    public void SetInt64(int columnIndex, long value) => Store.SetInt64(columnIndex, value);

    public long GetInt64(int columnIndex) => Store.GetInt64(columnIndex);

    public void SetSByte(int columnIndex, sbyte value) => Store.SetSByte(columnIndex, value);

    public sbyte GetSByte(int columnIndex) => Store.GetSByte(columnIndex);

    public void SetSingle(int columnIndex, float value) => Store.SetSingle(columnIndex, value);

    public float GetSingle(int columnIndex) => Store.GetSingle(columnIndex);

    public void SetUInt16(int columnIndex, ushort value) => Store.SetUInt16(columnIndex, value);

    public ushort GetUInt16(int columnIndex) => Store.GetUInt16(columnIndex);

    public void SetUInt32(int columnIndex, uint value) => Store.SetUInt32(columnIndex, value);

    public uint GetUInt32(int columnIndex) => Store.GetUInt32(columnIndex);

    public void SetUInt64(int columnIndex, ulong value) => Store.SetUInt64(columnIndex, value);

    public ulong GetUInt64(int columnIndex) => Store.GetUInt64(columnIndex);

    public void SetGuid(int columnIndex, Guid value) => Store.SetGuid(columnIndex, value);

    public Guid GetGuid(int columnIndex) => Store.GetGuid(columnIndex);

    public bool IsNull(int columnIndex) => Store.IsNull(columnIndex);

    public void SetNull(int columnIndex) => Store.SetNull(columnIndex);

    public void AddBlobData(int columnIndex, byte[] data) => Store.AddBlobData(columnIndex, data, data.Length);

    public void AddBlobData(int columnIndex, byte[] data, int count) => Store.AddBlobData(columnIndex, data, count);

    public uint GetBlobLength(int columnIndex) => Store.GetBlobLength(columnIndex);

    public byte[] GetBlobData(int columnIndex, int offset, int count) => Store.GetBlobData(columnIndex, offset, count);

    public void ResetBlobData(int columnIndex) => Store.ResetBlobData(columnIndex);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the rows away for good: whoever kept the buffer finds nothing in it any more, for the host.</summary>
    internal void Disconnect() => _buffer = null;

    private BufferStore Store => _buffer ?? throw new BufferDisconnectedException();

    protected virtual void Dispose(bool disposing)
    {
    }
}
