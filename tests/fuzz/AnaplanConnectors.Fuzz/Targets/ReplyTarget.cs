using System.Net;
using System.Text.Json;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Fuzz.Targets;

/// <summary>
/// Answers of the API: the first byte chooses the call and whether the body is compressed. What is read has been read to its end and is
/// JSON; what is no JSON is refused; the words for people are short and on one line.
/// </summary>
internal static class ReplyTarget
{
    private const int Gzip = 0x80;
    private const int MaxWords = 201;

    private static readonly Action<PooledBytes>[] Calls =
    [
        body => Envelope.ReadPage(body, ApiJson.Default.ListAnaplanImport, "imports"),
        body => Envelope.ReadPage(body, ApiJson.Default.ListTaskSummary, "tasks"),
        body => Envelope.ReadOne(body, ApiJson.Default.TaskSnapshot, "task"),
        body => Envelope.ReadOne(body, ApiJson.Default.AnaplanModel, "model"),
        body => Envelope.ReadWhole(body, ApiJson.Default.ExportMetadata, "exportMetadata", "columnCount"),
        body => Envelope.ReadWhole(body, ApiJson.Default.ViewGrid, "columnCoordinates", "rows"),
        ReadItems,
        body => Envelope.ReadOne(body, ApiJson.Default.TokenInfo, "tokenInfo"),
    ];

    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0, .. """{"meta":{"paging":{"currentPageSize":1,"totalSize":1,"offset":0}},"status":{"code":200,"message":"Success"},"imports":[{"id":"112000000001","name":"Load"}]}"""u8],
        [1, .. """{"status":{"code":200},"tasks":[{"taskId":"A","taskState":"COMPLETE","creationTime":1732406400000}]}"""u8],
        [2, .. """{"task":{"taskId":"A","currentStep":"x","progress":0.5,"taskState":"COMPLETE","result":{"successful":false,"failureDumpAvailable":true,"details":[{"type":"hierarchyRowsProcessed","values":["a","b"],"occurrences":3}],"nestedResults":[]}}}"""u8],
        [3, .. """{"model":{"id":"7","activeState":"UNLOCKED","memoryUsage":1e9,"categoryValues":[null]}}"""u8],
        [4, .. """{"columnCount":2,"headerNames":["a","b"],"dataTypes":["TEXT"],"rowCount":12}"""u8],
        [5, .. """{"columnCoordinates":[["a"]],"rows":[{"rowCoordinates":["r"],"cells":["1",""]}]}"""u8],
        [6, .. """{"meta":{},"listItems":[{"id":"1","name":"x","properties":{"p":"\ud83d\ude00"}},null]}"""u8],
        [7, .. """{"status":"SUCCESS","tokenInfo":{"expiresAt":1732406400000,"tokenId":"x","tokenValue":"y","refreshTokenId":"z"}}"""u8],
        [0, .. """{"status":{"code":500,"message":"<b>"},"imports":[]} {}"""u8],
        [0x80, .. Compressed("""{"meta":{},"imports":[]}"""u8)],
        [1, .. "<html><head><title>502 Bad Gateway</title></head></html>"u8],
    ];

    public static void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        var content = input[1..];
        CheckWords(content);
        try
        {
            using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };
            if ((input[0] & Gzip) != 0)
                response.Content.Headers.ContentEncoding.Add("gzip");
            using var clock = new CallClock(TimeProvider.System, new TimeoutOptions(), TimeSpan.FromHours(1), 0, CancellationToken.None);
            var body = AnswerBody.ReadAsync(response, clock).GetAwaiter().GetResult();
            Calls[(input[0] & ~Gzip) % Calls.Length](body);
            if ((input[0] & Gzip) == 0)
                JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 1000 }).Dispose();
        }
        catch (Exception refusal) when (refusal is AnswerException or AnaplanApiException)
        {
            // Typed: the request is repeated or ends as ANX-coded failure.
        }
    }

    private static void CheckWords(byte[] content)
    {
        if (ServiceWords.Read(content) is { } words && (words.Length > MaxWords || words.Any(char.IsControl)))
            throw new WrongResultException($"These words do not fit on a line: {words}");
        ServiceWords.ReadOAuthError(content);
    }

    private static void ReadItems(PooledBytes body)
    {
        using var items = JsonItems<ListItem>.Open(body, ApiJson.Default.ListItem, "listItems");
        while (items.Next() is not null)
        {
            // Each one is made when it is asked for.
        }
    }

    private static byte[] Compressed(ReadOnlySpan<byte> content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(content);
        return bytes.ToArray();
    }
}
