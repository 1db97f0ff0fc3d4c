using System.Data.Common;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// Rows of any <see cref="DbDataReader"/>: a query, a bulk reader, a table in memory. The getter of each column is chosen once, so
/// values are not boxed.
/// </summary>
/// <remarks>
/// Whole numbers up to 64 bits become <see cref="ColumnType.Integer"/>, larger ones and money <see cref="ColumnType.Decimal"/>,
/// <see cref="float"/> the <see cref="double"/> with the same shortest digits, times of day and identifiers their text. Where a driver tells
/// that a column is a date only, it is one. A value that the driver itself cannot deliver (a number of 38 digits as a
/// <see cref="decimal"/>) throws what the driver throws, and concerns its row only.
/// </remarks>
public sealed class DbDataReaderRows : RowReader
{
    private readonly DbDataReader _reader;
    private readonly bool _leaveOpen;
    private readonly DbColumnReader[] _columns;

    /// <summary>Wraps the current result of a reader.</summary>
    /// <param name="reader">Disposed with the rows unless <paramref name="leaveOpen"/> says otherwise.</param>
    /// <param name="leaveOpen">Whether the reader stays open when the rows are disposed.</param>
    /// <exception cref="NotSupportedException">Columns hold bytes or types that rows cannot carry; all of them are named.</exception>
    public DbDataReaderRows(DbDataReader reader, bool leaveOpen = false)
    {
        _reader = reader ?? throw new ArgumentNullException(nameof(reader));
        _leaveOpen = leaveOpen;
        _columns = DbColumnReader.CreateAll(reader);
        Schema = new RowSchema(_columns.Select(column => column.Column));
    }

    /// <inheritdoc/>
    public override RowSchema Schema { get; }

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => _reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public override bool Read() => _reader.Read();

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => _reader.IsDBNull(ordinal);

    /// <inheritdoc/>
    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        var column = _columns[ordinal];
        return column.Column.Type switch
        {
            ColumnType.Integer => column.GetInt64(_reader),
            ColumnType.Decimal => column.GetDecimal(_reader),
            ColumnType.Double => column.GetDouble(_reader),
            ColumnType.Boolean => column.GetBoolean(_reader),
            ColumnType.Date or ColumnType.Timestamp => column.GetDateTime(_reader),
            _ => column.GetString(_reader),
        };
    }

    /// <inheritdoc/>
    public override string GetString(int ordinal) => _columns[ordinal].GetString(_reader);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => _columns[ordinal].GetInt64(_reader);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => _columns[ordinal].GetDecimal(_reader);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => _columns[ordinal].GetDouble(_reader);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => _columns[ordinal].GetBoolean(_reader);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => _columns[ordinal].GetDateTime(_reader);

    /// <inheritdoc/>
    public override void Close()
    {
        if (!_leaveOpen)
            _reader.Dispose();
        base.Close();
    }
}
