using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>
/// One object on its way into a bucket. It carries a name of this delivery, so that after a lost reply it can be told whether the object
/// that is there is this one.
/// </summary>
internal sealed class S3Upload(IAmazonS3 client, string bucket, string key, bool overwrite, ObjectStorageOptions options) : IPartedUpload
{
    private const string DeliveryKey = "x-amz-meta-anx-delivery";

    private readonly string _delivery = Guid.NewGuid().ToString("N");
    private readonly Dictionary<int, string> _etags = [];
    private readonly bool _isEncrypted = client.Config is not { ServiceURL: { } endpoint } || !endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
    private string? _uploadId;

    public string Address => $"s3://{bucket}/{key}";

    private string? IfNoneMatch => overwrite ? null : "*";

    public Task PutWholeAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => MadeAsync(async () =>
    {
        using var body = new MemoryStream(content.ToArray(), writable: false);
        var request = new PutObjectRequest
        {
            BucketName = bucket, Key = key, InputStream = body, AutoCloseStream = false, UseChunkEncoding = false, DisablePayloadSigning = _isEncrypted,
            MD5Digest = Convert.ToBase64String(Md5.Of(content.Span)), IfNoneMatch = IfNoneMatch,
        };
        request.Metadata[DeliveryKey] = _delivery;
        await client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await AbortAbandonedAsync(cancellationToken).ConfigureAwait(false);
        var request = new InitiateMultipartUploadRequest { BucketName = bucket, Key = key };
        request.Metadata[DeliveryKey] = _delivery;
        var begun = await AskAsync(() => client.InitiateMultipartUploadAsync(request, cancellationToken), "Beginning").ConfigureAwait(false);
        _uploadId = begun.UploadId;
    }

    public async Task PutPartAsync(int number, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(part.ToArray(), writable: false);
        var sent = await AskAsync(
            () => client.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = bucket, Key = key, UploadId = _uploadId, PartNumber = number, InputStream = body, PartSize = part.Length,
                    UseChunkEncoding = false, DisablePayloadSigning = _isEncrypted, MD5Digest = Convert.ToBase64String(Md5.Of(part.Span)),
                },
                cancellationToken),
            $"Sending part {number} of").ConfigureAwait(false);
        lock (_etags)
            _etags[number] = sent.ETag;
    }

    public Task CompleteAsync(int parts, CancellationToken cancellationToken) => MadeAsync(async () =>
    {
        var made = await client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = bucket, Key = key, UploadId = _uploadId, IfNoneMatch = IfNoneMatch,
                PartETags = [.. Enumerable.Range(1, parts).Select(number => new PartETag(number, _etags[number]))],
            },
            cancellationToken).ConfigureAwait(false);

        // The service answers 200 before it knows, and may say in the body that it failed.
        if (string.IsNullOrEmpty(made.ETag))
            throw new AmazonS3Exception("the service did not say that the object was made", ErrorType.Receiver, "InternalError", made.ResponseMetadata?.RequestId, HttpStatusCode.InternalServerError);
    }, cancellationToken);

    public async Task AbortAsync(CancellationToken cancellationToken)
    {
        if (_uploadId is not null)
            await AbortAsync(_uploadId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the last request. What it ended in is looked at where it did not end well: the object may be there all the same.</summary>
    private async Task MadeAsync(Func<Task> request, CancellationToken cancellationToken)
    {
        try
        {
            await request().ConfigureAwait(false);
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            var there = await DeliveryThereAsync(cancellationToken).ConfigureAwait(false);
            if (there == _delivery)
                return;
            if (there is not null && !overwrite)
                throw S3Errors.Taken(Address, problem);
            throw problem is AmazonS3Exception { StatusCode: HttpStatusCode.NotImplemented } && !overwrite
                ? new ObjectStorageException(
                    $"The service cannot write '{Address}' on condition that nothing has the name.", "Allow the object to be replaced.", isTransient: false, problem)
                : S3Errors.Failed("Completing", Address, problem);
        }
    }

    /// <summary>Whose object is there: the name of its delivery, empty when somebody else made it; null for none.</summary>
    private async Task<string?> DeliveryThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            var there = await client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            return there.Metadata[DeliveryKey] ?? "";
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            return null; // the first problem is thrown
        }
    }

    /// <summary>Processes that were killed leave parts behind, which nobody sees and somebody pays for.</summary>
    private async Task AbortAbandonedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = bucket, Prefix = key }, cancellationToken).ConfigureAwait(false);
            var before = options.Time.GetUtcNow() - options.AbandonedAfter;
            foreach (var one in (found.MultipartUploads ?? []).Where(one => one.Key == key && one.Initiated is { } at && at.ToUniversalTime() < before.UtcDateTime))
                await AbortAsync(one.UploadId, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException)
        {
            // Rights to list uploads are rarely given, and nothing depends on it.
        }
    }

    private async Task AbortAsync(string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(() => client.AbortMultipartUploadAsync(bucket, key, uploadId, cancellationToken), "Abandoning").ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            // It is gone, which is what was asked for.
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> request, string what)
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (Exception problem) when (S3Errors.IsKnown(problem))
        {
            throw S3Errors.Failed(what, Address, problem);
        }
    }
}
