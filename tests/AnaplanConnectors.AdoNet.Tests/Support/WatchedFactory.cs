using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>SQLite's provider, keeping the connections it made for a look at them.</summary>
public sealed class WatchedFactory : DbProviderFactory
{
    public List<SqliteConnection> Connections { get; } = [];

    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        lock (Connections)
            Connections.Add(connection);
        return connection;
    }
}
