using System.Data.Common;
using System.Text;
using Microsoft.SqlServer.Dts.Pipeline;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// One column on its way into buffers. A row is read whole before it is added: what is bad then has touched no buffer. Holds the value
/// of one row in its type, so that nothing is boxed.
/// </summary>
internal abstract class SourceCell(int ordinal)
{
    public bool IsNull { get; private set; }

    protected int Ordinal { get; } = ordinal;

    public static SourceCell Create(BufferColumnInfo column, int ordinal) => column.Type switch
    {
        DataType.DT_WSTR => new TextCell(ordinal, column.Length),
        DataType.DT_NTEXT => new LongTextCell(ordinal),
        DataType.DT_I8 => new IntegerCell(ordinal),
        DataType.DT_R8 => new DoubleCell(ordinal),
        DataType.DT_NUMERIC => new DecimalCell(ordinal, column.Precision, column.Scale),
        DataType.DT_BOOL => new BooleanCell(ordinal),
        DataType.DT_DBDATE => new DateCell(ordinal, isDate: true),
        DataType.DT_DBTIMESTAMP => new DateCell(ordinal, isDate: false),
        _ => throw new NotSupportedException($"Column '{column.Name}' is {column.Type}, which the source does not fill."),
    };

    public void Read(DbDataReader rows)
    {
        IsNull = rows.IsDBNull(Ordinal);
        if (!IsNull)
            ReadValue(rows);
    }

    public void Clear() => IsNull = true;

    /// <summary>How the value is too long for the column; null when it fits.</summary>
    public virtual string? Excess() => null;

    /// <summary>Makes it fit.</summary>
    public virtual void Shorten()
    {
    }

    public void Write(PipelineBuffer buffer, int index)
    {
        if (IsNull)
            buffer.SetNull(index);
        else
            WriteValue(buffer, index);
    }

    protected abstract void ReadValue(DbDataReader rows);

    protected abstract void WriteValue(PipelineBuffer buffer, int index);

    private sealed class TextCell(int ordinal, int length) : SourceCell(ordinal)
    {
        private string _value = string.Empty;

        public override string? Excess()
            => IsNull || _value.Length <= length ? null : FormattableString.Invariant($"the text has {_value.Length:N0} characters and the column takes {length:N0}");

        public override void Shorten()
        {
            // Half of a surrogate pair is no character.
            if (!IsNull && _value.Length > length)
                _value = _value.Substring(0, char.IsHighSurrogate(_value[length - 1]) ? length - 1 : length);
        }

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetString(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index) => buffer.SetString(index, _value);
    }

    private sealed class LongTextCell(int ordinal) : SourceCell(ordinal)
    {
        private string _value = string.Empty;

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetString(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index)
        {
            buffer.ResetBlobData(index);
            buffer.AddBlobData(index, Encoding.Unicode.GetBytes(_value));
        }
    }

    private sealed class IntegerCell(int ordinal) : SourceCell(ordinal)
    {
        private long _value;

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetInt64(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index) => buffer.SetInt64(index, _value);
    }

    private sealed class DoubleCell(int ordinal) : SourceCell(ordinal)
    {
        private double _value;

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetDouble(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index) => buffer.SetDouble(index, _value);
    }

    private sealed class DecimalCell(int ordinal, int precision, int scale) : SourceCell(ordinal)
    {
        private readonly decimal _limit = Enumerable.Repeat(10m, Math.Min(28, precision - scale)).Aggregate(1m, (product, ten) => product * ten);
        private decimal _value;

        public override string? Excess() => IsNull ? null
            : Math.Abs(_value) >= _limit ? FormattableString.Invariant($"{_value} has more digits than a number of {precision} with {scale} behind the point")
            : decimal.Round(_value, scale) != _value ? FormattableString.Invariant($"{_value} has more than {scale} digits behind the point")
            : null;

        /// <summary>Digits behind the point can be left out; those in front cannot, and the value goes.</summary>
        public override void Shorten()
        {
            if (IsNull)
                return;
            _value = decimal.Round(_value, scale);
            if (Math.Abs(_value) >= _limit)
                Clear();
        }

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetDecimal(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index) => buffer.SetDecimal(index, _value);
    }

    private sealed class BooleanCell(int ordinal) : SourceCell(ordinal)
    {
        private bool _value;

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetBoolean(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index) => buffer.SetBoolean(index, _value);
    }

    private sealed class DateCell(int ordinal, bool isDate) : SourceCell(ordinal)
    {
        private DateTime _value;

        protected override void ReadValue(DbDataReader rows) => _value = rows.GetDateTime(Ordinal);

        protected override void WriteValue(PipelineBuffer buffer, int index)
        {
            if (isDate)
                buffer.SetDate(index, _value);
            else
                buffer.SetDateTime(index, _value);
        }
    }
}
