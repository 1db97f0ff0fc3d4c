using System.Net;
using AnaplanConnectors.Transfer.Storage;
using Amazon.S3;
using Amazon.S3.Model;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>A bucket of Amazon S3, or of a service that speaks its protocol.</summary>
/// <remarks>
/// An object that is written appears by the last request of a multipart upload, whole or not at all; where nothing may be replaced the
/// service itself refuses, so that two writers do not overwrite each other. Reads are pinned to the content that was found.
/// </remarks>
public sealed class S3Bucket : IFileStore, IDisposable
{
    private readonly IAmazonS3 _client;
    private readonly string _bucket;
    private readonly ObjectStorageOptions _options;
    private readonly bool _ownsClient;

    /// <summary>Asks for nothing yet.</summary>
    /// <param name="client">Signs and sends; not disposed here.</param>
    /// <param name="bucket">Name of the bucket.</param>
    /// <param name="options">Parts; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public S3Bucket(IAmazonS3 client, string bucket, ObjectStorageOptions? options = null)
        : this(client, bucket, options, ownsClient: false)
    {
    }

    private S3Bucket(IAmazonS3 client, string bucket, ObjectStorageOptions? options, bool ownsClient)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        _client = client;
        _bucket = bucket;
        _options = (options ?? new ObjectStorageOptions()).Checked();
        _ownsClient = ownsClient;
    }

    /// <inheritdoc/>
    public string Address => "s3://" + _bucket;

    /// <summary>
    /// The bucket as the environment describes it. Credentials: the standard chain of the AWS SDK (<c>AWS_ACCESS_KEY_ID</c>, profiles, web
    /// identity, container, machine). Region: <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, profile or machine. Another service:
    /// <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c>. Dispose it.
    /// </summary>
    /// <param name="bucket">Name of the bucket.</param>
    /// <param name="options">Parts; the defaults when null.</param>
    /// <param name="environment">Where variables are looked up; null: in the process's.</param>
    /// <exception cref="ObjectStorageException">The environment contradicts itself.</exception>
    public static S3Bucket FromEnvironment(string bucket, ObjectStorageOptions? options = null, Func<string, string?>? environment = null)
        => new(S3Clients.Create(environment ?? Environment.GetEnvironmentVariable), bucket, options, ownsClient: true);

    /// <inheritdoc/>
    public async ValueTask<StoredFile?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            var found = await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _bucket, Key = name }, cancellationToken).ConfigureAwait(false);
            return new StoredFile(name, found.ContentLength, found.ETag);
        }
        catch (AmazonS3Exception missing) when (missing is { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            throw S3Errors.Failed("Looking for", $"{Address}/{name}", problem);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredFile>> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        var files = new List<StoredFile>();
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        try
        {
            ListObjectsV2Response page;
            do
            {
                page = await _client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);
                files.AddRange((page.S3Objects ?? []).Where(one => !IsFolder(one.Key)).Select(one => new StoredFile(one.Key, one.Size ?? 0, one.ETag)));
                request.ContinuationToken = page.NextContinuationToken;
            }
            while (page.IsTruncated == true);
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            throw S3Errors.Failed("Listing", $"{Address}/{prefix}", problem);
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    /// <inheritdoc/>
    public async ValueTask ReadAsync(StoredFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var address = $"{Address}/{file.Name}";
        await RangeReading.FillAsync(address, offset, buffer, GetAsync, _options.Time, cancellationToken).ConfigureAwait(false);

        async Task<Stream> GetAsync(long start, int count, CancellationToken stop)
        {
            try
            {
                var response = await _client.GetObjectAsync(
                    new GetObjectRequest { BucketName = _bucket, Key = file.Name, ByteRange = new ByteRange(start, start + count - 1), EtagToMatch = file.Version }, stop).ConfigureAwait(false);
                return response.ResponseStream;
            }
            catch (AmazonS3Exception changed) when (changed.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                throw new ObjectStorageException($"'{address}' was replaced while it was read.", "Run the command again.", isTransient: true, changed);
            }
            catch (Exception problem) when (S3Errors.IsKnown(problem))
            {
                throw S3Errors.Failed("Reading", address, problem);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<UnfinishedStream> CreateAsync(string name, bool overwrite, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!overwrite && await FindAsync(name, cancellationToken).ConfigureAwait(false) is not null)
            throw S3Errors.Taken($"{Address}/{name}");
        return new PartedStream(new S3Upload(_client, _bucket, name, overwrite, _options), _options);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await _client.DeleteObjectAsync(_bucket, name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            throw S3Errors.Failed("Deleting", $"{Address}/{name}", problem);
        }
    }

    /// <summary>Disposes the client that <see cref="FromEnvironment"/> made.</summary>
    public void Dispose()
    {
        if (_ownsClient)
            _client.Dispose();
    }

    // Consoles make empty objects of such names, to show folders.
    private static bool IsFolder(string name) => name.EndsWith('/');
}
