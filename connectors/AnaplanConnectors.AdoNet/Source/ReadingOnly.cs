using System.Data.Common;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A connection on which nothing that is run stays: SQLite refuses to write, other databases roll back, and where it is asked for PostgreSQL and DuckDB
/// refuse as well. For statements that may turn out to change rows; DDL that commits by itself, as of MySQL and Oracle, is not held. Closes the
/// connection at its end.
/// </summary>
internal sealed class ReadingOnly : IDisposable
{
    private readonly bool _isSqlite;

    private ReadingOnly(DbConnection connection, DbTransaction? transaction, bool isSqlite, bool refuses = false)
        => (Connection, Transaction, _isSqlite, IsSafe) = (connection, transaction, isSqlite, isSqlite || refuses || transaction is not null);

    public DbConnection Connection { get; }

    /// <summary>Rolled back at the end; null where there is none.</summary>
    public DbTransaction? Transaction { get; }

    /// <summary>Whether changed rows are taken back: a provider without transactions cannot.</summary>
    public bool IsSafe { get; }

    /// <param name="connection">Open. Closed when this fails.</param>
    /// <param name="refuses">Whether writing is to be refused where the database can do that, instead of being taken back in the end.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReadingOnly> StartAsync(DbConnection connection, bool refuses, CancellationToken cancellationToken)
    {
        try
        {
            // A transaction of this provider takes the lock for writing, which others may hold and a file for reading does not give.
            if (connection.GetType().FullName == "Microsoft.Data.Sqlite.SqliteConnection")
            {
                await ExecuteAsync(connection, null, "PRAGMA query_only = ON", cancellationToken).ConfigureAwait(false);
                return new ReadingOnly(connection, null, isSqlite: true);
            }

            if (refuses && SqlDialect.For(connection) == SqlDialect.DuckDb && await IsDuckRefusingAsync(connection, cancellationToken).ConfigureAwait(false))
                return new ReadingOnly(connection, null, isSqlite: false, refuses: true);

            var transaction = await BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            if (refuses && SqlDialect.For(connection) == SqlDialect.PostgreSql)
                await ExecuteAsync(connection, transaction, "SET TRANSACTION READ ONLY", cancellationToken).ConfigureAwait(false);
            return new ReadingOnly(connection, transaction, isSqlite: false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Transaction?.Dispose();
            if (_isSqlite)
                AllowWriting();
        }
        finally
        {
            Connection.Dispose();
        }
    }

    // DuckDB has the words with BEGIN only, which its provider says by itself; releases before it had them roll back. Closing the connection ends what they began.
    private static async Task<bool> IsDuckRefusingAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, null, "BEGIN TRANSACTION READ ONLY", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string statement, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DbTransaction?> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is NotSupportedException or InvalidOperationException or DbException)
        {
            // A connection that is broken shows at the next statement.
            return null;
        }
    }

    // The connection goes back to a pool, and its next user may want to write.
    private void AllowWriting()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "PRAGMA query_only = OFF";
        command.ExecuteNonQuery();
    }
}
