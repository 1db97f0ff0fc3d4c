using System.Buffers;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>Rows with other columns: chosen, renamed, of other types.</summary>
internal sealed class ConvertedRows : RowReader, IRowPosition
{
    private readonly ColumnConversion[] _columns;
    private readonly IRowPosition? _position;
    private readonly Utf8Output _text;
    private long _rowsRead;

    public ConvertedRows(RowReader rows, ColumnLayout layout)
    {
        Inner = rows;
        _position = rows as IRowPosition;
        _text = new Utf8Output(256);
        _columns = layout.Conversions(_text);
        Schema = layout.Schema;
    }

    public override RowSchema Schema { get; }

    public long RowNumber => _position?.RowNumber ?? _rowsRead;

    private RowReader Inner { get; }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _rowsRead++;
        return Inner.ReadAsync(cancellationToken);
    }

    public override bool Read()
    {
        _rowsRead++;
        return Inner.Read();
    }

    public override bool IsDBNull(int ordinal) => _columns[ordinal].IsNull(Inner);

    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : Get(ordinal, static (column, rows) => column.GetValue(rows));

    public override string GetString(int ordinal) => Get(ordinal, static (column, rows) => column.GetString(rows));

    public override long GetInt64(int ordinal) => Get(ordinal, static (column, rows) => column.GetInt64(rows));

    public override decimal GetDecimal(int ordinal) => Get(ordinal, static (column, rows) => column.GetDecimal(rows));

    public override double GetDouble(int ordinal) => Get(ordinal, static (column, rows) => column.GetDouble(rows));

    public override bool GetBoolean(int ordinal) => Get(ordinal, static (column, rows) => column.GetBoolean(rows));

    public override DateTime GetDateTime(int ordinal) => Get(ordinal, static (column, rows) => column.GetDateTime(rows));

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        try
        {
            _columns[ordinal].CopyUtf8(Inner, output ?? throw new ArgumentNullException(nameof(output)));
        }
        catch (BadValueException problem)
        {
            throw Refused(problem, ordinal);
        }
    }

    public override void Close()
    {
        if (!IsClosed)
            _text.Dispose();
        Inner.Close();
        base.Close();
    }

    private RowException Refused(BadValueException problem, int ordinal) => new(problem.Message, RowNumber, Schema[ordinal].Name, problem.Excerpt, innerException: problem);

    private T Get<T>(int ordinal, Func<ColumnConversion, RowReader, T> get)
    {
        var column = _columns[ordinal];
        try
        {
            return get(column, Inner);
        }
        catch (BadValueException problem)
        {
            throw Refused(problem, ordinal);
        }
    }
}
