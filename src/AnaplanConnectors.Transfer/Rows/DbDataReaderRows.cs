using System.Data.Common;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// Rows of any <see cref="DbDataReader"/>: a query, a bulk reader, a table in memory. The getter of each column is chosen once, so
/// values are not boxed.
/// </summary>
/// <remarks>
/// <para>
/// Whole numbers up to 64 bits become <see cref="ColumnType.Integer"/>, larger ones and money <see cref="ColumnType.Decimal"/>,
/// <see cref="float"/> the <see cref="double"/> with the same shortest digits, times of day and identifiers their text. Where a driver tells
/// that a column is a date only, it is one. A value that the driver cannot deliver (a number of 38 digits as a
/// <see cref="decimal"/>) is a <see cref="RowException"/>; what else the driver throws passes as it is.
/// </para>
/// <para>
/// SQLite (by Microsoft.Data.Sqlite) gives a type to every value, not to the column. Here the declared type decides: INT, CHAR,
/// TEXT, REAL, FLOAT, DOUBLE, BOOLEAN, DECIMAL, NUMERIC, DATE, DATETIME and TIMESTAMP in its name. Where nothing is declared, as
/// for expressions, the first row decides; a value that is missing there makes the column text, which takes numbers as their
/// digits. A value that does not fit is a <see cref="RowException"/>; <c>cast</c> in the query makes all values of one type. Days
/// and times are ISO 8601 texts, or numbers as SQLite's <c>auto</c> takes them: up to 5373484.5 Julian days, else seconds
/// since 1970.
/// </para>
/// </remarks>
public sealed class DbDataReaderRows : RowReader, IRowPosition
{
    private readonly DbDataReader _reader;
    private readonly bool _leaveOpen;
    private readonly DbCommand? _command;
    private readonly DbColumnReader[] _columns;
    private bool? _firstRead;
    private bool _isAtEnd;

    /// <summary>Wraps the current result of a reader, from its next row on.</summary>
    /// <param name="reader">Disposed with the rows unless <paramref name="leaveOpen"/> says otherwise.</param>
    /// <param name="leaveOpen">Whether the reader stays open when the rows are disposed.</param>
    /// <param name="command">
    /// The command that the reader came from, when it belongs to the rows: disposed with them, and cancelled first when they are closed
    /// before their end. Without that a driver reads everything that is left, to throw it away.
    /// </param>
    /// <exception cref="NotSupportedException">Columns hold bytes or types that rows cannot carry; all of them are named.</exception>
    public DbDataReaderRows(DbDataReader reader, bool leaveOpen = false, DbCommand? command = null)
    {
        _reader = reader ?? throw new ArgumentNullException(nameof(reader));
        _leaveOpen = leaveOpen;
        _command = command;
        if (SqliteColumns.AreThoseOf(reader))
        {
            _firstRead = reader.Read();
            _columns = SqliteColumns.Create(reader, _firstRead.Value);
        }
        else
        {
            _columns = DbColumnReader.CreateAll(reader);
        }

        Schema = new RowSchema(_columns.Select(column => column.Column));
    }

    /// <inheritdoc/>
    public override RowSchema Schema { get; }

    /// <inheritdoc/>
    public long RowNumber { get; private set; }

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        CountRow();
        if (TakeFirstRead() is { } hasRow)
            return Task.FromResult(Noted(hasRow));
        var reading = _reader.ReadAsync(cancellationToken);
        return reading.Status == TaskStatus.RanToCompletion ? Noted(reading) : _command is null ? reading : NotedAsync(reading);
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        CountRow();
        return Noted(TakeFirstRead() ?? _reader.Read());
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => _reader.IsDBNull(ordinal);

    /// <inheritdoc/>
    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal))
            return DBNull.Value;
        return _columns[ordinal].Column.Type switch
        {
            ColumnType.Integer => GetInt64(ordinal),
            ColumnType.Decimal => GetDecimal(ordinal),
            ColumnType.Double => GetDouble(ordinal),
            ColumnType.Boolean => GetBoolean(ordinal),
            ColumnType.Date or ColumnType.Timestamp => GetDateTime(ordinal),
            _ => GetString(ordinal),
        };
    }

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Get(ordinal, static (column, reader) => column.GetString(reader));

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Get(ordinal, static (column, reader) => column.GetInt64(reader));

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => Get(ordinal, static (column, reader) => column.GetDecimal(reader));

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => Get(ordinal, static (column, reader) => column.GetDouble(reader));

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Get(ordinal, static (column, reader) => column.GetBoolean(reader));

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => Get(ordinal, static (column, reader) => column.GetDateTime(reader));

    /// <inheritdoc/>
    public override void Close()
    {
        if (IsClosed)
            return;
        base.Close();
        if (!_isAtEnd)
            TryCancel();
        if (!_leaveOpen)
            _reader.Dispose();
        _command?.Dispose();
    }

    private void TryCancel()
    {
        try
        {
            _command?.Cancel();
        }
        catch (Exception problem) when (problem is DbException or InvalidOperationException)
        {
            // Only saves time. What matters is that the reader is disposed, which tells its own problems.
        }
    }

    private Task<bool> Noted(Task<bool> reading)
    {
        _isAtEnd = !reading.GetAwaiter().GetResult();
        return reading;
    }

    private async Task<bool> NotedAsync(Task<bool> reading) => Noted(await reading.ConfigureAwait(false));

    private bool Noted(bool hasRow)
    {
        _isAtEnd = !hasRow;
        return hasRow;
    }

    // A reader may have rows again after its end: SSIS hands over one buffer after the other. The end itself is no row.
    private void CountRow()
    {
        if (!_isAtEnd)
            RowNumber++;
        _isAtEnd = false;
    }

    private bool? TakeFirstRead()
    {
        var hasRow = _firstRead;
        _firstRead = null;
        return hasRow;
    }

    private T Get<T>(int ordinal, Func<DbColumnReader, DbDataReader, T> get)
    {
        var column = _columns[ordinal];
        try
        {
            return get(column, _reader);
        }
        catch (Exception problem) when (DbColumnReader.IsAboutValue(problem))
        {
            throw new RowException(
                $"the value cannot be read as {column.Column.Type}: {problem.Message.TrimEnd('.')}", RowNumber, column.Column.Name,
                (problem as BadValueException)?.Excerpt, innerException: problem);
        }
    }
}
