using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>
/// One blob on its way into a container. It carries a name of this delivery, so that after a lost reply it can be told whether the blob
/// that is there is this one; the ids of its blocks carry it too, so that two deliveries do not mix.
/// </summary>
internal sealed class BlobUpload(BlockBlobClient blob, string address, bool overwrite) : IPartedUpload
{
    private const string DeliveryKey = "anxdelivery";

    private readonly string _delivery = Guid.NewGuid().ToString("N");

    public string Address => address;

    private BlobRequestConditions? Conditions => overwrite ? null : new BlobRequestConditions { IfNoneMatch = ETag.All };

    private Dictionary<string, string> Metadata => new() { [DeliveryKey] = _delivery };

    public Task PutWholeAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => MadeAsync(async () =>
    {
        using var body = new MemoryStream(content.ToArray(), writable: false);

        // One request, and not blocks with ids of the SDK's own, which do not go together with those of others.
        var transfer = new StorageTransferOptions { InitialTransferSize = content.Length + 1 };
        await blob.UploadAsync(body, new BlobUploadOptions { Conditions = Conditions, Metadata = Metadata, TransferOptions = transfer }, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    public Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task PutPartAsync(int number, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(part.ToArray(), writable: false);
        try
        {
            await blob.StageBlockAsync(BlockId(number), body, new BlockBlobStageBlockOptions
            {
                TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5, PrecalculatedChecksum = Md5.Of(part.Span) },
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            throw AzureErrors.Failed($"Sending block {number} of", address, problem);
        }
    }

    public Task CompleteAsync(int parts, CancellationToken cancellationToken) => MadeAsync(
        () => blob.CommitBlockListAsync(
            Enumerable.Range(1, parts).Select(BlockId), new CommitBlockListOptions { Conditions = Conditions, Metadata = Metadata }, cancellationToken),
        cancellationToken);

    // The service has no call for it: blocks that no list names are forgotten after a week.
    public Task AbortAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string BlockId(int number) => Convert.ToBase64String(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{_delivery}-{number:00000}")));

    /// <summary>Sends the last request. What it ended in is looked at where it did not end well: the blob may be there all the same.</summary>
    private async Task MadeAsync(Func<Task> request, CancellationToken cancellationToken)
    {
        try
        {
            await request().ConfigureAwait(false);
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            var there = await DeliveryThereAsync(cancellationToken).ConfigureAwait(false);
            if (there == _delivery)
                return;
            throw there is not null && !overwrite ? S3Errors.Taken(address, problem) : AzureErrors.Failed("Completing", address, problem);
        }
    }

    /// <summary>Whose blob is there: the name of its delivery, empty when somebody else made it; null for none.</summary>
    private async Task<string?> DeliveryThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            var there = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return there.Metadata.TryGetValue(DeliveryKey, out var delivery) ? delivery : "";
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            return null; // the first problem is thrown
        }
    }
}
