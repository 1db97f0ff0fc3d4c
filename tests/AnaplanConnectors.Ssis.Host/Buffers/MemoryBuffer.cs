using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>Where a row of an input goes, when it is sent on to an error output.</summary>
public sealed record DirectedRow(int OutputId, int ErrorCode, int ErrorColumn);

/// <summary>
/// A buffer. As an output it takes rows and hands them on when it is full; as an input it is read once, and gone when the call that brought
/// it returns.
/// </summary>
internal sealed class MemoryBuffer : BufferStore
{
    private static readonly DataType[] DateTimes = [DataType.DT_DATE, DataType.DT_DBTIMESTAMP, DataType.DT_DBTIMESTAMP2, DataType.DT_FILETIME];
    private static readonly DataType[] Times = [DataType.DT_DBTIME, DataType.DT_DBTIME2];

    private readonly CellColumn[] _cells;
    private readonly int _capacity;
    private readonly Action<MemoryBuffer> _handOn;
    private readonly Dictionary<int, DirectedRow> _directed = [];
    private PipelineBufferMode _mode;
    private bool _isDisconnected;
    private bool _endOfRowset;
    private int _rowCount;
    private int _current = -1;

    public MemoryBuffer(BufferLayout layout, PipelineBufferMode mode, int capacity, Action<MemoryBuffer> handOn = null)
    {
        Layout = layout;
        _mode = mode;
        _capacity = capacity;
        _handOn = handOn;
        _cells = layout.Columns.Select(column => new CellColumn(column.Type, capacity)).ToArray();
        Public = new PipelineBuffer(this);
    }

    public BufferLayout Layout { get; }

    /// <summary>What components get: another one each time, so that one that was kept stays without rows.</summary>
    public PipelineBuffer Public { get; private set; }

    /// <summary>Which outputs a row may be directed to, and in which exclusion group they are.</summary>
    public Func<int, bool> MayDirectTo { get; set; } = _ => false;

    public IReadOnlyDictionary<int, DirectedRow> Directed => _directed;

    public bool HasEnded => _endOfRowset;

    public override PipelineBufferMode Mode => _mode;

    public override int RowCount => _rowCount;

    public override int ColumnCount => _cells.Length;

    public override bool EndOfRowset
    {
        get
        {
            Connected();
            return _endOfRowset;
        }
    }

    public override int CurrentRow
    {
        get
        {
            Connected();
            return _current;
        }

        set
        {
            Connected();
            if (value < 0 || value >= _rowCount)
                throw new HostRuleException($"CurrentRow was set to {value} of {_rowCount} rows.");
            _current = value;
        }
    }

    public object ValueAt(int row, int column) => _cells[column].Value(row);

    /// <summary>Turns a buffer that was filled into one that is read.</summary>
    public void TurnToInput(bool isLast)
    {
        _mode = PipelineBufferMode.Input;
        _current = -1;
        _endOfRowset = isLast;
    }

    /// <summary>Takes it away from the component.</summary>
    public void Disconnect()
    {
        _isDisconnected = true;
        Public.Disconnect();
    }

    /// <summary>Empties it, and forgets what was directed.</summary>
    public void Reuse()
    {
        Public.Disconnect();
        Public = new PipelineBuffer(this);
        _mode = PipelineBufferMode.Output;
        _isDisconnected = false;
        _endOfRowset = false;
        _rowCount = 0;
        _current = -1;
        _directed.Clear();
    }

    public override BufferColumn GetColumnInfo(int column)
    {
        Connected();
        var type = _cells[column].Type;
        return new BufferColumn { DataType = type.DataType, MaxLength = type.Length, Precision = type.Precision, Scale = type.Scale, CodePage = type.CodePage };
    }

    public override bool NextRow()
    {
        Connected();
        if (_mode != PipelineBufferMode.Input)
            throw new HostRuleException("NextRow on an output buffer.");
        if (_current < _rowCount)
            _current++;
        return _current < _rowCount;
    }

    public override void AddRow()
    {
        Writable();
        if (_rowCount == _capacity)
        {
            _handOn?.Invoke(this);
            _rowCount = 0;
        }

        _current = _rowCount++;
        foreach (var cell in _cells)
            cell.SetNull(_current);
    }

    public override void RemoveRow()
    {
        Writable();
        if (_current != _rowCount - 1 || _rowCount == 0)
            throw new HostRuleException("RemoveRow takes the current row, and it has to be the last one.");
        _rowCount--;
        _current = _rowCount - 1;
    }

    public override void SetEndOfRowset()
    {
        Writable();
        _handOn?.Invoke(this);
        _rowCount = 0;
        _endOfRowset = true;
    }

    public override void SetErrorInfo(int outputId, int errorCode, int errorColumn)
    {
        Writable();
        SetInt32(Layout.IndexOf(HostOutput.ErrorCode), errorCode);
        SetInt32(Layout.IndexOf(HostOutput.ErrorColumn), errorColumn);
    }

    public override void DirectRow(int outputId) => DirectErrorRow(_current, outputId, 0, 0);

    public override void DirectErrorRow(int row, int outputId, int errorCode, int errorColumn)
    {
        Connected();
        if (!MayDirectTo(outputId))
            throw new HostRuleException($"A row was directed to output {outputId}, which is not attached or not of this exclusion group.");
        if (row < 0 || row >= _rowCount)
            throw new HostRuleException($"Row {row} of {_rowCount} was directed.");
        if (_directed.ContainsKey(row))
            throw new HostRuleException($"Row {row} was directed twice.");
        _directed[row] = new DirectedRow(outputId, errorCode, errorColumn);
    }

    public override object GetValue(int column) => At(column).IsNull(_current) ? throw new ColumnIsNullException() : At(column).Value(_current);

    public override void SetValue(int column, object value)
        => throw new HostRuleException("Values were set through the indexer; the typed setters are there for that.");

    public override bool IsNull(int column) => At(column).IsNull(_current);

    public override void SetNull(int column) => At(column).SetNull(_current);

    public override void AddBlobData(int column, byte[] data, int count) => At(column).AddBlob(_current, data, count);

    public override uint GetBlobLength(int column) => (uint)At(column).Blob(_current).Length;

    public override byte[] GetBlobData(int column, int offset, int count) => At(column).Blob(_current).Skip(offset).Take(count).ToArray();

    public override void ResetBlobData(int column) => At(column).ResetBlob(_current);

    public override string GetString(int column) => At(column).Text(_current);

    public override void SetString(int column, string value) => At(column).SetString(_current, value);

    public override byte[] GetBytes(int column) => At(column).Object<byte[]>(_current, DataType.DT_BYTES);

    public override void SetBytes(int column, byte[] value) => At(column).SetBytes(_current, value);

    public override int GetInt32(int column) => (int)At(column).Bits(_current, DataType.DT_I4);

    public override void SetInt32(int column, int value) => At(column).SetBits(_current, value, DataType.DT_I4);

    public override short GetInt16(int column) => (short)At(column).Bits(_current, DataType.DT_I2);

    public override void SetInt16(int column, short value) => At(column).SetBits(_current, value, DataType.DT_I2);

    public override DateTime GetDateTime(int column) => new(At(column).Bits(_current, DateTimes));

    public override void SetDateTime(int column, DateTime value) => At(column).SetDateTime(_current, value);

    public override DateTime GetDate(int column) => new(At(column).Bits(_current, DataType.DT_DBDATE));

    public override void SetDate(int column, DateTime value) => At(column).SetBits(_current, value.Date.Ticks, DataType.DT_DBDATE);

    public override DateTimeOffset GetDateTimeOffset(int column) => At(column).Object<DateTimeOffset>(_current, DataType.DT_DBTIMESTAMPOFFSET);

    public override void SetDateTimeOffset(int column, DateTimeOffset value) => At(column).SetObject(_current, value, DataType.DT_DBTIMESTAMPOFFSET);

    public override TimeSpan GetTime(int column) => new(At(column).Bits(_current, Times));

    public override void SetTime(int column, TimeSpan value) => At(column).SetTime(_current, value);

    public override bool GetBoolean(int column) => At(column).Bits(_current, DataType.DT_BOOL) != 0;

    public override void SetBoolean(int column, bool value) => At(column).SetBits(_current, value ? 1 : 0, DataType.DT_BOOL);

    public override byte GetByte(int column) => (byte)At(column).Bits(_current, DataType.DT_UI1);

    public override void SetByte(int column, byte value) => At(column).SetBits(_current, value, DataType.DT_UI1);

    public override decimal GetDecimal(int column) => At(column).Decimal(_current);

    public override void SetDecimal(int column, decimal value) => At(column).SetDecimal(_current, value);

    public override double GetDouble(int column) => BitConverter.Int64BitsToDouble(At(column).Bits(_current, DataType.DT_R8));

    public override void SetDouble(int column, double value) => At(column).SetBits(_current, BitConverter.DoubleToInt64Bits(value), DataType.DT_R8);

    public override long GetInt64(int column) => At(column).Bits(_current, DataType.DT_I8);

    public override void SetInt64(int column, long value) => At(column).SetBits(_current, value, DataType.DT_I8);

    public override sbyte GetSByte(int column) => (sbyte)At(column).Bits(_current, DataType.DT_I1);

    public override void SetSByte(int column, sbyte value) => At(column).SetBits(_current, value, DataType.DT_I1);

    public override float GetSingle(int column) => (float)BitConverter.Int64BitsToDouble(At(column).Bits(_current, DataType.DT_R4));

    public override void SetSingle(int column, float value) => At(column).SetBits(_current, BitConverter.DoubleToInt64Bits(value), DataType.DT_R4);

    public override ushort GetUInt16(int column) => (ushort)At(column).Bits(_current, DataType.DT_UI2);

    public override void SetUInt16(int column, ushort value) => At(column).SetBits(_current, value, DataType.DT_UI2);

    public override uint GetUInt32(int column) => (uint)At(column).Bits(_current, DataType.DT_UI4);

    public override void SetUInt32(int column, uint value) => At(column).SetBits(_current, value, DataType.DT_UI4);

    public override ulong GetUInt64(int column) => unchecked((ulong)At(column).Bits(_current, DataType.DT_UI8));

    public override void SetUInt64(int column, ulong value) => At(column).SetBits(_current, unchecked((long)value), DataType.DT_UI8);

    public override Guid GetGuid(int column) => At(column).Object<Guid>(_current, DataType.DT_GUID);

    public override void SetGuid(int column, Guid value) => At(column).SetObject(_current, value, DataType.DT_GUID);

    private CellColumn At(int column)
    {
        Connected();
        if (_current < 0 || _current >= _rowCount)
            throw new NoCurrentRowException();
        return column >= 0 && column < _cells.Length ? _cells[column] : throw new ColumnIndexException();
    }

    private void Connected()
    {
        if (_isDisconnected)
            throw new BufferDisconnectedException();
    }

    private void Writable()
    {
        Connected();
        if (_mode != PipelineBufferMode.Output)
            throw new HostRuleException("Rows were added to, or removed from, an input buffer.");
        if (_endOfRowset)
            throw new HostRuleException("An output was used after SetEndOfRowset.");
    }

    private sealed class ColumnIndexException : ApplicationException;
}
