using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The result of a query as a source of rows, from any ADO.NET provider. What becomes of its types: see <see cref="DbDataReaderRows"/>.</summary>
public sealed class DbQuery : ISource
{
    private readonly DbProviderFactory _factory;
    private readonly string _connectionString;
    private readonly string _query;

    /// <summary>Names the query. Nothing is opened yet.</summary>
    /// <param name="factory">The provider, such as <c>SqliteFactory.Instance</c>.</param>
    /// <param name="connectionString">In the provider's own form. A connection is opened for every reading and closed with it.</param>
    /// <param name="query">In the database's own language. Of several results the first is read.</param>
    public DbQuery(DbProviderFactory factory, string connectionString, string query)
    {
        _factory = factory ?? throw new ArgumentNullException(nameof(factory));
        _connectionString = connectionString ?? throw new ArgumentNullException(nameof(connectionString));
        _query = query ?? throw new ArgumentNullException(nameof(query));
    }

    /// <summary>Seconds that the database may take for the first row. Null, the default, leaves it to the provider; 0 waits without limit.</summary>
    public int? CommandTimeout { get; init; }

    /// <summary>
    /// Asks for the columns; the database prepares the query, and no row is read. SQLite alone knows the types of expressions only by
    /// running the query up to its first row, which is done so that it can change nothing.
    /// </summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>Runs the query. The connection is closed with the rows.</summary>
    /// <exception cref="DbException">The database refused the connection or the query. Reading the rows throws it too.</exception>
    /// <exception cref="NotSupportedException">There are no columns, or some have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
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

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = _factory.CreateConnection()
            ?? throw new NotSupportedException($"The provider {_factory.GetType().Name} makes no connections.");
        try
        {
            connection.ConnectionString = _connectionString;
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
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
        if (CommandTimeout is { } seconds)
            command.CommandTimeout = seconds;

        // Not SequentialAccess: destinations ask for columns in an order of their own.
        var reader = await command.ExecuteReaderAsync(behavior, cancellationToken).ConfigureAwait(false);
        try
        {
            return reader.FieldCount > 0
                ? new DbDataReaderRows(reader)
                : throw new NotSupportedException("The query has no result. Rows come from one that selects.");
        }
        catch
        {
            reader.Dispose();
            throw;
        }
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
