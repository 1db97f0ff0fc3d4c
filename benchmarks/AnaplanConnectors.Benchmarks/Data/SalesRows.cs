using System.Buffers;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The table as typed rows, read straight from memory, so that what is measured is what happens to the rows.</summary>
internal sealed class SalesRows(SalesTable table) : RowReader
{
    private const int Day = 4;
    private const int Amount = 6;
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);

    private readonly int[] _textEnds = new int[SalesTable.TextCount + 1];
    private int _row = -1;

    public override RowSchema Schema => SalesTable.Schema;

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => Read() ? True : False;

    public override bool Read()
    {
        if (++_row >= table.RowCount)
            return false;
        _textEnds[0] = _textEnds[SalesTable.TextCount];
        for (var i = 0; i < SalesTable.TextCount; i++)
            _textEnds[i + 1] = _textEnds[i] + table.TextLength(_row, i);
        return true;
    }

    public override bool IsDBNull(int ordinal) => ordinal == Amount && double.IsNaN(table.Amount(_row));

    public override object GetValue(int ordinal) => ordinal switch
    {
        < Day => GetString(ordinal),
        Day => GetDateTime(ordinal),
        5 => GetInt64(ordinal),
        Amount => IsDBNull(ordinal) ? DBNull.Value : GetDouble(ordinal),
        _ => GetBoolean(ordinal),
    };

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(Utf8(ordinal));

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        var text = Utf8(ordinal);
        text.CopyTo(output.GetSpan(text.Length));
        output.Advance(text.Length);
    }

    /// <summary>The text itself, for those who do not write it to a buffer of ours.</summary>
    public ReadOnlySpan<byte> Utf8(int ordinal) => table.Text(_textEnds[ordinal], _textEnds[ordinal + 1] - _textEnds[ordinal]);

    public override DateTime GetDateTime(int ordinal) => table.Day(_row);

    public override long GetInt64(int ordinal) => table.Units(_row);

    public override double GetDouble(int ordinal) => table.Amount(_row);

    public override bool GetBoolean(int ordinal) => table.Active(_row);
}
