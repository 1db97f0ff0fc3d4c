using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>The calls of an upload (API reference 3.11 and 5.2).</summary>
internal sealed class FileScope(ModelScope model, TimeSpan completeLimit)
{
    /// <summary>Announces chunks, or that their number is unknown, which the service writes as -1.</summary>
    public async Task StartAsync(AnaplanFile file, int? chunkCount, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new UploadStart { ChunkCount = chunkCount ?? -1 }, ApiJson.Default.UploadStart);
        var answer = await model.Api.SendAsync(
            new()
            {
                Method = HttpMethod.Post,
                Path = model.Path("files", file.Id),
                What = $"start the upload of file {file} of {model.Description}",
                Class = CallClass.IdempotentByKey,
                Body = () => RequestBody.Json(body),
            },
            b => Envelope.ReadOne(b, ApiJson.Default.AnaplanFile, "file"),
            cancellationToken).ConfigureAwait(false);
        if (answer.Id != file.Id)
        {
            throw new AnaplanApiException(
                ErrorCodes.StrayFileCreated,
                $"File {file} of {model.Description} does not exist any more; Anaplan has made a new file {answer} instead, which no import reads.",
                "Ask a model builder to remove the new file, and check the id of the file.");
        }
    }

    public Task PutChunkAsync(AnaplanFile file, int index, ChunkBody chunk, CancellationToken cancellationToken)
        => model.Api.SendAsync(
            new()
            {
                Method = HttpMethod.Put,
                Path = model.Path("files", file.Id, "chunks", index.ToString(CultureInfo.InvariantCulture)),
                What = Invariant($"send chunk {index} of file {file} of {model.Description}"),
                Class = CallClass.IdempotentByKey,
                Body = chunk.ToRequestBody,
                Accept = "*/*",
            },
            Answers.Ignore,
            cancellationToken);

    /// <summary>Ends an upload whose number of chunks was unknown. Blocks for minutes when the file is large.</summary>
    public Task CompleteAsync(AnaplanFile file, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new UploadComplete { Id = file.Id }, ApiJson.Default.UploadComplete);
        return model.Api.SendAsync(
            new()
            {
                Method = HttpMethod.Post,
                Path = model.Path("files", file.Id, "complete"),
                What = $"complete the upload of file {file} of {model.Description}",
                Class = CallClass.IdempotentByKey,
                Body = () => RequestBody.Json(body),
                AnswerLimit = completeLimit,
                Accept = "*/*",
            },
            Answers.Ignore,
            cancellationToken);
    }
}

internal sealed class UploadStart
{
    public int ChunkCount { get; set; }
}

internal sealed class UploadComplete
{
    public string? Id { get; set; }
}
