using Azure;
using Azure.Identity;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>What the Azure SDK throws, in words that say what to do.</summary>
internal static class AzureErrors
{
    private const string Retried = "Retry failed after";

    /// <summary>Whether it comes from the SDK or the network, and not from us.</summary>
    public static bool IsKnown(Exception problem)
        => problem is RequestFailedException or AuthenticationFailedException or HttpRequestException
            || (problem is AggregateException && problem.Message.StartsWith(Retried, StringComparison.Ordinal))
            || (problem is IOException and not ObjectStorageException and not FileNotFoundException);

    /// <param name="what">What was tried: <c>Reading</c>.</param>
    /// <param name="address">On what.</param>
    /// <param name="problem">What the SDK said.</param>
    public static IOException Failed(string what, string address, Exception problem)
    {
        if (problem is AuthenticationFailedException)
            return new ObjectStorageException($"{what} '{address}' failed: {Words(problem)}.", "Sign in, or set AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.", isTransient: false, problem);
        var last = problem is AggregateException all ? all.InnerExceptions[^1] : problem;
        if (last is not RequestFailedException { Status: > 0 } refused)
            return new ObjectStorageException($"{what} '{address}' failed: {Words(last)}.", "Check the network and the account's name, then run the command again.", isTransient: true, problem);

        var said = $"{what} '{address}' failed: {Words(refused)} ({refused.Status} {refused.ErrorCode}).";
        return refused.Status switch
        {
            404 => new FileNotFoundException(said, problem),
            >= 500 or 408 or 429 => new ObjectStorageException(said, "Try again later.", isTransient: true, problem),
            401 or 403 => new ObjectStorageException(said, "Check the credentials and what they allow: list, read, write and delete.", isTransient: false, problem),
            _ => new ObjectStorageException(said, "Check the name of the container and the account.", isTransient: false, problem),
        };
    }

    // The SDK adds headers and the whole body in further lines.
    private static string Words(Exception problem) => problem.Message.Split('\n')[0].Trim().TrimEnd('.');
}
