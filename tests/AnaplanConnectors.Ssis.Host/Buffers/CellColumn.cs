using System.Text;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis.Host;

/// <summary>The values of one column of a buffer, as close to SSIS's rules of conversion as they are known.</summary>
internal sealed class CellColumn
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    private static readonly DataType[] Decimals = [DataType.DT_CY, DataType.DT_DECIMAL, DataType.DT_NUMERIC];
    private static readonly DataType[] Texts = [DataType.DT_STR, DataType.DT_WSTR];
    private static readonly DataType[] Blobs = [DataType.DT_TEXT, DataType.DT_NTEXT, DataType.DT_IMAGE];
    private static readonly DataType[] DateTimes = [DataType.DT_DATE, DataType.DT_DBTIMESTAMP, DataType.DT_DBTIMESTAMP2, DataType.DT_FILETIME];
    private static readonly DataType[] Times = [DataType.DT_DBTIME, DataType.DT_DBTIME2];

    private readonly ColumnType _type;
    private readonly bool[] _isNull;
    private readonly long[] _bits;
    private readonly decimal[] _decimals;
    private readonly object[] _objects;
    private readonly Encoding _codePage;

#if NET
    static CellColumn() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif

    public CellColumn(ColumnType type, int rows)
    {
        _type = type;
        _isNull = new bool[rows];
        if (type.DataType is DataType.DT_CY or DataType.DT_DECIMAL or DataType.DT_NUMERIC)
            _decimals = new decimal[rows];
        else if (IsText || IsBlob || type.DataType is DataType.DT_BYTES or DataType.DT_GUID or DataType.DT_DBTIMESTAMPOFFSET)
            _objects = new object[rows];
        else
            _bits = new long[rows];
        if (type.CodePage != 0)
            _codePage = Encoding.GetEncoding(type.CodePage);
    }

    public ColumnType Type => _type;

    private bool IsText => _type.DataType is DataType.DT_STR or DataType.DT_WSTR;

    private bool IsBlob => _type.DataType is DataType.DT_TEXT or DataType.DT_NTEXT or DataType.DT_IMAGE;

    public bool IsNull(int row) => _isNull[row];

    public void SetNull(int row) => _isNull[row] = true;

    public long Bits(int row, DataType type)
    {
        Check(type);
        return _isNull[row] ? throw new ColumnIsNullException() : _bits[row];
    }

    public void SetBits(int row, long value, DataType type)
    {
        Check(type);
        _bits[row] = value;
        _isNull[row] = false;
    }

    public long Bits(int row, DataType[] types)
    {
        Check(types);
        return _isNull[row] ? throw new ColumnIsNullException() : _bits[row];
    }

    public void SetBits(int row, long value, DataType[] types)
    {
        Check(types);
        _bits[row] = value;
        _isNull[row] = false;
    }

    public decimal Decimal(int row)
    {
        Check(Decimals);
        return _isNull[row] ? throw new ColumnIsNullException() : _decimals[row];
    }

    public void SetDecimal(int row, decimal value)
    {
        Check(Decimals);
        var scale = _type.DataType == DataType.DT_CY ? 4 : Math.Min(_type.Scale, 28);
        var rounded = decimal.Round(value, scale, MidpointRounding.AwayFromZero);
        if (_type.DataType == DataType.DT_NUMERIC && Math.Abs(rounded) >= Power(_type.Precision - _type.Scale))
            throw new DoesNotFitBufferException();
        _decimals[row] = rounded;
        _isNull[row] = false;
    }

    public string Text(int row)
    {
        Check(Texts);
        return _isNull[row] ? throw new ColumnIsNullException() : (string)_objects[row];
    }

    public T Object<T>(int row, DataType type)
    {
        Check(type);
        return _isNull[row] ? throw new ColumnIsNullException() : (T)_objects[row];
    }

    public void SetObject(int row, object value, DataType type)
    {
        Check(type);
        _objects[row] = value;
        _isNull[row] = false;
    }

    public void SetString(int row, string value)
    {
        Check(Texts);
        if (value is null)
        {
            SetNull(row);
            return;
        }

        var bytes = _codePage?.GetBytes(value);
        if ((bytes?.Length ?? value.Length) > _type.Length)
            throw new DoesNotFitBufferException();
        _objects[row] = bytes is null ? value : _codePage.GetString(bytes);
        _isNull[row] = false;
    }

    public void SetBytes(int row, byte[] value)
    {
        Check(DataType.DT_BYTES);
        if (value.Length > _type.Length)
            throw new DoesNotFitBufferException();
        SetObject(row, value.Clone(), DataType.DT_BYTES);
    }

    /// <summary>Day and time as far as the type keeps it.</summary>
    public void SetDateTime(int row, DateTime value)
    {
        var ticks = _type.DataType switch
        {
            DataType.DT_DBTIMESTAMP => value.Ticks - (value.Ticks % TicksPerMillisecond),
            DataType.DT_DBTIMESTAMP2 => value.Ticks - (value.Ticks % (long)Math.Pow(10, 7 - _type.Scale)),
            _ => value.Ticks,
        };
        SetBits(row, ticks, DateTimes);
    }

    public void SetTime(int row, TimeSpan value)
    {
        var ticks = _type.DataType == DataType.DT_DBTIME
            ? value.Ticks - (value.Ticks % TimeSpan.TicksPerSecond)
            : value.Ticks - (value.Ticks % (long)Math.Pow(10, 7 - _type.Scale));
        SetBits(row, ticks, Times);
    }

    public void AddBlob(int row, byte[] data, int count)
    {
        CheckBlob();
        var before = _isNull[row] || _objects[row] is null ? [] : (byte[])_objects[row];
        _objects[row] = before.Concat(data.Take(count)).ToArray();
        _isNull[row] = false;
    }

    public byte[] Blob(int row)
    {
        CheckBlob();
        return _isNull[row] ? throw new ColumnIsNullException() : (byte[])_objects[row] ?? [];
    }

    public void ResetBlob(int row)
    {
        CheckBlob();
        _objects[row] = null;
    }

    /// <summary>What a test wants to see: the value in the type that .NET has for it.</summary>
    public object Value(int row)
    {
        if (_isNull[row])
            return null;
        return _type.DataType switch
        {
            DataType.DT_I1 => (sbyte)_bits[row],
            DataType.DT_I2 => (short)_bits[row],
            DataType.DT_I4 => (int)_bits[row],
            DataType.DT_I8 => _bits[row],
            DataType.DT_UI1 => (byte)_bits[row],
            DataType.DT_UI2 => (ushort)_bits[row],
            DataType.DT_UI4 => (uint)_bits[row],
            DataType.DT_UI8 => unchecked((ulong)_bits[row]),
            DataType.DT_R4 => (float)BitConverter.Int64BitsToDouble(_bits[row]),
            DataType.DT_R8 => BitConverter.Int64BitsToDouble(_bits[row]),
            DataType.DT_BOOL => _bits[row] != 0,
            DataType.DT_DATE or DataType.DT_DBDATE or DataType.DT_DBTIMESTAMP or DataType.DT_DBTIMESTAMP2 or DataType.DT_FILETIME => new DateTime(_bits[row]),
            DataType.DT_DBTIME or DataType.DT_DBTIME2 => new TimeSpan(_bits[row]),
            DataType.DT_NTEXT => Encoding.Unicode.GetString(Blob(row)),
            DataType.DT_TEXT => _codePage.GetString(Blob(row)),
            _ => _decimals is not null ? _decimals[row] : _objects[row],
        };
    }

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < Math.Min(digits, 28); i++)
            power *= 10;
        return power;
    }

    private void CheckBlob() => Check(Blobs);

    private void Check(DataType type)
    {
        if (type != _type.DataType)
            throw new UnsupportedBufferDataTypeException($"{_type.DataType}; the call is for {type}");
    }

    private void Check(DataType[] types)
    {
        if (Array.IndexOf(types, _type.DataType) < 0)
            throw new UnsupportedBufferDataTypeException($"{_type.DataType}; the call is for {string.Join(", ", types)}");
    }
}
