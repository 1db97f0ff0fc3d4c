using System.IO.Compression;

namespace AnaplanConnectors.Simulator;

/// <summary>Answers with content, compressed where the caller takes that (<c>Accept-Encoding</c>, API reference 1.3).</summary>
internal static class Download
{
    private const int BlockSize = 128 * 1024;

    /// <summary>All of it. Takes over one hold of the content.</summary>
    public static ApiResponse Whole(ApiRequest request, StoredContent content, string contentType) =>
        Answer(request, new ContentStream(content), content.Length, contentType);

    /// <summary>One chunk. Takes over one hold of the content.</summary>
    public static ApiResponse Chunk(ApiRequest request, StoredContent content, int index, string contentType)
    {
        if (index >= content.ChunkCount)
        {
            content.Release();
            throw ApiException.NotFound();
        }
        var (part, offset, length) = content.Chunk(index);
        if (part.IsCompressed && Negotiation.AcceptsGzip(request))
        {
            // It lies on disk as it has to go out.
            var stored = part.OpenStored();
            var body = ApiBody.Of(new HeldStream(stored, content), stored.Length, contentType);
            return new ApiResponse(200, body).With("Content-Encoding", "gzip");
        }
        var stream = part.Open();
        if (offset > 0)
            stream.Position = offset;
        return Answer(request, new HeldStream(new LimitedStream(stream, length), content), length, contentType);
    }

    private static ApiResponse Answer(ApiRequest request, Stream stream, long length, string contentType)
    {
        if (!Negotiation.AcceptsGzip(request))
            return new ApiResponse(200, ApiBody.Of(stream, length, contentType));
        return new ApiResponse(200, new GzipBody(stream, contentType)).With("Content-Encoding", "gzip");
    }

    private sealed class GzipBody(Stream content, string contentType) : ApiBody(contentType)
    {
        public override long? Length => null;

        public override async Task WriteToAsync(Stream output, CancellationToken cancellationToken)
        {
            await using var compressed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
            await content.CopyToAsync(compressed, BlockSize, cancellationToken);
        }

        public override void Dispose() => content.Dispose();
    }
}
