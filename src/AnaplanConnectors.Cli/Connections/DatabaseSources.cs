using System.Data;
using System.Data.Common;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli;

/// <summary>Tables and queries of databases as sources.</summary>
internal static class DatabaseSources
{
    /// <exception cref="UsageException">The flags do not belong to what the location names.</exception>
    public static ISource Of(DatabaseConnection database, DatabaseLocation location, QueryOptions options, Func<string, string> pathOf) => location switch
    {
        { Query: { } query } => Query(database.Factory, database.ConnectionString, TextOf(query, pathOf), CommandType.Text, options),
        { Procedure: { } procedure } => Query(database.Factory, database.ConnectionString, procedure, CommandType.StoredProcedure, options),
        _ when options.NeedsQuery => throw new UsageException($"'{location}' is a table; --param, --ranges, --sequential and --query-may-write belong to a query.", "Write db:connection?query=SELECT …"),
        _ => CopyEnds.Made(() => new DbTable(database.Factory, database.ConnectionString, location.Table!, new DbTableOptions { CommandTimeout = options.TimeoutFor(database.Factory) })),
    };

    public static ISource Of(SqliteLocation location, QueryOptions options, Func<string, string> pathOf)
    {
        var path = pathOf(location.Path);
        if (!File.Exists(path))
            throw new UsageException($"The database '{path}' does not exist.", "Check the path.", ExitCode.NotFound);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly };
        return Query(SqliteFactory.Instance, connection.ConnectionString, TextOf(location.Query, pathOf), CommandType.Text, options);
    }

    private static ISource Query(DbProviderFactory factory, string connectionString, string text, CommandType type, QueryOptions options)
    {
        if (options.Ranges.Count == 0)
        {
            return new DbQuery(factory, connectionString, text)
            {
                CommandType = type, CommandTimeout = options.TimeoutFor(factory), Parameters = options.Parameters, SequentialAccess = options.IsSequential,

                // Who names a procedure knows what it is for, and few of them do without a table of their own.
                ReadsOnly = !options.MayWrite && type == CommandType.Text,
            };
        }

        if (type != CommandType.Text || options.IsSequential)
            throw new UsageException("--ranges reads a query, and keeps blocks of rows: it goes with neither a procedure nor --sequential.", "Leave one of them out.");
        return new PartitionedQuery(factory, connectionString, text, options.Ranges) { CommandTimeout = options.TimeoutFor(factory), Parameters = options.Parameters, ReadsOnly = !options.MayWrite };
    }

    // A query, or @ and the name of the file that holds it.
    private static string TextOf(string query, Func<string, string> pathOf) => query.StartsWith('@') ? File.ReadAllText(pathOf(query[1..])) : query;
}
