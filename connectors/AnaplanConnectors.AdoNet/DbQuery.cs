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

    /// <summary>Prepares the query and asks for its columns; no row is read.</summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    public async ValueTask<RowSchema> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using var rows = await OpenAsync(CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
        return rows.Schema;
    }

    /// <summary>Runs the query.</summary>
    /// <exception cref="DbException">The database refused the connection or the query.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => await OpenAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);
}
