using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The result of a query as a source of rows, from any ADO.NET provider. What becomes of its types: see <see cref="DbDataReaderRows"/>.</summary>
public sealed class DbQuery : ISource
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
    /// Asks for the columns; the database prepares the query, and no row is read. SQLite alone knows the types of expressions only by
    /// running the query up to its first row, which is done so that it can change nothing.
    /// </summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var connection = await _connector.OpenAsync(cancellationToken).ConfigureAwait(false);
        var runs = connection.GetType().FullName == "Microsoft.Data.Sqlite.SqliteConnection";
        if (runs)
            await ExecuteAsync(connection, "PRAGMA query_only = ON", cancellationToken).ConfigureAwait(false);
        try
        {
            using var rows = await RunAsync(connection, CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
            return rows.Schema;
        }
        finally
        {
            // The connection goes back to a pool, and its next user may want to write.
            if (runs)
                await ExecuteAsync(connection, "PRAGMA query_only = OFF", CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Runs the query. The connection is closed with the rows; closing them before their end cancels the query, so that nothing is
    /// fetched in vain.
    /// </summary>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _connector.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(connection, CommandBehavior.CloseConnection, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<RowReader> RunAsync(DbConnection connection, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var command = CreateCommand(connection, _query);
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

    private static async Task ExecuteAsync(DbConnection connection, string text, CancellationToken cancellationToken)
    {
        using var command = CreateCommand(connection, text);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static DbCommand CreateCommand(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
