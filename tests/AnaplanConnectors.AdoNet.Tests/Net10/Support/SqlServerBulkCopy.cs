using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.SqlClient;

namespace AnaplanConnectors.AdoNet.Tests;

// GUIDE: begin
public sealed class SqlServerBulkCopy : IBulkCopy
{
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        using var copy = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.TableLock, (SqlTransaction)transaction)
        {
            DestinationTableName = target.QuotedName, BulkCopyTimeout = 0, EnableStreaming = true,
        };
        await copy.WriteToServerAsync(rows, cancellationToken);
    }
}

// GUIDE: end
