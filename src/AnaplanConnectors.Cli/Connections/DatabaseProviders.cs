using System.Data.Common;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using AnaplanConnectors.AdoNet;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnaplanConnectors.Cli;

/// <summary>
/// The ADO.NET providers of database connections: two that come with <c>anx</c>, and any other by the name of its factory and the assembly that
/// holds it.
/// </summary>
internal static class DatabaseProviders
{
    private const string Hint = "Known are sqlite and postgresql; others are named by factory and assembly: \"Acme.Data.AcmeFactory, /opt/acme/Acme.Data.dll\"";

    /// <exception cref="UsageException">There is no such provider.</exception>
    public static DbProviderFactory Find(string provider) => provider.ToLowerInvariant() switch
    {
        "sqlite" => SqliteFactory.Instance,
        "postgresql" or "postgres" or "npgsql" => NpgsqlFactory.Instance,
        _ => Load(provider),
    };

    /// <summary>The fast way into a database that the provider has.</summary>
    public static IBulkCopy? BulkCopyOf(DbProviderFactory factory) => factory is NpgsqlFactory
        ? new PostgreSqlCopy(async (connection, copy, cancellationToken) => await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(copy, cancellationToken))
        : null;

    private static DbProviderFactory Load(string provider)
    {
        var comma = provider.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            throw new UsageException($"There is no provider '{provider}'.", Hint);
        var assemblyName = provider[(comma + 1)..].Trim();
        try
        {
            var assembly = assemblyName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? LoadFile(Path.GetFullPath(assemblyName)) : Assembly.Load(assemblyName);
            var type = assembly.GetType(provider[..comma].Trim(), throwOnError: true)!;
            return (type.GetField("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) ?? Activator.CreateInstance(type)) as DbProviderFactory
                ?? throw new UsageException($"'{type}' is no ADO.NET provider.", "Name the class that derives from DbProviderFactory.");
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException or TypeLoadException or MissingMethodException or ArgumentException)
        {
            throw new UsageException($"The provider '{provider}' cannot be loaded: {problem.Message}", Hint);
        }
    }

    // Assemblies beside it are found; its native libraries only if they lie there too, and packages keep them in a folder for each kind of machine.
    private static Assembly LoadFile(string path)
    {
        var natives = Path.Combine(Path.GetDirectoryName(path)!, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        if (Directory.Exists(natives))
        {
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
                Directory.EnumerateFiles(natives).FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) is var found && (found == name || found == "lib" + name)) is { } library
                && NativeLibrary.TryLoad(library, out var handle) ? handle : 0;
        }

        return Assembly.LoadFrom(path);
    }
}
