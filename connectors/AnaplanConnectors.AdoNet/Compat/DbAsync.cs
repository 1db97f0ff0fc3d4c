using System.Data.Common;

namespace AnaplanConnectors.AdoNet;

/// <summary>What .NET added to ADO.NET. On .NET Framework transactions begin and end synchronously.</summary>
internal static class DbAsync
{
#if NETFRAMEWORK
    public static Task<DbTransaction> BeginAsync(this DbConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(connection.BeginTransaction());
    }

    public static Task CommitAsync(this DbTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return Task.CompletedTask;
    }

    public static Task EndAsync(this Stream stream)
    {
        stream.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Providers do not tell there.</summary>
    public static bool IsTransient(Exception problem) => false;

    public static Task Delay(TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) => time.Delay(delay, cancellationToken);
#else
    public static async Task<DbTransaction> BeginAsync(this DbConnection connection, CancellationToken cancellationToken)
        => await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    public static Task EndAsync(this Stream stream) => stream.DisposeAsync().AsTask();

    /// <summary>Whether the provider says that the same thing may work later.</summary>
    public static bool IsTransient(Exception problem) => problem is DbException { IsTransient: true };

    public static Task Delay(TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, time, cancellationToken);
#endif
}
