using System.Data.Common;
using System.Globalization;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// The table that says which loads were committed: its row is written in the transaction that brings the rows, so that one is there
/// exactly when the others are. The primary key keeps a load from being committed twice, whoever tries.
/// </summary>
internal sealed class Ledger(SqlDialect dialect, DbTableName table, string ledgerTable)
{
    private readonly DbTableName _name = table.Beside(ledgerTable);

    private string Name => _name.In(dialect);

    public async Task EnsureAsync(DbSession session, CancellationToken cancellationToken)
    {
        if (await session.ExistsAsync(dialect, _name, cancellationToken).ConfigureAwait(false))
            return;
        var (text, number) = dialect == SqlDialect.SqlServer ? ("nvarchar", "bigint") : ("VARCHAR", "BIGINT");
        try
        {
            await session.ExecuteAsync(
                $"CREATE TABLE {Name} (run_id {text}(40) NOT NULL, table_name {text}(200) NOT NULL, row_count {number} NOT NULL, rows_hash {text}(64) NOT NULL, "
                    + $"source {text}(400), loaded_at {text}(40) NOT NULL, PRIMARY KEY (run_id, table_name))",
                cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Another load may have made it at the same moment.
            if (!await session.ExistsAsync(dialect, _name, cancellationToken).ConfigureAwait(false))
                throw;
        }
    }

    public async Task<LedgerEntry?> FindAsync(DbSession session, string runId, CancellationToken cancellationToken)
    {
        if (!await session.ExistsAsync(dialect, _name, cancellationToken).ConfigureAwait(false))
            return null;
        using var select = session.Command(
            $"SELECT row_count, rows_hash, source FROM {Name} WHERE run_id = {dialect.Marker(0)} AND table_name = {dialect.Marker(1)}");
        Add(select, runId);
        Add(select, table.ToString());
        using var reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new LedgerEntry(
                runId, table.ToString(), Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetString(2))
            : null;
    }

    public async Task AddAsync(DbSession session, LedgerEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var insert = session.Command(
            $"INSERT INTO {Name} (run_id, table_name, row_count, rows_hash, source, loaded_at) VALUES ({string.Join(", ", Enumerable.Range(0, 6).Select(dialect.Marker))})");
        Add(insert, entry.RunId);
        Add(insert, entry.Table);
        Add(insert, entry.Rows);
        Add(insert, entry.RowsHash);
        Add(insert, entry.Source);
        Add(insert, now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = dialect.ParameterName(command.Parameters.Count);
        parameter.DbType = value is long ? System.Data.DbType.Int64 : System.Data.DbType.String;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
