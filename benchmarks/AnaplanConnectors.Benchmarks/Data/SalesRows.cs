using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The table as typed rows, read straight from memory, so that what is measured is what happens to the rows.</summary>
internal sealed class SalesRows(SalesTable table) : RowReader
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);

    private int _row = -1;

    public override RowSchema Schema => SalesTable.Schema;

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => ++_row < table.RowCount ? True : False;

    public override bool Read() => ++_row < table.RowCount;

    public override bool IsDBNull(int ordinal) => ordinal == 6 && double.IsNaN(table.Amount(_row));

    public override object GetValue(int ordinal) => ordinal switch
    {
        4 => GetDateTime(ordinal),
        5 => GetInt64(ordinal),
        6 => IsDBNull(ordinal) ? DBNull.Value : GetDouble(ordinal),
        7 => GetBoolean(ordinal),
        _ => GetString(ordinal),
    };

    public override string GetString(int ordinal) => TextsOf(ordinal, out var index)[index];

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        var text = TextsOf(ordinal, out var index).Utf8(index);
        text.CopyTo(output.GetSpan(text.Length));
        output.Advance(text.Length);
    }

    public override DateTime GetDateTime(int ordinal) => table.Day(_row);

    public override long GetInt64(int ordinal) => table.Units(_row);

    public override double GetDouble(int ordinal) => table.Amount(_row);

    public override bool GetBoolean(int ordinal) => table.Active(_row);

    private Texts TextsOf(int ordinal, out int index)
    {
        switch (ordinal)
        {
            case 0:
                index = table.Product(_row);
                return SalesTable.Products;
            case 1:
                index = table.Product(_row);
                return SalesTable.Names;
            case 2:
                index = table.Region(_row);
                return SalesTable.Regions;
            default:
                index = table.Period(_row);
                return SalesTable.Periods;
        }
    }
}
