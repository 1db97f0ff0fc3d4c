using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>Makes clients as the environment describes them.</summary>
internal static class S3Clients
{
    private const int MoreAttempts = 5;

    /// <exception cref="ObjectStorageException">The environment contradicts itself.</exception>
    public static IAmazonS3 Create(Func<string, string?> environment)
    {
        var config = new AmazonS3Config();
        var region = Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION");
        if (Value("AWS_MAX_ATTEMPTS") is null)
            config.MaxErrorRetry = MoreAttempts;
        if ((Value("AWS_ENDPOINT_URL_S3") ?? Value("AWS_ENDPOINT_URL")) is { } endpoint)
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new ObjectStorageException($"The endpoint '{endpoint}' is no address.", "Correct AWS_ENDPOINT_URL_S3, such as https://storage.example.com.", isTransient: false);
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region ?? "us-east-1";

            // Other services mostly have no host name for each bucket, and not all know the checksums of 2024.
            config.ForcePathStyle = true;
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        try
        {
            return Value("AWS_ACCESS_KEY_ID") is { } id && Value("AWS_SECRET_ACCESS_KEY") is { } secret
                ? new AmazonS3Client(Value("AWS_SESSION_TOKEN") is { } token ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret), config)
                : new AmazonS3Client(config);
        }
        catch (AmazonClientException problem)
        {
            throw S3Errors.Failed("Connecting to", "s3:", problem);
        }

        string? Value(string name) => environment(name) is { Length: > 0 } value ? value : null;
    }
}
