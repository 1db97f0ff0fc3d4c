using Azure;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>Makes clients as the environment describes them.</summary>
internal static class AzureClients
{
    private const string Hint = "Set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT and, unless an identity signs in, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.";

    /// <exception cref="ObjectStorageException">The environment names no account, or is malformed.</exception>
    public static BlobContainerClient Create(string container, Func<string, string?> environment)
    {
        try
        {
            if (Value("AZURE_STORAGE_CONNECTION_STRING") is { } connection)
                return new BlobContainerClient(connection, container);
            var account = Value("AZURE_STORAGE_ACCOUNT")
                ?? throw new ObjectStorageException($"No storage account is named for 'az://{container}'.", Hint, isTransient: false);
            var service = new Uri(Value("AZURE_STORAGE_SERVICE_ENDPOINT") ?? $"https://{account}.blob.core.windows.net");
            var uri = new BlobUriBuilder(service) { BlobContainerName = container }.ToUri();
            if (Value("AZURE_STORAGE_KEY") is { } key)
                return new BlobContainerClient(uri, new StorageSharedKeyCredential(account, key));
            return Value("AZURE_STORAGE_SAS_TOKEN") is { } token
                ? new BlobContainerClient(uri, new AzureSasCredential(token.TrimStart('?')))
                : new BlobContainerClient(uri, new DefaultAzureCredential());
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw new ObjectStorageException($"The settings for 'az://{container}' are malformed: {problem.Message.TrimEnd('.')}.", Hint, isTransient: false, problem);
        }

        string? Value(string name) => environment(name) is { Length: > 0 } value ? value : null;
    }
}
