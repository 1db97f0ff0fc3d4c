using System.Data.Common;
using System.Globalization;

namespace AnaplanConnectors.AdoNet;

/// <summary>An open connection, the transaction that runs on it, and the statements of a load.</summary>
internal sealed class DbSession(DbConnection connection, int? commandTimeout) : IDisposable
{
    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; private set; }

    public async Task BeginAsync(CancellationToken cancellationToken)
        => Transaction = await Connection.BeginAsync(cancellationToken).ConfigureAwait(false);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await Transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        End();
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void End()
    {
        Transaction?.Dispose();
        Transaction = null;
    }

    public DbCommand Command(string text)
    {
        var command = Connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = Transaction;
        if (commandTimeout is { } seconds)
            command.CommandTimeout = seconds;
        return command;
    }

    public async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        using var command = Command(text);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> CountAsync(string query, CancellationToken cancellationToken)
    {
        using var command = Command(query);
        var number = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(number, CultureInfo.InvariantCulture);
    }

    public async Task<bool> ExistsAsync(SqlDialect dialect, DbTableName table, CancellationToken cancellationToken)
    {
        if (dialect.CountTables(table) is { } query)
            return await CountAsync(query, cancellationToken).ConfigureAwait(false) > 0;
        try
        {
            await CountAsync($"SELECT COUNT(*) FROM {table.In(dialect)} WHERE 1 = 0", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            // Anything else that is wrong shows when the table is made.
            return false;
        }
    }

    /// <summary>Names of a table's columns; null when there is no such table.</summary>
    public async Task<IReadOnlyList<string>?> ColumnsAsync(SqlDialect dialect, DbTableName table, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(dialect, table, cancellationToken).ConfigureAwait(false))
            return null;
        using var command = Command($"SELECT * FROM {table.In(dialect)} WHERE 1 = 0");
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    public void Dispose()
    {
        End();
        Connection.Dispose();
    }
}
