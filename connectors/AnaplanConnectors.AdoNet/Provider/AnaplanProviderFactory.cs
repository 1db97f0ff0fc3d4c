using System.Data.Common;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>Anaplan as an ADO.NET provider. Register it where names of providers are looked up: <c>DbProviderFactories.RegisterFactory("AnaplanConnectors.AdoNet", AnaplanProviderFactory.Instance)</c>.</summary>
public sealed class AnaplanProviderFactory : DbProviderFactory
{
    /// <summary>The provider, as <see cref="DbProviderFactory"/> users look for it.</summary>
    public static readonly AnaplanProviderFactory Instance = new();

    private readonly Func<AnaplanClientOptions, AnaplanClient> _connect;

    private AnaplanProviderFactory()
        : this(options => new AnaplanClient(options))
    {
    }

    /// <summary>A provider whose connections reach Anaplan in a way of the program's own: through a proxy, a simulator, with events.</summary>
    /// <param name="connect">Makes the client of a connection from what its connection string says. The connection disposes it.</param>
    public AnaplanProviderFactory(Func<AnaplanClientOptions, AnaplanClient> connect)
    {
        _connect = connect ?? throw new ArgumentNullException(nameof(connect));
    }

    /// <inheritdoc/>
    public override DbConnection CreateConnection() => new AnaplanConnection(_connect);

    /// <inheritdoc/>
    public override DbCommand CreateCommand() => new AnaplanCommand();

    /// <inheritdoc/>
    public override DbParameter CreateParameter() => new AnaplanParameter();

    /// <inheritdoc/>
    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new AnaplanConnectionStringBuilder();
}
