using System.Data.Common;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// What went wrong in a command of <see cref="AnaplanConnection"/>, for programs that catch <see cref="DbException"/>. The error as the rest
/// of these libraries tell it is the <see cref="Exception.InnerException"/>, where there is one.
/// </summary>
public sealed class AnaplanDbException : DbException
{
    internal AnaplanDbException(string message)
        : base(message)
    {
    }

    internal AnaplanDbException(AnaplanException problem)
        : base(problem.Hint is null ? problem.Message : $"{problem.Message} {problem.Hint}", problem)
    {
    }

    /// <summary>Code of the error (docs/errors.md); null for statements that cannot be read.</summary>
    public string? Code => (InnerException as AnaplanException)?.Code;

#if NETFRAMEWORK
    /// <summary>Whether the same thing may succeed later without anybody changing anything.</summary>
    public bool IsTransient => InnerException is AnaplanException { IsTransient: true };
#else
    /// <summary>Whether the same thing may succeed later without anybody changing anything.</summary>
    public override bool IsTransient => InnerException is AnaplanException { IsTransient: true };
#endif

    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AnaplanException problem)
        {
            throw new AnaplanDbException(problem);
        }
    }
}
