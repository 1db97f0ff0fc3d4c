using System.Globalization;
using System.Security;
using System.Xml.Linq;

namespace AnaplanConnectors.ObjectServers;

/// <summary>
/// One container of Azure Blob Storage: list, properties, ranges, put, delete, blocks and their list; conditions, checksums, ids of equal
/// length, pages of three. Not imitated: signatures beyond the name of the account, leases, snapshots, rights.
/// </summary>
public sealed class BlobServer : LoopbackServer
{
    public const string Container = "lake";
    public const string Account = "devaccount";

    private const int PageLength = 3;

    private int _versions;

    public SortedDictionary<string, StoredObject> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Blocks that no list has named yet, by blob and id.</summary>
    public Dictionary<string, Dictionary<string, byte[]>> Blocks { get; } = [];

    /// <summary>Environment of a client that uses it.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["AZURE_STORAGE_ACCOUNT"] = Account, ["AZURE_STORAGE_KEY"] = Convert.ToBase64String("secret"u8), ["AZURE_STORAGE_SERVICE_ENDPOINT"] = $"{Endpoint}/{Account}",
    };

    public void Add(string name, byte[] content) => Blobs[name] = new StoredObject(content, NextETag(), new Dictionary<string, string>());

    protected override Reply Answer(Request request)
    {
        if (request.Header("Authorization")?.StartsWith($"SharedKey {Account}:", StringComparison.Ordinal) != true)
            return Error(403, "AuthenticationFailed", "Server failed to authenticate the request.");
        var segments = request.Path.TrimStart('/').Split('/', 3);
        if (segments.Length < 2 || segments[0] != Account || segments[1] != Container)
            return Error(404, "ContainerNotFound", "The specified container does not exist.");
        var name = segments.Length > 2 ? segments[2] : "";
        return (request.Method, request.Query.GetValueOrDefault("comp")) switch
        {
            ("GET", "list") => List(request),
            ("GET", null) => Get(request, name, isHead: false),
            ("HEAD", null) => Get(request, name, isHead: true),
            ("PUT", "block") => PutBlock(request, name),
            ("PUT", "blocklist") => PutBlockList(request, name),
            ("PUT", null) => Put(request, name),
            ("DELETE", null) => Blobs.Remove(name) ? Done(202) : Error(404, "BlobNotFound", "The specified blob does not exist."),
            _ => Error(400, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb."),
        };
    }

    protected override Reply Refuse(Request request, int status)
        => status == 403 ? Error(403, "AuthorizationFailure", "This request is not authorized to perform this operation.") : Error(status, "ServerBusy", "The server is busy.");

    protected override Reply FalseSuccess(Request request) => throw new NotSupportedException("This service does not do so.");

    private static Reply Error(int status, string code, string message)
        => Reply.Of(status, $"<Error><Code>{code}</Code><Message>{message}</Message></Error>", ("x-ms-error-code", code), ("x-ms-request-id", "7"));

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"\"0x{++_versions:X8}\"");

    private static Reply Done(int status, string? etag = null) => Reply.Of(
        status, null, ("ETag", etag ?? "\"0x0\""), ("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"), ("x-ms-request-id", "7"), ("x-ms-version", "2024-08-04"),
        ("x-ms-request-server-encrypted", "true"), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT"));

    private Reply List(Request request)
    {
        var after = request.Query.GetValueOrDefault("marker") ?? "";
        var found = Blobs.Where(one => one.Key.StartsWith(request.Query.GetValueOrDefault("prefix") ?? "", StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).ToList();
        var page = found.Take(PageLength).ToList();
        var blobs = page.Select(one => $"<Blob><Name>{SecurityElement.Escape(one.Key)}</Name><Properties><Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>{one.Value.ETag.Trim('"')}</Etag><Content-Length>{one.Value.Content.Length}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>");
        return Reply.Of(200, $"<EnumerationResults ServiceEndpoint=\"{Endpoint}/\" ContainerName=\"{Container}\"><Blobs>{string.Concat(blobs)}</Blobs><NextMarker>{(found.Count > PageLength ? SecurityElement.Escape(page[^1].Key) : "")}</NextMarker></EnumerationResults>");
    }

    private Reply Get(Request request, string name, bool isHead)
    {
        if (!Blobs.TryGetValue(name, out var found))
            return isHead ? Reply.Of(404, null, ("x-ms-error-code", "BlobNotFound")) : Error(404, "BlobNotFound", "The specified blob does not exist.");
        if (request.Header("If-Match") is { } match && match.Trim('"') != found.ETag.Trim('"'))
            return Error(412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
        var header = request.Header("x-ms-range") ?? request.Header("Range");
        if (found.Range(header) is not { } range)
            return Error(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
        var reply = Done(header is null ? 200 : 206, found.ETag) with { Body = range.Bytes };
        foreach (var (key, value) in found.Metadata)
            reply.Headers[key] = value;
        reply.Headers["x-ms-blob-type"] = "BlockBlob";
        reply.Headers["Content-Length"] = range.Bytes.Length.ToString(CultureInfo.InvariantCulture);
        if (header is not null)
            reply.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.Start + range.Bytes.Length - 1}/{found.Content.Length}");
        return reply;
    }

    private Reply Put(Request request, string name)
    {
        if (request.Header("x-ms-blob-type") != "BlockBlob")
            return Error(400, "MissingRequiredHeader", "An HTTP header that's mandatory for this request is not specified.");
        return Make(request, name, request.Body);
    }

    private Reply PutBlock(Request request, string name)
    {
        var id = request.Query["blockid"];
        if (!StoredObject.IsIntact(request))
            return Error(400, "Md5Mismatch", "The MD5 value specified in the request did not match with the MD5 value calculated by the server.");
        var blocks = Blocks.TryGetValue(name, out var known) ? known : Blocks[name] = [];
        if (blocks.Keys.Any(other => other.Length != id.Length))
            return Error(400, "InvalidBlobOrBlock", "The specified blob or block content is invalid.");
        blocks[id] = request.Body;
        return Done(201);
    }

    private Reply PutBlockList(Request request, string name)
    {
        var ids = XDocument.Load(new MemoryStream(request.Body)).Root!.Elements().Select(element => element.Value).ToList();
        if (!Blocks.TryGetValue(name, out var blocks) || ids.Exists(id => !blocks.ContainsKey(id)))
            return Error(400, "InvalidBlockList", "The specified block list is invalid.");
        return Make(request, name, [.. ids.SelectMany(id => blocks[id])]);
    }

    private Reply Make(Request request, string name, byte[] content)
    {
        if (request.Header("If-None-Match") == "*" && Blobs.ContainsKey(name))
            return Error(409, "BlobAlreadyExists", "The specified blob already exists.");
        Blobs[name] = new StoredObject(content, NextETag(), StoredObject.MetadataOf(request, "x-ms-meta-"));
        Blocks.Remove(name);
        return Done(201, Blobs[name].ETag);
    }
}
