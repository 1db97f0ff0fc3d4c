using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace AnaplanConnectors.ObjectServers;

/// <summary>
/// One bucket of S3: list, head, ranges, put, delete, multipart; conditions, checksums, the least size of parts, pages of three. Not
/// imitated: signatures beyond the name of the key, encryption, versions, rights.
/// </summary>
public sealed class S3Server : LoopbackServer
{
    public const string Bucket = "lake";
    public const string KeyId = "AKIATEST";

    private const int PageLength = 3;
    private const int LeastPart = 5 * 1024 * 1024;

    private int _uploads;

    public SortedDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Upload> Uploads { get; } = [];

    /// <summary>Environment of a client that uses it.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["AWS_ENDPOINT_URL_S3"] = Endpoint, ["AWS_ACCESS_KEY_ID"] = KeyId, ["AWS_SECRET_ACCESS_KEY"] = "secret", ["AWS_REGION"] = "eu-central-1",
    };

    public void Add(string key, byte[] content) => Objects[key] = Object(content, new Dictionary<string, string>());

    protected override Reply Answer(Request request)
    {
        if (request.Header("Authorization")?.StartsWith($"AWS4-HMAC-SHA256 Credential={KeyId}/", StringComparison.Ordinal) != true)
            return Error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
        if (request.Header("x-amz-content-sha256") is { Length: 64 } hash && !hash.Equals(Convert.ToHexString(SHA256.HashData(request.Body)), StringComparison.OrdinalIgnoreCase))
            return Error(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
        var segments = request.Path.TrimStart('/').Split('/', 2);
        if (segments[0] != Bucket)
            return Error(404, "NoSuchBucket", "The specified bucket does not exist");
        var key = segments.Length > 1 ? segments[1] : "";
        return (request.Method, key.Length) switch
        {
            ("GET", 0) => request.Has("uploads") ? ListUploads(request) : List(request),
            ("GET", _) => Get(request, key, isHead: false),
            ("HEAD", _) => Get(request, key, isHead: true),
            ("PUT", _) => request.Has("partNumber") ? PutPart(request) : Put(request, key),
            ("POST", _) => request.Has("uploads") ? Begin(request, key) : Complete(request, key),
            ("DELETE", _) => request.Has("uploadId") ? Abort(request) : Delete(key),
            _ => Error(405, "MethodNotAllowed", "The specified method is not allowed against this resource."),
        };
    }

    protected override Reply Refuse(Request request, int status) => status switch
    {
        403 => Error(403, "AccessDenied", "Access Denied"),
        501 => Error(501, "NotImplemented", "A header you provided implies functionality that is not implemented"),
        _ => Error(status, "SlowDown", "Please reduce your request rate."),
    };

    protected override Reply FalseSuccess(Request request)
        => Reply.Of(200, "<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>7</RequestId></Error>");

    private static Reply Error(int status, string code, string message)
        => Reply.Of(status, $"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>7</RequestId></Error>", ("x-amz-request-id", "7"));

    private static StoredObject Object(byte[] content, IReadOnlyDictionary<string, string> metadata, string? etag = null)
        => new(content, etag ?? $"\"{Convert.ToHexString(MD5.HashData(content)).ToLowerInvariant()}\"", metadata);

    private Reply List(Request request)
    {
        var after = request.Query.GetValueOrDefault("continuation-token") ?? "";
        var found = Objects.Where(one => one.Key.StartsWith(request.Query.GetValueOrDefault("prefix") ?? "", StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).ToList();
        var page = found.Take(PageLength).ToList();
        var rest = found.Count > PageLength ? $"<NextContinuationToken>{SecurityElement.Escape(page[^1].Key)}</NextContinuationToken>" : "";
        var contents = page.Select(one => $"<Contents><Key>{SecurityElement.Escape(one.Key)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>{SecurityElement.Escape(one.Value.ETag)}</ETag><Size>{one.Value.Content.Length}</Size><StorageClass>STANDARD</StorageClass></Contents>");
        return Reply.Of(200, $"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>{Bucket}</Name><KeyCount>{page.Count}</KeyCount><MaxKeys>{PageLength}</MaxKeys><IsTruncated>{(rest.Length > 0 ? "true" : "false")}</IsTruncated>{rest}{string.Concat(contents)}</ListBucketResult>");
    }

    private Reply Get(Request request, string key, bool isHead)
    {
        if (!Objects.TryGetValue(key, out var found))
            return isHead ? Reply.Of(404) : Error(404, "NoSuchKey", "The specified key does not exist.");
        if (request.Header("If-Match") is { } match && match.Trim('"') != found.ETag.Trim('"'))
            return Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        if (found.Range(request.Header("Range")) is not { } range)
            return Error(416, "InvalidRange", "The requested range is not satisfiable");
        var headers = found.Metadata.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        headers["ETag"] = found.ETag;
        headers["Last-Modified"] = "Thu, 01 Jan 2026 00:00:00 GMT";
        headers["Content-Length"] = range.Bytes.Length.ToString(CultureInfo.InvariantCulture);
        if (request.Header("Range") is not null)
            headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.Start + range.Bytes.Length - 1}/{found.Content.Length}");
        return new Reply(request.Header("Range") is null ? 200 : 206, range.Bytes, headers);
    }

    private Reply Put(Request request, string key)
    {
        if (!StoredObject.IsIntact(request))
            return Error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        if (request.Header("If-None-Match") == "*" && Objects.ContainsKey(key))
            return Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        Objects[key] = Object(request.Body, StoredObject.MetadataOf(request, "x-amz-meta-"));
        return Reply.Of(200, null, ("ETag", Objects[key].ETag));
    }

    private Reply Begin(Request request, string key)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"upload-{++_uploads}");
        Uploads[id] = new Upload(key, DateTimeOffset.UnixEpoch.AddYears(56), StoredObject.MetadataOf(request, "x-amz-meta-"));
        return Reply.Of(200, $"<InitiateMultipartUploadResult><Bucket>{Bucket}</Bucket><Key>{SecurityElement.Escape(key)}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private Reply PutPart(Request request)
    {
        if (!Uploads.TryGetValue(request.Query["uploadId"], out var upload))
            return NoSuchUpload();
        if (!StoredObject.IsIntact(request))
            return Error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        upload.Parts[int.Parse(request.Query["partNumber"], CultureInfo.InvariantCulture)] = request.Body;
        return Reply.Of(200, null, ("ETag", Object(request.Body, new Dictionary<string, string>()).ETag));
    }

    private Reply Complete(Request request, string key)
    {
        if (!Uploads.TryGetValue(request.Query["uploadId"], out var upload) || upload.Key != key)
            return NoSuchUpload();
        if (request.Header("If-None-Match") == "*" && Objects.ContainsKey(key))
            return Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        var named = XDocument.Load(new MemoryStream(request.Body)).Descendants().Where(element => element.Name.LocalName == "Part")
            .Select(part => (Number: (int)part.Elements().First(one => one.Name.LocalName == "PartNumber"), ETag: (string)part.Elements().First(one => one.Name.LocalName == "ETag"))).ToList();
        if (!named.Select(part => part.Number).SequenceEqual(named.Select(part => part.Number).Order()))
            return Error(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
        if (named.Count == 0 || named.Exists(part => !upload.Parts.TryGetValue(part.Number, out var bytes) || Object(bytes, upload.Metadata).ETag.Trim('"') != part.ETag.Trim('"')))
            return Error(400, "InvalidPart", "One or more of the specified parts could not be found.");
        if (named.SkipLast(1).Any(part => upload.Parts[part.Number].Length < LeastPart))
            return Error(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        Objects[key] = Object([.. named.SelectMany(part => upload.Parts[part.Number])], upload.Metadata, $"\"{request.Query["uploadId"]}-{named.Count}\"");
        Uploads.Remove(request.Query["uploadId"]);
        return Reply.Of(200, $"<CompleteMultipartUploadResult><Bucket>{Bucket}</Bucket><Key>{SecurityElement.Escape(key)}</Key><ETag>{SecurityElement.Escape(Objects[key].ETag)}</ETag></CompleteMultipartUploadResult>");
    }

    private Reply Abort(Request request) => Uploads.Remove(request.Query["uploadId"]) ? Reply.Of(204) : NoSuchUpload();

    private Reply Delete(string key)
    {
        Objects.Remove(key);
        return Reply.Of(204);
    }

    private Reply ListUploads(Request request)
    {
        var found = Uploads.Where(one => one.Value.Key.StartsWith(request.Query.GetValueOrDefault("prefix") ?? "", StringComparison.Ordinal))
            .Select(one => $"<Upload><Key>{SecurityElement.Escape(one.Value.Key)}</Key><UploadId>{one.Key}</UploadId><Initiated>{one.Value.Initiated.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}</Initiated></Upload>");
        return Reply.Of(200, $"<ListMultipartUploadsResult><Bucket>{Bucket}</Bucket><IsTruncated>false</IsTruncated>{string.Concat(found)}</ListMultipartUploadsResult>");
    }

    private static Reply NoSuchUpload() => Error(404, "NoSuchUpload", "The specified multipart upload does not exist.");

    /// <summary>A multipart upload that is not complete.</summary>
    public sealed record Upload(string Key, DateTimeOffset Initiated, IReadOnlyDictionary<string, string> Metadata)
    {
        public SortedDictionary<int, byte[]> Parts { get; } = [];
    }
}
