namespace AnaplanConnectors.Simulator;

/// <summary>Gathers the values below a total by one summary method.</summary>
internal sealed class SummaryTotal(SummaryMethod method)
{
    private CellValue _value;
    private double _sum;
    private long _count;

    /// <summary>The order of calls is the order of the model.</summary>
    public void Add(CellValue value)
    {
        _sum += value.Number;
        _count++;
        _value = method switch
        {
            SummaryMethod.Min => new CellValue(_count == 1 ? value.Number : Math.Min(_value.Number, value.Number)),
            SummaryMethod.Max => new CellValue(_count == 1 ? value.Number : Math.Max(_value.Number, value.Number)),
            SummaryMethod.Any => new CellValue(_value.Number != 0 || value.Number != 0 ? 1 : 0),
            SummaryMethod.All => new CellValue((_count == 1 || _value.Number != 0) && value.Number != 0 ? 1 : 0),
            SummaryMethod.FirstNonBlank => _value.IsBlank ? value : _value,
            SummaryMethod.LastNonBlank => value.IsBlank ? _value : value,
            SummaryMethod.OpeningBalance => _count == 1 ? value : _value,
            SummaryMethod.ClosingBalance => value,
            _ => _value,
        };
    }

    public CellValue Result => method switch
    {
        SummaryMethod.Sum => new CellValue(_sum),
        SummaryMethod.Average => new CellValue(_count == 0 ? 0 : _sum / _count),
        _ => _value,
    };
}
