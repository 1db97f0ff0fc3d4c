using System.Net;
using Amazon.Runtime;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>What the AWS SDK throws, in words that say what to do.</summary>
internal static class S3Errors
{
    /// <summary>Whether it comes from the SDK or the network, and not from us.</summary>
    public static bool IsKnown(Exception problem)
        => problem is AmazonClientException or AmazonServiceException or HttpRequestException or WebException or TimeoutException
            || (problem is IOException and not ObjectStorageException and not FileNotFoundException);

    public static IOException Taken(string address, Exception? inner = null)
        => new($"'{address}' exists. Choose another name, or allow it to be replaced.", inner);

    /// <param name="what">What was tried: <c>Reading</c>.</param>
    /// <param name="address">On what.</param>
    /// <param name="problem">What the SDK said.</param>
    public static IOException Failed(string what, string address, Exception problem)
    {
        if (problem is not AmazonServiceException { StatusCode: not 0 } service)
        {
            return problem is AmazonClientException
                ? new ObjectStorageException(
                    $"{what} '{address}' failed: {Words(problem)}",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, and AWS_REGION; another service needs AWS_ENDPOINT_URL_S3.", isTransient: false, problem)
                : new ObjectStorageException($"{what} '{address}' failed: {Words(problem)}", "Check the network and AWS_ENDPOINT_URL_S3, then run the command again.", isTransient: true, problem);
        }

        var said = $"{what} '{address}' failed: {Words(service)} ({(int)service.StatusCode} {service.ErrorCode}, request {service.RequestId ?? "unknown"}).";
        if (service.StatusCode == HttpStatusCode.NotFound)
            return new FileNotFoundException(said, service);
        return (int)service.StatusCode is >= 500 or 408 or 429
            ? new ObjectStorageException(said, "Try again later.", isTransient: true, service)
            : service.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? new ObjectStorageException(said, "Check the credentials and what they allow: list, read, write, and abort multipart uploads.", isTransient: false, service)
                : new ObjectStorageException(said, "Check the name of the bucket, the region and the endpoint.", isTransient: false, service);
    }

    private static string Words(Exception problem) => problem.Message.Trim().TrimEnd('.');
}
