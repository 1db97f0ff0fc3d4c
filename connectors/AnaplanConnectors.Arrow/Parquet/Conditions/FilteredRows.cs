using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The rows that fulfil all conditions, without the columns that only the conditions ask for, which stand last.</summary>
internal sealed class FilteredRows : RowReader, IRowPosition
{
    private readonly ParquetRows _rows;
    private readonly IReadOnlyList<RowCondition> _conditions;
    private readonly int[] _ordinals;
    private readonly bool _isEmpty;

    /// <param name="rows">Closed with this.</param>
    /// <param name="conditions">What rows have to fulfil.</param>
    /// <param name="visible">How many of the columns are shown.</param>
    /// <param name="isEmpty">Whether it is known already that there are none.</param>
    public FilteredRows(ParquetRows rows, IReadOnlyList<RowCondition> conditions, int visible, bool isEmpty)
    {
        _rows = rows;
        _conditions = conditions;
        _ordinals = [.. conditions.Select(condition => rows.Schema.IndexOf(condition.Column))];
        _isEmpty = isEmpty;
        Schema = new RowSchema(rows.Schema.Take(visible));
    }

    public override RowSchema Schema { get; }

    /// <summary>Counted over the rows that were looked at.</summary>
    public long RowNumber => _rows.RowNumber;

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!_isEmpty && await _rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Holds())
                return true;
        }

        return false;
    }

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => _rows.GetValue(ordinal);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _rows.CopyUtf8(ordinal, output);

    public override string GetString(int ordinal) => _rows.GetString(ordinal);

    public override long GetInt64(int ordinal) => _rows.GetInt64(ordinal);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _rows.GetDouble(ordinal);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(ordinal);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(ordinal);

    public override void Close()
    {
        _rows.Close();
        base.Close();
    }

    private bool Holds()
    {
        for (var i = 0; i < _ordinals.Length; i++)
        {
            if (!_conditions[i].Holds(_rows, _ordinals[i]))
                return false;
        }

        return true;
    }
}
