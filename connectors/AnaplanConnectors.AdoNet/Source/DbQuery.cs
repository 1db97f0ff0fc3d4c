using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The result of a query as a source of rows, from any ADO.NET provider. What becomes of its types: see <see cref="DbDataReaderRows"/>.</summary>
public sealed class DbQuery : ISource, ISampledSource
{
    private readonly DbConnector _connector;
    private readonly string _query;

    /// <summary>Names the query. Nothing is opened yet.</summary>
    /// <param name="factory">The provider, such as <c>SqliteFactory.Instance</c>.</param>
    /// <param name="connectionString">In the provider's own form. A connection is opened for every reading and closed with it.</param>
    /// <param name="query">
    /// In the database's own language, or the name of a stored procedure. Of several results the first is read. From a file:
    /// <c>File.ReadAllText("actuals.sql")</c>.
    /// </param>
    public DbQuery(DbProviderFactory factory, string connectionString, string query)
    {
        _connector = new DbConnector(factory, connectionString);
        _query = query ?? throw new ArgumentNullException(nameof(query));
    }

    /// <summary>Seconds that the database may take for the first row. Null, the default, leaves it to the provider; 0 waits without limit.</summary>
    public int? CommandTimeout { get; init; }

    /// <summary>Values for the parameters of the query. Default: none.</summary>
    public IReadOnlyList<DbQueryParameter> Parameters { get; init; } = [];

    /// <summary>What the query is. Default: text; <see cref="System.Data.CommandType.StoredProcedure"/> for the name of a procedure that selects.</summary>
    public CommandType CommandType { get; init; } = CommandType.Text;

    /// <summary>
    /// Whether the driver hands values out as they arrive instead of keeping the row: less memory for very long texts. The destination
    /// must then take every column once, from left to right, which files do and imports whose columns stand in another order do not.
    /// Default: no.
    /// </summary>
    public bool SequentialAccess { get; init; }

    /// <summary>
    /// Whether the query may change nothing, also when its rows are read for good: a statement such as DELETE … RETURNING is gone through when the last row has
    /// been read, whatever becomes of the rows. SQLite, PostgreSQL and DuckDB refuse statements that write; other databases roll back when the rows are
    /// closed, as far as they have transactions. PostgreSQL then makes no temporary tables either. Default: no, the query is run as it is.
    /// </summary>
    public bool ReadsOnly { get; init; }

    /// <summary>
    /// Asks for the columns; the database prepares the query, and no row is read. SQLite alone knows the types of expressions only by
    /// running the query up to its first row, which is done so that it can change nothing; so is whatever a provider runs that was told to prepare only.
    /// </summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var reading = await ReadOnlyAsync(cancellationToken).ConfigureAwait(false);
        using var rows = await RunAsync(reading.Connection, reading.Transaction, CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>
    /// Runs the query so that nothing it does stays: SQLite refuses statements that write, other databases roll back when the rows are closed.
    /// Null where the provider has no transactions. What commits by itself cannot be taken back: DDL of MySQL and Oracle, and what leaves the database.
    /// </summary>
    /// <param name="rows">Not used: the query says how many there are, and closing the rows cancels it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default)
    {
        var reading = await ReadOnlyAsync(cancellationToken).ConfigureAwait(false);
        if (reading.IsSafe)
            return await OpenAsync(reading, cancellationToken).ConfigureAwait(false);
        reading.Dispose();
        return null;
    }

    /// <summary>
    /// Runs the query. The connection is closed with the rows; closing them before their end cancels the query, so that nothing is
    /// fetched in vain.
    /// </summary>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        if (ReadsOnly)
            return await OpenAsync(await ReadOnlyAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var connection = await _connector.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(connection, null, CommandBehavior.CloseConnection, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<ReadingOnly> ReadOnlyAsync(CancellationToken cancellationToken)
        => await ReadingOnly.StartAsync(await _connector.OpenAsync(cancellationToken).ConfigureAwait(false), ReadsOnly, cancellationToken).ConfigureAwait(false);

    private async Task<RowReader> OpenAsync(ReadingOnly reading, CancellationToken cancellationToken)
    {
        try
        {
            return new ReadOnlyRows(await RunAsync(reading.Connection, reading.Transaction, CommandBehavior.Default, cancellationToken).ConfigureAwait(false), reading);
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    private async Task<DbDataReaderRows> RunAsync(DbConnection connection, DbTransaction? transaction, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        command.CommandText = _query;
        command.Transaction = transaction;
        DbDataReader? reader = null;
        try
        {
            command.CommandType = CommandType;
            if (CommandTimeout is { } seconds)
                command.CommandTimeout = seconds;
            foreach (var parameter in Parameters)
                command.Parameters.Add(Create(command, parameter));
            if (SequentialAccess)
                behavior |= CommandBehavior.SequentialAccess;
            reader = await command.ExecuteReaderAsync(behavior, cancellationToken).ConfigureAwait(false);
            return reader.FieldCount > 0
                ? new DbDataReaderRows(reader, command: command)
                : throw new NotSupportedException("The query has no result. Rows come from one that selects.");
        }
        catch
        {
            reader?.Dispose();
            command.Dispose();
            throw;
        }
    }

    private static DbParameter Create(DbCommand command, DbQueryParameter parameter)
    {
        var created = command.CreateParameter();
        created.ParameterName = parameter.Name;
        if (parameter.Type is { } type)
            created.DbType = type;
        if (parameter.Size is { } size)
            created.Size = size;
        created.Value = parameter.Value ?? DBNull.Value;
        return created;
    }
}
