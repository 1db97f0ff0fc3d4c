using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>The frame around nearly every JSON answer: meta, status and one key with what was asked for (API reference 3.0).</summary>
internal static class Envelope
{
    /// <summary>A web page with status 200 is an answer of a proxy, not of Anaplan.</summary>
    public static void CheckContentType(ApiRequest request, HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (type.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0)
            throw new AnswerException("a web page came instead of an answer");
        var mustBeJson = request.Accept == "application/json" && response.StatusCode != System.Net.HttpStatusCode.NoContent;
        if (mustBeJson && type.Length > 0 && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
            throw new AnswerException($"the answer is of type '{type}', not JSON");
    }

    /// <summary>Reads one page of a list. A list without entries has no key at all, but a frame.</summary>
    public static Page<T> ReadPage<T>(PooledBytes body, JsonTypeInfo<List<T>> type, params string[] keys)
        where T : class
    {
        var (items, paging, hasFrame) = Read(body, type, keys);
        if (items is null && !hasFrame)
            throw new AnswerException($"the answer lacks '{keys[0]}'");
        return new((items ?? []).Where(i => i is not null).ToList(), paging);
    }

    /// <summary>Reads the one object of an answer, which must be there.</summary>
    public static T ReadOne<T>(PooledBytes body, JsonTypeInfo<T> type, params string[] keys)
        where T : class
        => Read(body, type, keys).Value ?? throw new AnswerException($"the answer lacks '{keys[0]}'");

    /// <summary>Reads an answer whose keys are those of the object itself, beside the frame if there is one.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="type">The object.</param>
    /// <param name="keys">Keys of which one has to be there: any other object is the answer to another question.</param>
    public static T ReadWhole<T>(PooledBytes body, JsonTypeInfo<T> type, params string[] keys)
        where T : class
    {
        using (body)
        {
            return Guarded(body, () =>
            {
                if (!HasKey(new Utf8JsonReader(body.AsSequence()), keys) && keys.Length > 0)
                    throw new AnswerException($"the answer lacks '{keys[0]}'");
                var reader = new Utf8JsonReader(body.AsSequence());
                return JsonSerializer.Deserialize(ref reader, type)!;
            });
        }
    }

    /// <summary>A refusal inside an answer that says 200 outside is none the less one.</summary>
    public static void CheckStatus(AnswerStatus? status)
    {
        if (status is { Code: not 0 and (< 200 or > 299) })
            throw new AnswerException(Invariant($"the answer says {status.Code} inside ({status.Message})"));
    }

    /// <summary>Turns what a reader of JSON throws into an answer that cannot be used.</summary>
    public static T Guarded<T>(PooledBytes body, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new AnswerException(body.Length == 0 ? "the answer is empty" : "the answer is no valid JSON of its kind", innerException: e);
        }
    }

    // Reads to the end, so that half an answer is none.
    private static bool HasKey(Utf8JsonReader reader, string[] keys)
    {
        var hasKey = false;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AnswerException("the answer is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            hasKey |= Array.IndexOf(keys, name) >= 0;
            if (name == "status" && reader.TokenType == JsonTokenType.StartObject)
                CheckStatus(JsonSerializer.Deserialize(ref reader, ApiJson.Default.AnswerStatus));
            else
                reader.Skip();
        }

        reader.Read();
        return hasKey;
    }

    private static (T? Value, Paging? Paging, bool HasFrame) Read<T>(PooledBytes body, JsonTypeInfo<T> type, string[] keys)
        where T : class
    {
        using (body)
        {
            return Guarded(body, () => Read(new Utf8JsonReader(body.AsSequence()), type, keys));
        }
    }

    private static (T? Value, Paging? Paging, bool HasFrame) Read<T>(Utf8JsonReader reader, JsonTypeInfo<T> type, string[] keys)
        where T : class
    {
        T? value = null;
        Meta? meta = null;
        AnswerStatus? status = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AnswerException("the answer is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "meta" && reader.TokenType == JsonTokenType.StartObject)
                meta = JsonSerializer.Deserialize(ref reader, ApiJson.Default.Meta);
            else if (name == "status" && reader.TokenType == JsonTokenType.StartObject)
                status = JsonSerializer.Deserialize(ref reader, ApiJson.Default.AnswerStatus);
            else if (Array.IndexOf(keys, name) >= 0)
                value = JsonSerializer.Deserialize(ref reader, type);
            else
                reader.Skip();
        }

        // Reads to the end: a second document behind the first would be somebody else's.
        reader.Read();
        CheckStatus(status);
        return (value, meta?.Paging, meta is not null || status is not null);
    }
}

/// <summary>One page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, Paging? Paging);

internal sealed class Meta
{
    public Paging? Paging { get; set; }
}

internal sealed class Paging
{
    public int CurrentPageSize { get; set; }

    public int TotalSize { get; set; }

    public int Offset { get; set; }
}

internal sealed class AnswerStatus
{
    public int Code { get; set; }

    public string? Message { get; set; }
}
