using System.Data.Common;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A connection on which nothing that is run stays: SQLite refuses to write, other databases roll back. For looking at statements that may
/// turn out to change rows; DDL that commits by itself, as of MySQL and Oracle, is not held. Closes the connection at its end.
/// </summary>
internal sealed class ReadingOnly : IDisposable
{
    private readonly bool _isSqlite;

    private ReadingOnly(DbConnection connection, DbTransaction? transaction, bool isSqlite)
        => (Connection, Transaction, _isSqlite) = (connection, transaction, isSqlite);

    public DbConnection Connection { get; }

    /// <summary>Rolled back at the end; null where there is none.</summary>
    public DbTransaction? Transaction { get; }

    /// <summary>Whether changed rows are taken back: a provider without transactions cannot.</summary>
    public bool IsSafe => _isSqlite || Transaction is not null;

    /// <param name="connection">Open. Closed when this fails.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReadingOnly> StartAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            // A transaction of this provider takes the lock for writing, which others may hold and a file for reading does not give.
            if (connection.GetType().FullName == "Microsoft.Data.Sqlite.SqliteConnection")
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA query_only = ON";
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return new ReadingOnly(connection, null, isSqlite: true);
            }

            return new ReadingOnly(connection, await BeginAsync(connection, cancellationToken).ConfigureAwait(false), isSqlite: false);
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
