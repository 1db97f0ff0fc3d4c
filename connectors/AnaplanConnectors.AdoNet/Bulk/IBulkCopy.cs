using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A fast way into a table that only the provider of one database knows. This library refers to no provider, so whoever composes the
/// program passes one; docs/databases.md shows them for SQL Server and PostgreSQL (docs/decisions/0012). DuckDB's needs no passing.
/// </summary>
public interface IBulkCopy
{
    /// <summary>
    /// Writes a block of rows into the staging table. Throws when not all of them are there afterwards; the transaction is then rolled
    /// back. The rows are of <see cref="BulkTarget.Columns"/>, are complete in memory, and none of them fails.
    /// </summary>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">
    /// Of the connection. The copy has to take part in it: <c>SqlBulkCopy</c> without one commits every batch on its own.
    /// </param>
    /// <param name="target">Where the rows go.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task WriteAsync(DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken);
}

/// <summary>The table that a <see cref="IBulkCopy"/> writes to: made for the purpose, with these columns in this order.</summary>
/// <param name="Schema">Schema of the table as it was given; null for the connection's own.</param>
/// <param name="Table">Name of the table, without quotation marks.</param>
/// <param name="QuotedName">Schema and name as statements write them.</param>
/// <param name="QuotedColumns">Names of the columns as statements write them.</param>
/// <param name="Columns">The columns.</param>
public sealed record BulkTarget(string? Schema, string Table, string QuotedName, IReadOnlyList<string> QuotedColumns, RowSchema Columns);
