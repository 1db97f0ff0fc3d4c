namespace AnaplanConnectors.Client;

/// <summary>Fetches chunks one by one, each whole.</summary>
internal class ChunkSource(ApiSession api, string chunksPath, IReadOnlyList<string> ids, string what, string accept)
{
    public IReadOnlyList<string> Ids => ids;

    /// <summary>The bytes of a chunk; the caller disposes them.</summary>
    public virtual Task<PooledBytes> FetchAsync(int index, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Path = chunksPath + "/" + Uri.EscapeDataString(ids[index]),
            What = Invariant($"{what} (chunk {index + 1} of {ids.Count})"),
            Accept = accept,
            ExpectsContent = true,
        };
        return api.SendAsync(request, Answers.Bytes, cancellationToken);
    }
}

internal sealed class ChunkInfo
{
    public string Id { get; set; } = "";
}
