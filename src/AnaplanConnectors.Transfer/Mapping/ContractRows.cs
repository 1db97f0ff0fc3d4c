using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>Rows that keep a contract. Each is looked at when it is read, so that nothing of a row that is left out goes anywhere.</summary>
internal sealed class ContractRows : RowReader, IRowPosition
{
    private readonly ConvertedRows _rows;
    private readonly SchemaContract _contract;
    private readonly Action<RowException, bool>? _onLeftOut;
    private readonly bool[] _isDiscarded;
    private readonly int _agreed;

    public ContractRows(RowReader rows, ColumnLayout layout, SchemaContract contract, Action<RowException, bool>? onLeftOut)
    {
        _rows = new ConvertedRows(rows, layout);
        _contract = contract;
        _onLeftOut = onLeftOut;
        _agreed = contract.Schema.Count;
        Schema = contract.Columns == ContractMode.DiscardRow ? new RowSchema(layout.Schema.Take(_agreed)) : layout.Schema;
        _isDiscarded = new bool[layout.Schema.Count];
    }

    public override RowSchema Schema { get; }

    public long RowNumber => _rows.RowNumber;

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IsKept())
                return true;
        }

        return false;
    }

    public override bool Read()
    {
        while (_rows.Read())
        {
            if (IsKept())
                return true;
        }

        return false;
    }

    public override bool IsDBNull(int ordinal) => _isDiscarded[ordinal] || _rows.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => _isDiscarded[ordinal] ? DBNull.Value : _rows.GetValue(ordinal);

    public override string GetString(int ordinal) => _rows.GetString(ordinal);

    public override long GetInt64(int ordinal) => _rows.GetInt64(ordinal);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _rows.GetDouble(ordinal);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(ordinal);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(ordinal);

    public override void CopyUtf8(int ordinal, System.Buffers.IBufferWriter<byte> output) => _rows.CopyUtf8(ordinal, output);

    public override void Close()
    {
        _rows.Close();
        base.Close();
    }

    /// <exception cref="RowException">A value breaks the contract and reading is to stop.</exception>
    private bool IsKept()
    {
        Array.Clear(_isDiscarded, 0, _isDiscarded.Length);
        for (var i = 0; i < _agreed; i++)
        {
            if (_contract.Types == ContractMode.Evolve || Breach(i) is not { } breach)
                continue;
            if (_contract.Types == ContractMode.Freeze)
                throw breach;
            var isRow = _contract.Types == ContractMode.DiscardRow || !Schema[i].IsNullable;
            _onLeftOut?.Invoke(breach, isRow);
            if (isRow)
                return false;
            _isDiscarded[i] = true;
        }

        for (var i = _agreed; i < _isDiscarded.Length && _contract.Columns == ContractMode.DiscardRow; i++)
        {
            if (_rows.IsDBNull(i))
                continue;
            _onLeftOut?.Invoke(new RowException("the column was not agreed and has a value", RowNumber, _rows.Schema[i].Name), true);
            return false;
        }

        return true;
    }

    private RowException? Breach(int ordinal)
    {
        var column = Schema[ordinal];
        try
        {
            if (_rows.IsDBNull(ordinal))
                return column.IsNullable ? null : Broken("the value is missing", ordinal);
            return column.Type switch
            {
                ColumnType.Integer => Checked(_rows.GetInt64(ordinal)),
                ColumnType.Double => Checked(_rows.GetDouble(ordinal)),
                ColumnType.Boolean => Checked(_rows.GetBoolean(ordinal)),
                ColumnType.Date or ColumnType.Timestamp => Checked(_rows.GetDateTime(ordinal)),
                ColumnType.Decimal => column.Scale is null && column.Precision is null ? Checked(_rows.GetDecimal(ordinal)) : Digits(_rows.GetDecimal(ordinal), column, ordinal),
                _ => column.MaxLength is { } most && _rows.GetString(ordinal) is var text && text.Length > most
                    ? Broken(FormattableString.Invariant($"the text has {text.Length:N0} characters and {most:N0} were agreed"), ordinal, text)
                    : null,
            };
        }
        catch (RowException problem)
        {
            return problem;
        }
    }

    // The getter has looked.
    private static RowException? Checked<T>(T value) => value is null ? throw new InvalidOperationException("A getter gave no value.") : null;

    private RowException? Digits(decimal value, Column column, int ordinal)
    {
        var shown = value.ToString(CultureInfo.InvariantCulture);
        var point = shown.IndexOf('.');
        var decimals = point < 0 ? 0 : shown.Substring(point + 1).TrimEnd('0').Length;
        var whole = decimal.Truncate(Math.Abs(value)) is var truncated && truncated == 0 ? 0 : truncated.ToString(CultureInfo.InvariantCulture).Length;
        if (column.Scale is { } scale && decimals > scale)
            return Broken($"'{shown}' has {decimals} decimals and {scale} were agreed", ordinal, shown);
        return column.Precision is { } precision && whole + (column.Scale ?? decimals) > precision
            ? Broken($"'{shown}' has more digits than the {precision} that were agreed", ordinal, shown)
            : null;
    }

    private RowException Broken(string reason, int ordinal, string? excerpt = null) => new(reason, RowNumber, Schema[ordinal].Name, excerpt);
}
