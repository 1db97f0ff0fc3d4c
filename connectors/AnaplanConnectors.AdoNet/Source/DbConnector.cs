using System.Data.Common;

namespace AnaplanConnectors.AdoNet;

/// <summary>A provider and where it leads: opens connections.</summary>
internal sealed class DbConnector(DbProviderFactory factory, string connectionString)
{
    public DbProviderFactory Factory { get; } = factory ?? throw new ArgumentNullException(nameof(factory));

    public string ConnectionString { get; } = connectionString ?? throw new ArgumentNullException(nameof(connectionString));

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = Factory.CreateConnection()
            ?? throw new NotSupportedException($"The provider {Factory.GetType().Name} makes no connections.");
        try
        {
            connection.ConnectionString = ConnectionString;
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
