using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The bulk copy of PostgreSQL in docs/databases.md, as a program composes it.</summary>
public static class Bulk
{
    public static PostgreSqlCopy PostgreSql { get; } = new(async (connection, copy, cancellationToken)
        => await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(copy, cancellationToken));
}
