using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli;

/// <summary>SQLite locks whole files: whoever reads one keeps others from loading it, and would wait for himself.</summary>
internal static class SqliteFiles
{
    /// <summary>Whether a place is a SQLite file that is not there yet: asking it anything would make it.</summary>
    public static bool IsMissing(AnxHost host, Location location) => FileOf(host, location) is { } path && !File.Exists(path);

    /// <exception cref="UsageException">Rows would be read from the file that they are loaded into, and its journal does not allow both.</exception>
    public static async Task RefuseSameAsync(AnxHost host, Location from, Location to, CancellationToken cancellationToken)
    {
        if (FileOf(host, to) is not { } target || !File.Exists(target) || FileOf(host, from) != target)
            return;
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var journal = connection.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode";
        if (await journal.ExecuteScalarAsync(cancellationToken) is not "wal")
        {
            throw new UsageException(
                $"'{from}' and '{to}' are one SQLite file, which cannot be read and loaded at the same time.",
                "Copy to a Parquet file first and from there to the table, or let the file keep its journal beside it: PRAGMA journal_mode = WAL", ExitCode.Refused);
        }
    }

    private static string? FileOf(AnxHost host, Location location) => location switch
    {
        SqliteLocation sqlite => host.FullPath(sqlite.Path),
        DatabaseLocation database when new ConnectionStore(host).Find(database.Connection) is { Provider: { } provider, ConnectionString: { } text }
            && DatabaseProviders.Find(provider) is SqliteFactory && new SqliteConnectionStringBuilder(text).DataSource is { Length: > 0 } path => Path.GetFullPath(path),
        _ => null,
    };
}
