using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The result of a query as a source of rows, from any ADO.NET provider.</summary>
public sealed class DbQuery : ISource
{
    private readonly DbProviderFactory _factory;
    private readonly string _connectionString;
    private readonly string _query;

    /// <summary>Names the query. Nothing is opened yet.</summary>
    /// <param name="factory">The provider, such as <c>SqliteFactory.Instance</c>.</param>
    /// <param name="connectionString">In the provider's own form. A connection is opened for every reading and closed with it.</param>
    /// <param name="query">In the database's own language.</param>
    public DbQuery(DbProviderFactory factory, string connectionString, string query)
    {
        _factory = factory ?? throw new ArgumentNullException(nameof(factory));
        _connectionString = connectionString ?? throw new ArgumentNullException(nameof(connectionString));
        _query = query ?? throw new ArgumentNullException(nameof(query));
    }

    /// <summary>Seconds that the database may take for the first row. Null, the default, leaves it to the provider; 0 waits without limit.</summary>
    public int? CommandTimeout { get; init; }

    /// <summary>Asks for the columns; the database prepares the query, and no row is read.</summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    /// <exception cref="NotSupportedException">Columns have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await RunAsync(CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Runs the query.</summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    /// <exception cref="NotSupportedException">Columns have types that rows cannot carry; all of them are named.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => await RunAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);

    private async Task<RowReader> RunAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var connection = _factory.CreateConnection()
            ?? throw new NotSupportedException($"The provider {_factory.GetType().Name} makes no connections.");
        try
        {
            connection.ConnectionString = _connectionString;
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = connection.CreateCommand();
            command.CommandText = _query;
            if (CommandTimeout is { } seconds)
                command.CommandTimeout = seconds;

            // The reader closes the connection, and with it everything that was opened here.
            var reader = await command.ExecuteReaderAsync(behavior | CommandBehavior.CloseConnection, cancellationToken).ConfigureAwait(false);
            return new DbDataReaderRows(reader);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
