using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Content of files on its way out (API reference 5.5).</summary>
internal sealed class DownloadEndpoints(FileStore files)
{
    /// <summary>The whole content in one answer; 404 when there is none. It is no metadata call.</summary>
    public ApiResponse GetFile(ApiCall call)
    {
        var content = OpenContent(call) ?? throw ApiException.NotFound();
        return Download.Whole(call.Request, content, ApiBody.OctetStream);
    }

    /// <summary>While announced chunks are awaited, these are listed: clients learn from it what to send.</summary>
    public ApiResponse ListChunks(ApiCall call)
    {
        RequireFile(call);
        if (files.Of(call.Model.State, call["file"], call.User).ExpectedChunks is { } expected)
            return Chunks(call, expected);
        var content = OpenContent(call);
        content?.Release();
        return Chunks(call, content?.ChunkCount ?? 0);
    }

    public ApiResponse GetChunk(ApiCall call)
    {
        var index = call.Index("chunk");
        var content = OpenContent(call) ?? throw ApiException.NotFound();
        return Download.Chunk(call.Request, content, index, ApiBody.OctetStream);
    }

    public static ApiResponse Chunks(ApiCall call, int count) =>
        Envelope.Page(call, "chunk", "chunks", [.. Enumerable.Range(0, count)], (json, index) =>
        {
            json.WriteString("id", index.ToString(CultureInfo.InvariantCulture));
            json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"Chunk {index}"));
        });

    private StoredContent? OpenContent(ApiCall call)
    {
        RequireFile(call);
        var content = files.Open(call.Model.State, call["file"], call.User);
        if (content is { ChunkCount: 0 })
        {
            content.Release();
            return null;
        }
        return content;
    }

    private static void RequireFile(ApiCall call)
    {
        var model = call.Model.State;
        var isKnown = model.Files.Any(file => file.Id == call["file"])
            || (model.Exports.FirstOrDefault(export => export.Id == call["file"]) is { } export
                && model.AccessOf(call.User).CanSee(export));
        if (!isKnown)
            throw ApiException.NotFound();
    }
}
