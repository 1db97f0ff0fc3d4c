using System.Data.Common;

namespace AnaplanConnectors.Cli;

/// <summary>A database that a connection leads to.</summary>
internal sealed record DatabaseConnection(DbProviderFactory Factory, string ConnectionString)
{
    /// <summary>Keywords that hold a secret, in the providers we have seen.</summary>
    private static readonly string[] SecretKeywords = ["password", "pwd"];

    public static async Task<DatabaseConnection> FindAsync(AnxHost host, string name, CancellationToken cancellationToken)
    {
        var settings = new ConnectionStore(host).Find(name);
        if (settings is not { Provider: { } provider, ConnectionString: { } text })
            throw new UsageException($"Connection '{name}' leads to Anaplan, not to a database.", $"Write {name}:/workspace/model/…, or add a database: anx conn add warehouse --provider postgresql --connection-string \"Host=…\"");
        var builder = new DbConnectionStringBuilder { ConnectionString = text };
        if (await SecretSources.FindAsync(host, name, settings, cancellationToken) is { } secret)
            builder["Password"] = secret.Reveal();
        var factory = DatabaseProviders.Find(provider);
        Check(factory, builder.ConnectionString);
        return new DatabaseConnection(factory, builder.ConnectionString);
    }

    /// <exception cref="UsageException">The connection string is malformed, has words that the provider does not know, or holds a password.</exception>
    public static void Check(string provider, string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException problem)
        {
            throw new UsageException($"The connection string cannot be read: {problem.Message}", "Write it as the provider wants it: \"Host=db;Database=warehouse;Username=etl\"");
        }

        if (Array.Find(SecretKeywords, builder.ContainsKey) is { } keyword)
            throw new UsageException($"The connection string holds a {keyword}.", "Leave it out and give it with --password-stdin or --password-file: passwords never stand on the command line.");
        Check(DatabaseProviders.Find(provider), connectionString);
    }

    // Providers tell words that they do not know when they are first asked to connect, or before, if they have a builder.
    private static void Check(DbProviderFactory factory, string connectionString)
    {
        try
        {
            if (factory.CreateConnectionStringBuilder() is { } builder)
                builder.ConnectionString = connectionString;
        }
        catch (Exception problem) when ((problem as DllNotFoundException ?? problem.InnerException) is DllNotFoundException missing)
        {
            throw new UsageException(
                $"The provider misses a native library: {missing.Message.Split('\n')[0].TrimEnd()}",
                "Put it into the folder of the provider's assembly; dotnet publish -r with the kind of this machine brings it there.");
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            throw new UsageException($"The provider cannot use the connection string: {problem.Message}", "Add the connection anew: anx conn add, with --connection-string as the provider wants it.");
        }
    }
}
