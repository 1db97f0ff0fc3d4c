using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>INSERT statements of as many rows as the database likes, prepared once: what works everywhere.</summary>
internal sealed class BatchedInserts(SqlDialect dialect, int? commandTimeout) : IBulkCopy
{
    public async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        if (target.Columns.Count == 0)
            return;
        var rowsPerInsert = dialect.RowsPerInsert(target.Columns.Count);
        using var insert = Create(connection, transaction, target, rowsPerInsert);
        var count = 0;
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Bind(insert, rows, count++);
            if (count < rowsPerInsert)
                continue;
            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            count = 0;
        }

        if (count == 0)
            return;
        using var last = Create(connection, transaction, target, count);
        for (var i = 0; i < last.Parameters.Count; i++)
            last.Parameters[i].Value = insert.Parameters[i].Value;
        await last.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private DbCommand Create(DbConnection connection, DbTransaction transaction, BulkTarget target, int rows)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        if (commandTimeout is { } seconds)
            command.CommandTimeout = seconds;
        var columns = target.Columns.Count;
        var tuples = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(dialect.Marker))})");
        command.CommandText = $"INSERT INTO {target.QuotedName} ({string.Join(", ", target.QuotedColumns)}) VALUES {string.Join(", ", tuples)}";
        for (var i = 0; i < rows * columns; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = dialect.ParameterName(i);
            dialect.Prepare(parameter, target.Columns[i % columns].Type);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Bind(DbCommand command, RowReader rows, int index)
    {
        var first = index * rows.FieldCount;
        for (var i = 0; i < rows.FieldCount; i++)
            command.Parameters[first + i].Value = dialect.ValueOf(rows, i);
    }
}
