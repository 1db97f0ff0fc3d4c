using System.Buffers;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Rows whose columns equal values, with chosen columns.</summary>
internal sealed class FilteredRows : RowReader
{
    private readonly RowReader _rows;
    private readonly int[] _ordinals;
    private readonly (int Ordinal, object? Value)[] _conditions;

    /// <exception cref="AnaplanDbException">A column is not there, or a value is not of its column's type.</exception>
    public FilteredRows(RowReader rows, SelectStatement select, Func<SqlCondition, object?> valueOf)
    {
        _rows = rows;
        _ordinals = select.Columns.Count == 0
            ? [.. Enumerable.Range(0, rows.FieldCount)]
            : [.. select.Columns.Select(column => IndexOf(rows.Schema, column.Name))];
        Schema = select.Columns.Count == 0
            ? rows.Schema
            : new RowSchema(_ordinals.Select((ordinal, i) => rows.Schema[ordinal] with { Name = select.Columns[i].Alias }));
        _conditions = [.. select.Conditions.Select(condition =>
        {
            var ordinal = IndexOf(rows.Schema, condition.Column);
            return (ordinal, ValueFor(rows.Schema[ordinal], valueOf(condition)));
        })];
    }

    public override RowSchema Schema { get; }

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (IsWanted())
                return true;
        }

        return false;
    }

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(_ordinals[ordinal]);

    public override object GetValue(int ordinal) => _rows.GetValue(_ordinals[ordinal]);

    public override string GetString(int ordinal) => _rows.GetString(_ordinals[ordinal]);

    public override long GetInt64(int ordinal) => _rows.GetInt64(_ordinals[ordinal]);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(_ordinals[ordinal]);

    public override double GetDouble(int ordinal) => _rows.GetDouble(_ordinals[ordinal]);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(_ordinals[ordinal]);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(_ordinals[ordinal]);

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output) => _rows.CopyUtf8(_ordinals[ordinal], output);

    public override void Close()
    {
        _rows.Close();
        base.Close();
    }

    private bool IsWanted()
    {
        foreach (var (ordinal, value) in _conditions)
        {
            if (value is null || _rows.IsDBNull(ordinal) || !value.Equals(_rows.GetValue(ordinal)))
                return false;
        }

        return true;
    }

    /// <exception cref="AnaplanDbException">The value is not of the column's type.</exception>
    private static object? ValueFor(Column column, object? value)
    {
        try
        {
            return value is null or DBNull ? null : column.Type switch
            {
                ColumnType.Text => Convert.ToString(value, CultureInfo.InvariantCulture),
                ColumnType.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
                ColumnType.Decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                ColumnType.Double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
                ColumnType.Boolean => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
                _ => value is string text ? DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToDateTime(value, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException or OverflowException)
        {
            throw new AnaplanDbException($"'{value}' is no value for column '{column.Name}', which is {column.Type}.");
        }
    }

    private static int IndexOf(RowSchema schema, string name)
    {
        var index = schema.IndexOf(name);
        if (index >= 0)
            return index;
        var names = schema.Select(column => column.Name).ToList();
        var near = NearNames.Of(name, names).FirstOrDefault();
        throw new AnaplanDbException($"There is no column '{name}'.{(near is null ? "" : $" Did you mean '{near}'?")} Columns: {string.Join(", ", names)}.");
    }
}
