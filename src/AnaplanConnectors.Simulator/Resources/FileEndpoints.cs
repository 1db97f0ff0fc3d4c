using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Files and their upload (API reference 3.11 and 5). Downloads are in <see cref="DownloadEndpoints"/>.</summary>
internal sealed class FileEndpoints(FileStore files, ContentDirectory directory, SimulatorOptions options)
{
    private const string Gzip = "application/x-gzip";

    public static readonly IReadOnlyList<string> ChunkTypes = [ApiBody.OctetStream, Gzip];
    public static readonly IReadOnlyList<string> WholeFileTypes = [ApiBody.OctetStream];

    private readonly SortOrder<FileEntry> _order = SortOrder<FileEntry>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Import files, and the output files of the exports the user may see.</summary>
    public ApiResponse List(ApiCall call)
    {
        var model = call.Model.State;
        var access = model.AccessOf(call.User);
        var entries = model.Files.Select(file => new FileEntry(file.Id, file.Name, file))
            .Concat(model.Exports.Where(access.CanSee).Select(export => new FileEntry(export.Id, export.Name, null)));
        return Envelope.Page(call, "file", "files", _order.Apply(call.Query, entries),
            (json, entry) => entry.Write(json, files.ListedChunkCount(model, entry.Id, call.User)));
    }

    /// <summary>Announces an upload. An id nobody knows makes a new file, which no import reads.</summary>
    public async ValueTask<ApiResponse> StartUploadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (!request.TryGetProperty("chunkCount", out var value) || value.ValueKind != JsonValueKind.Number
            || !value.TryGetInt32(out var count))
            throw ApiException.BadRequest("Expected mandatory field 'chunkCount' to be present and not empty.");
        if (count < -1 || count > options.MaxChunks)
            throw ApiException.BadRequest($"chunkCount must be between -1 and {options.MaxChunks}");
        if (FindExport(call) is not null)
            throw ApiException.BadRequest("The file of an export is written by running the export");
        if (FindFile(call) is not { } file)
        {
            var stray = call.Model.State.AddStrayFile(call["file"]);
            return Answer(call, stray, 0);
        }
        Own(call).Begin(count);
        return Answer(call, file, count);
    }

    public async ValueTask<ApiResponse> PutChunkAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var index = call.Index("chunk");
        var own = FindFile(call) is null ? throw ApiException.NotFound() : Own(call);
        own.Check(index);
        var isCompressed = call.Request.ContentType == Gzip;
        var part = await StoreAsync(call, isCompressed, cancellationToken);
        if (isCompressed)
            call.Record.InflatedLength = part.Length;
        own.Put(index, part);
        return new ApiResponse(204);
    }

    public async ValueTask<ApiResponse> PutFileAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (FindFile(call) is null)
            throw ApiException.NotFound();
        var part = await StoreAsync(call, isCompressed: false, cancellationToken);
        Own(call).Replace(new StoredContent([part], chunkSize: null));
        return new ApiResponse(204);
    }

    public async ValueTask<ApiResponse> CompleteAsync(ApiCall call, CancellationToken cancellationToken)
    {
        await JsonRequest.ReadAsync(call, cancellationToken);
        var file = FindFile(call) ?? throw ApiException.NotFound();
        Own(call).Complete();
        if (options.CompleteAnswers500)
            throw new ApiException(500, "Internal Server Error");
        return Answer(call, file, files.ListedChunkCount(call.Model.State, file.Id, call.User));
    }

    /// <summary>Removes the private copy only.</summary>
    public ApiResponse Delete(ApiCall call)
    {
        if (FindFile(call) is null && FindExport(call) is null)
            throw ApiException.NotFound();
        Own(call).Delete();
        return new ApiResponse(204);
    }

    private async Task<ContentPart> StoreAsync(ApiCall call, bool isCompressed, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.StoreAsync(call.Request.Body, isCompressed, cancellationToken);
        }
        catch (OversizedChunkException error)
        {
            throw new ApiException(options.OversizedChunkStatus, error.Message);
        }
    }

    private UserFile Own(ApiCall call) => files.Of(call.Model.State, call["file"], call.User);

    private static FileState? FindFile(ApiCall call) => call.Model.State.Files.FirstOrDefault(file => file.Id == call["file"]);

    private static ExportState? FindExport(ApiCall call) =>
        call.Model.State.Exports.FirstOrDefault(export => export.Id == call["file"]);

    private static ApiResponse Answer(ApiCall call, FileState file, int chunkCount) => Envelope.Of(call, "file", json =>
    {
        json.WriteStartObject("file");
        new FileEntry(file.Id, file.Name, file).Write(json, chunkCount);
        json.WriteEndObject();
    });

    /// <summary>A line of the file list; output files of exports have fewer members.</summary>
    private sealed record FileEntry(string Id, string Name, FileState? Source)
    {
        public void Write(Utf8JsonWriter json, int chunkCount)
        {
            json.WriteString("id", Id);
            json.WriteString("name", Name);
            json.WriteNumber("chunkCount", chunkCount);
            if (Source is not null)
            {
                json.WriteString("delimiter", Source.Delimiter);
                json.WriteString("encoding", ApiText.Of(Source.Encoding));
            }
            json.WriteNumber("firstDataRow", Source?.FirstDataRow ?? 0);
            if (Source is not null)
                json.WriteString("format", "txt");
            json.WriteNumber("headerRow", Source?.HeaderRow ?? 0);
            if (Source is not null)
                json.WriteString("separator", Source.Separator);
        }
    }
}
