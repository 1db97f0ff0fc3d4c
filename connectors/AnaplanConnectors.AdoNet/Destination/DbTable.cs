using System.Data.Common;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A table of a database, as a source of its rows and as a destination of others. Rows go to a staging table named by the run, then into
/// the table in one transaction with a row of a ledger. Whatever happens on the way, all of them are in the table or none.
/// </summary>
/// <remarks>
/// <para>
/// A load that was interrupted is done again under the same <see cref="DbTableOptions.RunId"/>: <see cref="FindRunAsync"/> tells
/// whether it was committed after all, and even without asking it cannot be committed twice. What an interrupted load left in its staging
/// table (<c>anx_stage_…</c>) is removed by the next one of the same run, or by <see cref="RemoveStagingAsync"/>.
/// </para>
/// <para>
/// Values that the database would change are refused with their row: text with NUL, times finer than the column, decimals of more digits. A
/// value that does not fit a column of the table, such as text that is too long for it, fails the whole load.
/// </para>
/// </remarks>
public sealed class DbTable : ISource, IDestination
{
    private readonly DbConnector _connector;
    private readonly DbTableName _name;
    private readonly DbTableOptions _options;

    /// <summary>Names the table. Nothing is opened yet.</summary>
    /// <param name="factory">The provider, such as <c>NpgsqlFactory.Instance</c>.</param>
    /// <param name="connectionString">In the provider's own form.</param>
    /// <param name="table"><c>table</c> or <c>schema.table</c>; a name with a point in it stands in quotation marks. Case matters where the database tells it apart.</param>
    /// <param name="options">How rows are loaded; the defaults when null.</param>
    /// <exception cref="AnaplanConfigurationException">Options are outside their limits; all problems are named.</exception>
    public DbTable(DbProviderFactory factory, string connectionString, string table, DbTableOptions? options = null)
    {
        _connector = new DbConnector(factory, connectionString);
        _name = DbTableName.Parse(table);
        _options = options ?? new DbTableOptions();
        var problems = _options.Problems().ToList();
        if (problems.Count > 0)
            throw new AnaplanConfigurationException(problems);
    }

    /// <summary>Whether a load of this table was committed: what the ledger says about it; null when there was none.</summary>
    /// <exception cref="DbException">The database cannot be asked; nothing is known then.</exception>
    public async Task<LedgerEntry?> FindRunAsync(string runId, CancellationToken cancellationToken = default)
    {
        if (runId is null)
            throw new ArgumentNullException(nameof(runId));
        using var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        return await LedgerOf(DialectOf(session)).FindAsync(session, runId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes what a load that was interrupted, and is not to be done again, has left in its staging table. Not for a load under way. False
    /// when there was nothing.
    /// </summary>
    /// <exception cref="DbException">The database refused.</exception>
    public async Task<bool> RemoveStagingAsync(string runId, CancellationToken cancellationToken = default)
    {
        if (runId is null)
            throw new ArgumentNullException(nameof(runId));
        using var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        var dialect = DialectOf(session);
        var staging = _name.Staging(runId);
        if (!await session.ExistsAsync(dialect, staging, cancellationToken).ConfigureAwait(false))
            return false;
        await session.ExecuteAsync(dialect.DropIfExists(staging.In(dialect)), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The name that the staging table of a load has, beside its table.</summary>
    /// <param name="table">The table, as the constructor takes it.</param>
    /// <param name="runId">The load.</param>
    public static string StagingNameOf(string table, string runId) => DbTableName.Parse(table).Staging(runId ?? throw new ArgumentNullException(nameof(runId))).ToString();

    /// <summary>The columns of the table.</summary>
    /// <exception cref="DbException">The table is not there, or the database refused.</exception>
    async ValueTask<RowSchema> ISource.GetSchemaAsync(CancellationToken cancellationToken)
        => await (await QueryAsync(cancellationToken).ConfigureAwait(false)).GetSchemaAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads all rows of the table, in no particular order.</summary>
    /// <exception cref="DbException">The table is not there, or the database refused.</exception>
    public async ValueTask<RowReader> OpenAsync(CancellationToken cancellationToken = default)
        => await (await QueryAsync(cancellationToken).ConfigureAwait(false)).OpenAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The columns of the table; null when it is not there yet, so that any will do.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public async ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default)
    {
        using (var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!await session.ExistsAsync(DialectOf(session), _name, cancellationToken).ConfigureAwait(false))
                return null;
        }

        return await ((ISource)this).GetSchemaAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what a load of rows with these columns would do, and changes nothing.</summary>
    /// <param name="schema">Columns of the rows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the table; all differences are named.</exception>
    /// <exception cref="DbLoadException">A load of this run id has been committed before.</exception>
    /// <exception cref="DbException">The database refused.</exception>
    public async Task<DbTablePlan> PlanAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        using var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(session, schema, cancellationToken).ConfigureAwait(false);
        return await LedgerOf(plan.Dialect).FindAsync(session, plan.RunId, cancellationToken).ConfigureAwait(false) is { } entry
            ? throw DbLoadException.AlreadyLoaded(entry)
            : new DbTablePlan(plan);
    }

    /// <summary>Checks that the columns fit and makes the staging table. The table itself stays as it is until the delivery is completed.</summary>
    /// <exception cref="AnaplanConfigurationException">The columns do not fit the table; all differences are named.</exception>
    /// <exception cref="DbLoadException">A load of this run id has been committed before.</exception>
    /// <exception cref="DbException">The database refused.</exception>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var plan = await PlanAsync(session, schema, cancellationToken).ConfigureAwait(false);
            var ledger = LedgerOf(plan.Dialect);
            await ledger.EnsureAsync(session, cancellationToken).ConfigureAwait(false);

            // Dropping waits for a transaction of this run that may still be ending, so the ledger is asked behind it.
            await session.ExecuteAsync(plan.DropStaging, cancellationToken).ConfigureAwait(false);
            if (await ledger.FindAsync(session, plan.RunId, cancellationToken).ConfigureAwait(false) is { } entry)
                throw DbLoadException.AlreadyLoaded(entry);
            await session.ExecuteAsync(plan.CreateStaging, cancellationToken).ConfigureAwait(false);
            return new TableLoad(_connector, session, plan, ledger, _options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task<LoadPlan> PlanAsync(DbSession session, RowSchema schema, CancellationToken cancellationToken)
    {
        var dialect = DialectOf(session);
        var existing = await session.ColumnsAsync(dialect, _name, cancellationToken).ConfigureAwait(false);
        return new LoadPlan(dialect, _name, _options.RunId ?? Guid.NewGuid().ToString("N"), schema, existing, _options);
    }

    private async Task<DbQuery> QueryAsync(CancellationToken cancellationToken)
    {
        using var session = await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        return new DbQuery(_connector.Factory, _connector.ConnectionString, $"SELECT * FROM {_name.In(DialectOf(session))}")
        {
            CommandTimeout = _options.CommandTimeout,
        };
    }

    private async Task<DbSession> OpenSessionAsync(CancellationToken cancellationToken)
        => new(await _connector.OpenAsync(cancellationToken).ConfigureAwait(false), _options.CommandTimeout);

    private SqlDialect DialectOf(DbSession session) => _options.Dialect ?? SqlDialect.For(session.Connection);

    private Ledger LedgerOf(SqlDialect dialect) => new(dialect, _name, _options.LedgerTable);
}
