using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Rows that come in groups, each one column by column in memory. Whoever inherits says how the next group is loaded.</summary>
internal abstract class ColumnarRows : RowReader, IRowPosition
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);

    private ColumnValues[] _columns = [];
    private int _row = -1;
    private int _rows;
    private bool _hasEnded;

    public long RowNumber { get; private set; }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        return TryMove() ? True : _hasEnded ? False : ReadNextGroupAsync(cancellationToken);
    }

    public override bool Read() => TryMove() || (!_hasEnded && base.Read());

    public override bool IsDBNull(int ordinal) => Columns[ordinal].IsNull(_row);

    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        try
        {
            return _columns[ordinal].Get(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override string GetString(int ordinal)
    {
        try
        {
            return Present(ordinal).GetString(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override long GetInt64(int ordinal)
    {
        try
        {
            return Present(ordinal).GetInt64(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override decimal GetDecimal(int ordinal)
    {
        try
        {
            return Present(ordinal).GetDecimal(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override double GetDouble(int ordinal)
    {
        try
        {
            return Present(ordinal).GetDouble(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override bool GetBoolean(int ordinal) => Present(ordinal).GetBoolean(_row);

    public override DateTime GetDateTime(int ordinal)
    {
        try
        {
            return Present(ordinal).GetDateTime(_row);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            Present(ordinal).CopyUtf8(_row, output);
        }
        catch (UnfitValueException problem)
        {
            throw Refused(ordinal, problem);
        }
    }

    /// <summary>Loads the next rows.</summary>
    /// <returns>Their columns in the order of the schema and how many rows there are; null behind the last.</returns>
    protected abstract ValueTask<(ColumnValues[] Columns, int Rows)?> LoadNextAsync(CancellationToken cancellationToken);

    private ColumnValues[] Columns => _row >= 0 && _row < _rows ? _columns : throw new InvalidOperationException("There is no current row. Call Read first.");

    private bool TryMove()
    {
        if (_row + 1 >= _rows)
            return false;
        _row++;
        RowNumber++;
        return true;
    }

    private async Task<bool> ReadNextGroupAsync(CancellationToken cancellationToken)
    {
        _row = _rows = 0;
        do
        {
            if (await LoadNextAsync(cancellationToken).ConfigureAwait(false) is not { } loaded)
            {
                _hasEnded = true;
                return false;
            }

            (_columns, _rows) = loaded;
            _row = -1;
        }
        while (!TryMove());
        return true;
    }

    private ColumnValues Present(int ordinal)
    {
        var column = Columns[ordinal];
        return column.IsNull(_row)
            ? throw new InvalidCastException($"Column '{GetName(ordinal)}' has no value in this row. Ask IsDBNull first.")
            : column;
    }

    private RowException Refused(int ordinal, UnfitValueException problem)
        => new(problem.Message, RowNumber, GetName(ordinal), problem.Excerpt, innerException: problem);
}
