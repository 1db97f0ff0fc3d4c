using AnaplanConnectors.ObjectStorage;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Cli;

/// <summary>
/// A file in a bucket or a container, a pattern of files, or a folder: <c>s3://bucket/key</c>, <c>az://container/blob</c>. Names stand as they
/// are, nothing is unescaped. Who signs in, and where, stands in the environment.
/// </summary>
internal sealed record StoreLocation(string Text, string Scheme, string Place, string Name) : Location(Text)
{
    private const string S3 = "s3";
    private const string Azure = "az";

    public static StoreLocation? TryParse(string text)
    {
        var marker = text.IndexOf("://", StringComparison.Ordinal);
        if (marker < 0 || text[..marker].ToLowerInvariant() is not (S3 or Azure or "abfss" or "wasbs" or "gs"))
            return null;
        var scheme = text[..marker].ToLowerInvariant();
        if (scheme is not (S3 or Azure))
            throw new UsageException($"'{text}' is an address of a kind that is not known here.", "Write az://container/blob for Azure, and s3://bucket/key for S3 and services that speak its protocol.");
        var rest = text[(marker + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < rest.Length - 1
            ? new StoreLocation(text, scheme, rest[..slash], rest[(slash + 1)..])
            : throw new UsageException($"'{text}' names no file.", scheme == S3 ? "Write s3://bucket/key, or s3://bucket/folder/ for Parquet files." : "Write az://container/blob, or az://container/folder/ for Parquet files.");
    }

    /// <summary>The store, as the environment describes it. Nothing is asked yet.</summary>
    public IFileStore Open(Func<string, string?> environment)
        => Scheme == S3 ? S3Bucket.FromEnvironment(Place, environment: environment) : AzureBlobContainer.FromEnvironment(Place, environment: environment);
}
