using AnaplanConnectors.Transfer.Storage;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>A container of Azure Blob Storage.</summary>
/// <remarks>
/// A blob that is written appears by the list of its blocks, whole or not at all; where nothing may be replaced the service itself
/// refuses. Reads are pinned to the content that was found. Blocks of deliveries that did not end are forgotten by the service after a week.
/// </remarks>
public sealed class AzureBlobContainer : IFileStore
{
    private readonly BlobContainerClient _client;
    private readonly ObjectStorageOptions _options;

    /// <summary>Asks for nothing yet.</summary>
    /// <param name="client">Signs and sends.</param>
    /// <param name="options">Parts; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is outside its limits; the message names all that are.</exception>
    public AzureBlobContainer(BlobContainerClient client, ObjectStorageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = (options ?? new ObjectStorageOptions()).Checked();
    }

    /// <inheritdoc/>
    public string Address => "az://" + _client.Name;

    /// <summary>
    /// The container as the environment describes it: <c>AZURE_STORAGE_CONNECTION_STRING</c>; or <c>AZURE_STORAGE_ACCOUNT</c> with
    /// <c>AZURE_STORAGE_KEY</c> or <c>AZURE_STORAGE_SAS_TOKEN</c>; or the account alone, with the standard chain of the Azure SDK
    /// (environment, workload and managed identity, the tools that one is signed in to).
    /// </summary>
    /// <param name="container">Name of the container.</param>
    /// <param name="options">Parts; the defaults when null.</param>
    /// <param name="environment">Where variables are looked up; null: in the process's.</param>
    /// <exception cref="ObjectStorageException">The environment names no account, or is malformed.</exception>
    public static AzureBlobContainer FromEnvironment(string container, ObjectStorageOptions? options = null, Func<string, string?>? environment = null)
        => new(AzureClients.Create(container, environment ?? Environment.GetEnvironmentVariable), options);

    /// <inheritdoc/>
    public async ValueTask<StoredFile?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            var found = (await _client.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return new StoredFile(name, found.ContentLength, found.ETag.ToString());
        }
        catch (RequestFailedException missing) when (missing is { Status: 404 } && missing.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            return null;
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            throw AzureErrors.Failed("Looking for", $"{Address}/{name}", problem);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredFile>> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        var files = new List<StoredFile>();
        try
        {
            await foreach (var blob in _client.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken).ConfigureAwait(false))
                files.Add(new StoredFile(blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.ETag?.ToString()));
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            throw AzureErrors.Failed("Listing", $"{Address}/{prefix}", problem);
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
                var response = await _client.GetBlobClient(file.Name).DownloadStreamingAsync(
                    new BlobDownloadOptions
                    {
                        Range = new HttpRange(start, count),
                        Conditions = file.Version is null ? null : new BlobRequestConditions { IfMatch = new ETag(file.Version) },
                    },
                    stop).ConfigureAwait(false);
                return response.Value.Content;
            }
            catch (RequestFailedException changed) when (changed.Status is 412 or 416)
            {
                throw new ObjectStorageException($"'{address}' was replaced while it was read.", "Run the command again.", isTransient: true, changed);
            }
            catch (Exception problem) when (AzureErrors.IsKnown(problem))
            {
                throw AzureErrors.Failed("Reading", address, problem);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<UnfinishedStream> CreateAsync(string name, bool overwrite, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!overwrite && await FindAsync(name, cancellationToken).ConfigureAwait(false) is not null)
            throw S3Errors.Taken($"{Address}/{name}");
        return new PartedStream(new BlobUpload(_client.GetBlockBlobClient(name), $"{Address}/{name}", overwrite), _options);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await _client.GetBlobClient(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (AzureErrors.IsKnown(problem))
        {
            throw AzureErrors.Failed("Deleting", $"{Address}/{name}", problem);
        }
    }
}
